package org.aigclabel.audio.cue;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.aigclabel.Finding;
import org.aigclabel.Formats;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.Rule;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.audio.FlacBlocks;
import org.aigclabel.container.Id3;
import org.aigclabel.container.Ogg;
import org.aigclabel.explicit.ExplicitFinding;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.ffmpeg.FfmpegException;
import org.aigclabel.ffmpeg.FfmpegJob;
import org.aigclabel.ffmpeg.Workspace;
import org.aigclabel.spi.ExplicitDetector;
import org.aigclabel.video.mp4.SoundTrack;

/** Listens for the rhythm and for the toolkit's voice clips anywhere in a programme. */
@AutoService(ExplicitDetector.class)
public final class CueDetector implements ExplicitDetector {

  private static final int BLOCK = 1 << 18;

  /** Fewer bytes for a second than speech codecs need: a file may not cost what it likes. */
  private static final int THIN = 1500;

  private static final int TEN_MINUTES = 600;

  /** Decoded samples for a byte, of all channels: more than FLAC makes of any sound but silence. */
  private static final int DENSE = 32;

  private static final long FEW = 30_000_000;
  private static final int SLOWEST = 2000;
  private static final int MEBI = 1 << 20;

  /** A type that may hold sound alone. */
  private static final String FILM = "mp4";

  /** Frames without a container. */
  private static final Set<String> TAGGED = Set.of("mp3", "aac");

  @Override
  public boolean supports(MediaType type) {
    return type.modality() == Modality.AUDIO || type.name().equals(FILM);
  }

  @Override
  public List<ExplicitFinding> detect(MediaSource source) throws IOException {
    MediaType type = Formats.installed().require(source).type();
    if (type.name().equals(FILM) && !SoundTrack.alone(source)) {
      return List.of();
    }
    Ear ear = listen(source, type);
    return found(source, ear);
  }

  /** Returns what was heard, the last of it with the reason why no more was. */
  private static List<ExplicitFinding> found(MediaSource source, Ear ear) throws IOException {
    List<ExplicitFinding> found = new ArrayList<>(ear.findings());
    if (ear.stopped().isEmpty()) {
      return found;
    }
    String reason = ear.stopped().get();
    if (found.isEmpty()) {
      throw new UnsupportedMediaException(source.name(), reason);
    }
    ExplicitFinding last = found.remove(found.size() - 1);
    List<Finding> findings = new ArrayList<>(last.findings());
    findings.add(Finding.of(Rule.EXPLICIT_SKIPPED, reason));
    found.add(
        new ExplicitFinding(
            last.kind(), last.content(), last.place(), last.confidence(), findings));
    return found;
  }

  private static Ear listen(MediaSource source, MediaType type) throws IOException {
    long seconds = Math.max(TEN_MINUTES, source.size() / THIN);
    try {
      Ear ear = new Ear(seconds);
      if (type.name().equals("flac")) {
        flac(source, ear);
      } else {
        pcm(source, type, ear);
      }
      return ear;
    } catch (UnsupportedMediaException e) {
      Ear ear = new Ear(seconds);
      decoded(source, type, ear);
      return ear;
    }
  }

  private static void pcm(MediaSource source, MediaType type, Ear ear) throws IOException {
    if (!type.name().equals("wav") && !type.name().equals("aiff")) {
      throw new UnsupportedMediaException(source.name(), "not PCM");
    }
    PcmFile file = type.name().equals("aiff") ? PcmFile.aiff(source) : PcmFile.wav(source);
    int rate = file.format().rate();
    int block = BLOCK / file.format().channels();
    for (long at = 0; at < file.frames() && !ear.full(); at += block) {
      // Blocks are resampled one by one; their edges are a fault of under a millisecond.
      float[] mono = file.mono(at, Math.min(block, file.frames() - at));
      ear.hear(Resampler.resample(mono, rate, Spectrum.RATE));
    }
  }

  private static void flac(MediaSource source, Ear ear) throws IOException {
    FlacBlocks blocks = FlacFrames.blocks(source);
    FlacInfo format = FlacInfo.read(source, FlacInfo.place(source, blocks));
    if (format.bits() > FlacDecoder.MOST_BITS || format.rate() < SLOWEST) {
      throw new UnsupportedMediaException(source.name(), "no FLAC of up to 24 bits");
    }
    List<FlacFrames.Frame> frames;
    try {
      frames = FlacFrames.read(source, blocks);
    } catch (MalformedMediaException e) {
      throw new UnsupportedMediaException(source.name(), "FLAC with gaps, which FFmpeg may read");
    }
    int channels = format.channels();
    long left = Math.max(FEW, DENSE * source.size());
    int from = 0;
    while (from < frames.size() && !ear.full()) {
      int to = from;
      long samples = 0;
      while (to < frames.size() && samples < BLOCK) {
        samples += (long) frames.get(to++).samples() * channels;
      }
      left -= samples;
      if (left < 0) {
        ear.stop();
        return;
      }
      List<float[]> sound = FlacDecoder.sound(source, frames.subList(from, to), format);
      ear.hear(Resampler.resample(PcmFile.mono(sound), format.rate(), Spectrum.RATE));
      from = to;
    }
  }

  private static void decoded(MediaSource source, MediaType type, Ear ear) throws IOException {
    Ffmpeg ffmpeg =
        Ffmpeg.installed()
            .orElseThrow(() -> new UnsupportedMediaException(source.name(), "reason.no.ffmpeg"));
    long patience = 2 + 4 * (source.size() / MEBI);
    try (Workspace workspace = Workspace.create()) {
      workspace.put(source, begin(source, type), "in");
      String demuxer = Reencoding.names(type.name()).demuxer();
      List<String> arguments = new ArrayList<>(List.of("-timelimit", "" + patience));
      arguments.addAll(Ffmpeg.input(demuxer, workspace.file("in")));
      arguments.addAll(List.of("-map", "0:a:0", "-ac", "1", "-ar", "" + Spectrum.RATE));
      arguments.addAll(List.of("-t", "" + (ear.most() + 1), "-flush_packets", "0"));
      arguments.addAll(List.of("-f", "s16le", "pipe:1"));
      ffmpeg.run(FfmpegJob.of(arguments, Probe.LIMIT).draining(in -> read(in, ear)));
      if (type.name().equals("ogg") && varies(source)) {
        ear.stop();
      }
    } catch (FfmpegException e) {
      // Whether a file is damaged is for its format to say.
      if (ear.seconds() == 0) {
        throw new UnsupportedMediaException(source.name(), "reason.sound.undecoded");
      }
      ear.stop();
    }
  }

  /** Returns where FFmpeg begins: tags packed by strangers are not for it to unpack. */
  private static long begin(MediaSource source, MediaType type) throws IOException {
    if (type.name().equals("ogg")) {
      Ogg.read(source).canonical(); // Without a stream in it, FFmpeg would search for very long.
    }
    return TAGGED.contains(type.name()) ? Id3.after(source, 0) : 0;
  }

  /** Returns whether sound of other kinds follows, before which FFmpeg ends without a word. */
  private static boolean varies(MediaSource source) throws IOException {
    return Ogg.read(source).sounds().stream().filter(s -> !s.endsWith("theora")).distinct().count()
        > 1;
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
}
