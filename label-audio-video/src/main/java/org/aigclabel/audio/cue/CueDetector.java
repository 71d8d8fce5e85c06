package org.aigclabel.audio.cue;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.aigclabel.Finding;
import org.aigclabel.Formats;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.Rule;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.audio.FlacBlocks;
import org.aigclabel.explicit.AudioCue.Voice;
import org.aigclabel.explicit.ExplicitFinding;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.ffmpeg.FfmpegJob;
import org.aigclabel.ffmpeg.Workspace;
import org.aigclabel.spi.ExplicitDetector;
import org.aigclabel.video.mp4.SoundTrack;

/** Listens for the rhythm and for the toolkit's voice clips anywhere in a programme. */
@AutoService(ExplicitDetector.class)
public final class CueDetector implements ExplicitDetector {

  private static final int BLOCK = 1 << 18;
  private static final int FRAMES = 64;

  /** A type that may hold sound alone. */
  private static final String FILM = "mp4";

  @Override
  public boolean supports(MediaType type) {
    return type.modality() == Modality.AUDIO || type.name().equals(FILM);
  }

  @Override
  public List<ExplicitFinding> detect(MediaSource source) throws IOException {
    MediaType type = Formats.installed().require(source).type();
    Ear ear = new Ear();
    if (type.name().equals(FILM) && !SoundTrack.alone(source)) {
      return List.of();
    }
    try {
      if (type.name().equals("flac")) {
        flac(source, ear);
      } else {
        pcm(source, type, ear);
      }
    } catch (UnsupportedMediaException e) {
      ear = new Ear();
      decoded(source, type, ear);
    }
    return ear.findings();
  }

  private static void pcm(MediaSource source, MediaType type, Ear ear) throws IOException {
    if (!type.name().equals("wav") && !type.name().equals("aiff")) {
      throw new UnsupportedMediaException(source.name(), "not PCM");
    }
    PcmFile file = type.name().equals("aiff") ? PcmFile.aiff(source) : PcmFile.wav(source);
    int rate = file.format().rate();
    for (long at = 0; at < file.frames(); at += BLOCK) {
      // Blocks are resampled one by one; their edges are a fault of under a millisecond.
      float[] mono = file.mono(at, Math.min(BLOCK, file.frames() - at));
      ear.hear(Resampler.resample(mono, rate, Spectrum.RATE));
    }
  }

  private static void flac(MediaSource source, Ear ear) throws IOException {
    FlacBlocks blocks = FlacFrames.blocks(source);
    FlacInfo format = FlacInfo.read(source, FlacInfo.place(source, blocks));
    if (format.bits() > FlacDecoder.MOST_BITS || format.rate() == 0) {
      throw new UnsupportedMediaException(source.name(), "no FLAC of up to 24 bits");
    }
    List<FlacFrames.Frame> frames;
    try {
      frames = FlacFrames.read(source, blocks);
    } catch (MalformedMediaException e) {
      throw new UnsupportedMediaException(source.name(), "FLAC with gaps, which FFmpeg may read");
    }
    for (int from = 0; from < frames.size(); from += FRAMES) {
      int to = Math.min(frames.size(), from + FRAMES);
      List<float[]> sound = FlacDecoder.sound(source, frames.subList(from, to), format);
      ear.hear(Resampler.resample(PcmFile.mono(sound), format.rate(), Spectrum.RATE));
    }
  }

  private static void decoded(MediaSource source, MediaType type, Ear ear) throws IOException {
    Ffmpeg ffmpeg = Ffmpeg.require(source.name());
    try (Workspace workspace = Ffmpeg.workspace(source, "in")) {
      String demuxer = Reencoding.names(type.name()).demuxer();
      List<String> arguments = new ArrayList<>(Ffmpeg.input(demuxer, workspace.file("in")));
      arguments.addAll(List.of("-map", "0:a:0", "-ac", "1", "-ar", "" + Spectrum.RATE));
      arguments.addAll(List.of("-f", "s16le", "pipe:1"));
      ffmpeg.run(FfmpegJob.of(arguments, Probe.LIMIT).draining(in -> read(in, ear)));
    }
  }

  private static void read(InputStream in, Ear ear) throws IOException {
    byte[] bytes = in.readNBytes(BLOCK);
    while (bytes.length > 1) {
      float[] block = new float[bytes.length / 2];
      for (int i = 0; i < block.length; i++) {
        block[i] = (bytes[2 * i + 1] << 8 | bytes[2 * i] & 0xFF) / 32_768f;
      }
      ear.hear(block);
      bytes = in.readNBytes(BLOCK);
    }
  }

  /** Hears a programme once, for both finders. */
  static final class Ear {

    private final Spectrum spectrum = new Spectrum();
    private final RhythmFinder rhythms = new RhythmFinder();
    private final VoiceFinder voices = new VoiceFinder();
    private final float[] powers = new float[Spectrum.BINS];

    void hear(float[] samples) {
      for (float sample : samples) {
        if (spectrum.add(sample)) {
          spectrum.powers(powers);
          rhythms.add(powers);
          voices.add(powers);
        }
      }
    }

    /** Returns what was heard, in the order of time. */
    List<ExplicitFinding> findings() {
      hear(new float[Spectrum.RATE / 2]);
      record At(double start, ExplicitFinding finding) {}
      List<At> found = new ArrayList<>();
      for (RhythmFinder.Hit hit : rhythms.hits()) {
        String how =
            String.format(Locale.ROOT, "rhythm at %.0f Hz, short %.2f s", hit.pitch(), hit.dot());
        String place = span(hit.start(), hit.end());
        found.add(
            new At(
                hit.start(),
                new ExplicitFinding("rhythm", "短长短短", place, hit.confidence(), note(how, place))));
      }
      for (VoiceFinder.Hit hit : voices.hits()) {
        String words = hit.voice() == Voice.CHINESE ? "人工智能生成" : "AI generated";
        String place = span(hit.start(), hit.end());
        found.add(
            new At(
                hit.start(),
                new ExplicitFinding(
                    "voice", words, place, hit.confidence(), note("voice", place))));
      }
      return found.stream().sorted(Comparator.comparingDouble(At::start)).map(At::finding).toList();
    }

    private static String span(double from, double to) {
      return String.format(Locale.ROOT, "%.2f-%.2f s", Math.max(0, from), to);
    }

    private static List<Finding> note(String how, String place) {
      return List.of(Finding.of(Rule.EXPLICIT_NOTE, how + ", " + place));
    }
  }
}
