package org.aigclabel.audio.cue;

import com.google.auto.service.AutoService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Plan;
import org.aigclabel.container.Ogg;
import org.aigclabel.explicit.AudioCue.Joining;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.ffmpeg.Workspace;
import org.aigclabel.spi.ExplicitLabeler;

/**
 * Cues in Ogg: packets of Opus or Vorbis between packets, later pages renumbered. What FFmpeg has
 * no encoder of the same headers for, Speex and FLAC are encoded again.
 */
@AutoService(ExplicitLabeler.class)
public final class OggLabeler implements ExplicitLabeler {

  @Override
  public boolean supports(MediaType type) {
    return type.name().equals("ogg");
  }

  @Override
  public Rendering label(MediaSource source, ExplicitLabel label) throws IOException {
    OggSound stream = OggSound.read(source);
    if (label.cue().joining() == Joining.MIXED || !stream.simple() || covered(stream)) {
      return Reencoding.label(source, label, "ogg");
    }
    Optional<OggEncoder> encoder = OggEncoder.of(stream);
    if (encoder.isEmpty()) {
      return Reencoding.label(source, label, "ogg");
    }
    OggCodec codec = stream.codec();
    OggSplice splice = new OggSplice(stream);
    List<Finding> notes = new ArrayList<>();
    Shift shift = new Shift();
    int count = stream.pages().size();
    for (int page : Place.of(label.cue().place(), stream.opening(), stream.middle(), count)) {
      List<float[]> near = near(encoder.get().ffmpeg(), stream, page);
      FittedCue fitted = FittedCue.of(label.cue(), codec.rate(), near);
      float[] sound = codec.framed(fitted.sound());
      if (!splice.add(page, encoder.get().packets(sound))) {
        return Reencoding.label(source, label, "ogg");
      }
      shift.add(stream.granule(page), splice.added());
      notes.add(fitted.note(Place.at(stream.granule(page) / (double) codec.rate())));
    }
    Plan.Edits edits = Plan.edit(source);
    splice.insert(edits);
    Ogg.read(source).chapters(edits, time -> shift.milliseconds(time, codec.rate()));
    return new Rendering(edits.plan(), List.copyOf(notes), () -> {});
  }

  /** Returns whether what decoders skip at the beginning reaches into the cue. */
  private static boolean covered(OggSound stream) {
    return stream.openingSkipped() > CueSound.SILENCE * stream.codec().rate();
  }

  private static List<float[]> near(Ffmpeg ffmpeg, OggSound stream, int page) throws IOException {
    double rate = stream.codec().rate();
    double from = Math.max(0, stream.granule(page) / rate - Place.NEAR / 2.0);
    double last = stream.granule(stream.pages().size()) / rate - Place.NEAR - 1;
    try (Workspace workspace = Workspace.create()) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      MediaSource source = stream.source();
      long end = Math.min(source.size(), source.limits().block());
      source.transfer(0, end, Channels.newChannel(all));
      Path file = workspace.put(all.toByteArray(), "near.ogg");
      List<String> input = Ffmpeg.input("ogg", file);
      return Probe.stretch(
          ffmpeg, input, Math.max(0, Math.min(from, last)), workspace.file("near.wav"));
    }
  }
}
