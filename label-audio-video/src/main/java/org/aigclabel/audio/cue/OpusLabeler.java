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
import org.aigclabel.container.Ogg;
import org.aigclabel.explicit.AudioCue;
import org.aigclabel.explicit.AudioCue.Joining;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.ffmpeg.Workspace;
import org.aigclabel.spi.ExplicitLabeler;

/**
 * Cues in Ogg: Opus packets between Opus packets, later pages renumbered. Packets of Vorbis, Speex
 * and FLAC need their own stream's headers, so those are encoded again.
 */
@AutoService(ExplicitLabeler.class)
public final class OpusLabeler implements ExplicitLabeler {

  private static final int RATE = 48_000;

  @Override
  public boolean supports(MediaType type) {
    return type.name().equals("ogg");
  }

  @Override
  public Rendering label(MediaSource source, ExplicitLabel label) throws IOException {
    AudioCue cue = label.cue();
    OpusStream stream = OpusStream.read(source);
    boolean covered = stream.simple() && stream.openingSkipped() > CueSound.SILENCE * RATE;
    if (!stream.simple() || covered || cue.joining() == Joining.MIXED) {
      return Reencoding.label(source, label, "ogg");
    }
    Ffmpeg ffmpeg = Ffmpeg.require(source.name(), "libopus");
    List<Finding> notes = new ArrayList<>();
    List<OpusStream.Part> parts = new ArrayList<>();
    Shift shift = new Shift();
    int count = stream.pages().size();
    for (int place : Place.of(cue.place(), stream.opening(), stream.middle(), count)) {
      FittedCue fitted = FittedCue.of(cue, RATE, near(ffmpeg, stream, place));
      MediaSource encoded = MediaSource.of("the cue", encode(ffmpeg, stream, fitted));
      OpusStream.Part part = new OpusStream.Part(place, OpusStream.read(encoded).packets());
      parts.add(part);
      shift.add(stream.granule(place), part.samples());
      double seconds = stream.granule(place) / (double) RATE;
      notes.add(fitted.note(Place.at(seconds)));
    }
    Plan.Edits edits = Plan.edit(source);
    stream.insert(edits, parts);
    Ogg.read(source).chapters(edits, time -> shift.milliseconds(time, RATE));
    return new Rendering(edits.plan(), List.copyOf(notes), () -> {});
  }

  private static List<float[]> near(Ffmpeg ffmpeg, OpusStream stream, int place)
      throws IOException {
    double from = Math.max(0, stream.granule(place) / (double) RATE - Place.NEAR / 2.0);
    double last = stream.granule(stream.pages().size()) / (double) RATE - Place.NEAR - 1;
    try (Workspace workspace = Workspace.create()) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      MediaSource source = stream.source();
      long end = Math.min(source.size(), source.limits().block());
      source.transfer(0, end, Channels.newChannel(all));
      Path file = workspace.put(all.toByteArray(), "near.opus");
      List<String> input = Ffmpeg.input("ogg", file);
      return Probe.stretch(
          ffmpeg, input, Math.max(0, Math.min(from, last)), workspace.file("near.wav"));
    }
  }

  private static byte[] encode(Ffmpeg ffmpeg, OpusStream stream, FittedCue fitted)
      throws IOException {
    PcmFormat pcm =
        new PcmFormat(PcmFormat.Coding.SIGNED, 2, ByteOrder.LITTLE_ENDIAN, RATE, stream.channels());
    try (Workspace workspace = Workspace.create()) {
      Path wav = workspace.put(WaveFile.of(pcm, pcm.encode(fitted.sound())), "cue.wav");
      List<String> arguments = new ArrayList<>(Ffmpeg.input("wav", wav));
      String rate = Integer.toString(48_000 * stream.channels());
      arguments.addAll(List.of("-c:a", "libopus", "-b:a", rate, "-f", "ogg", "pipe:1"));
      return ffmpeg.output(arguments, 4 << 20, Probe.LIMIT);
    }
  }
}
