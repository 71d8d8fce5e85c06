package org.aigclabel.audio.cue;

import com.google.auto.service.AutoService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Plan;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.audio.MpegFrame;
import org.aigclabel.audio.cue.Mp3Counts.Inserted;
import org.aigclabel.explicit.AudioCue;
import org.aigclabel.explicit.AudioCue.Joining;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.ffmpeg.Workspace;
import org.aigclabel.spi.ExplicitLabeler;

/**
 * Cues in MP3: frames of the same rate and mode between frames. Only the cue is encoded; a silent
 * frame carries what the next frame wants from the bit reservoir.
 */
@AutoService(ExplicitLabeler.class)
public final class Mp3Labeler implements ExplicitLabeler {

  private static final int DELAY = 576;
  private static final int LEAST = 128_000;

  @Override
  public boolean supports(MediaType type) {
    return type.name().equals("mp3");
  }

  @Override
  public Rendering label(MediaSource source, ExplicitLabel label) throws IOException {
    AudioCue cue = label.cue();
    Mp3Stream stream;
    try {
      stream = Mp3Stream.read(source);
    } catch (UnsupportedMediaException e) {
      return Reencoding.label(source, label, "mp3");
    }
    if (cue.joining() == Joining.MIXED || stream.format().layer() == 1) {
      return Reencoding.label(source, label, "mp3");
    }
    String encoder = stream.format().layer() == 3 ? "libmp3lame" : "mp2";
    Ffmpeg ffmpeg = Ffmpeg.require(source.name(), encoder);
    List<Inserted> inserted = new ArrayList<>();
    List<Finding> notes = new ArrayList<>();
    int padding = -1;
    for (int place : Place.of(cue.place(), stream.first(), stream.middle(), stream.count())) {
      FittedCue fitted = fitted(ffmpeg, stream, cue, place);
      byte[] bridge = stream.bridge(place);
      byte[] frames = encode(ffmpeg, stream, fitted.sound());
      int count = count(frames);
      padding =
          place == stream.count()
              ? Math.max(0, count * stream.format().samples() - fitted.sound().length - DELAY)
              : padding;
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.writeBytes(frames);
      all.writeBytes(bridge);
      inserted.add(new Inserted(place, all.toByteArray(), count + (bridge.length > 0 ? 1 : 0)));
      double seconds =
          (place - stream.first()) * (double) stream.format().samples() / stream.format().rate();
      notes.add(fitted.note(Place.at(seconds)));
    }
    return new Rendering(plan(stream, inserted, padding), List.copyOf(notes), () -> {});
  }

  private static Plan plan(Mp3Stream stream, List<Inserted> inserted, int padding)
      throws IOException {
    Plan.Edits edits = Plan.edit(stream.source());
    if (stream.first() == 1) {
      byte[] header = new Mp3Counts(stream, inserted).rewritten(padding);
      edits.replace(stream.offset(0), header.length, header);
    }
    Shift shift = new Shift();
    for (Inserted part : inserted) {
      edits.insert(stream.offset(part.before()), part.bytes());
      long at = (long) (part.before() - stream.first()) * stream.format().samples();
      shift.add(at, (long) part.count() * stream.format().samples());
    }
    shift.tags(stream.source(), edits, stream.format().rate());
    return edits.plan();
  }

  private static FittedCue fitted(Ffmpeg ffmpeg, Mp3Stream stream, AudioCue cue, int place)
      throws IOException {
    long[] range = stream.stretch(place, Place.NEAR);
    ByteArrayOutputStream near = new ByteArrayOutputStream();
    stream.source().transfer(range[0], range[1] - range[0], Channels.newChannel(near));
    try (Workspace workspace = Workspace.create()) {
      Path file = workspace.put(near.toByteArray(), "near.mp3");
      List<String> input = Ffmpeg.input("mp3", file);
      List<float[]> sound = Probe.stretch(ffmpeg, input, 0, workspace.file("near.wav"));
      return FittedCue.of(cue, stream.format().rate(), sound);
    }
  }

  private static byte[] encode(Ffmpeg ffmpeg, Mp3Stream stream, float[] sound) throws IOException {
    MpegFrame format = stream.format();
    PcmFormat pcm =
        new PcmFormat(
            PcmFormat.Coding.SIGNED, 2, ByteOrder.LITTLE_ENDIAN, format.rate(), format.channels());
    try (Workspace workspace = Workspace.create()) {
      Path wav = workspace.put(WaveFile.of(pcm, pcm.encode(sound)), "cue.wav");
      List<String> arguments = new ArrayList<>(Ffmpeg.input("wav", wav));
      // Without a header of counts, frames of one length are all that players go by.
      boolean constant = stream.first() == 0 || format.version() != 1;
      int bitrate = constant ? format.bitrate() : Math.max(LEAST, format.bitrate());
      if (format.layer() == 3) {
        arguments.addAll(List.of("-c:a", "libmp3lame", "-reservoir", "0", "-write_xing", "0"));
        arguments.addAll(List.of("-id3v2_version", "0", "-f", "mp3"));
      } else {
        arguments.addAll(List.of("-c:a", "mp2", "-f", "mp2"));
      }
      arguments.addAll(List.of("-b:a", Integer.toString(bitrate), "-map_metadata", "-1"));
      arguments.addAll(List.of("-fflags", "+bitexact", "pipe:1"));
      return ffmpeg.output(arguments, 16 << 20, Probe.LIMIT);
    }
  }

  private static int count(byte[] frames) throws IOException {
    return Mp3Stream.read(MediaSource.of("the cue", frames)).count();
  }
}
