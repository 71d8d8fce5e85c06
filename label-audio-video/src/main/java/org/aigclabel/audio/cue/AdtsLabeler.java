package org.aigclabel.audio.cue;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Plan;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.explicit.AudioCue;
import org.aigclabel.explicit.AudioCue.Joining;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.spi.ExplicitLabeler;

/** Cues in AAC of low complexity in ADTS: frames between frames. */
@AutoService(ExplicitLabeler.class)
public final class AdtsLabeler implements ExplicitLabeler {

  @Override
  public boolean supports(MediaType type) {
    return type.name().equals("aac");
  }

  @Override
  public Rendering label(MediaSource source, ExplicitLabel label) throws IOException {
    AudioCue cue = label.cue();
    if (cue.joining() == Joining.MIXED) {
      return Reencoding.label(source, label, "aac");
    }
    Ffmpeg ffmpeg = Ffmpeg.require(source.name());
    try {
      AdtsStream stream = AdtsStream.read(source);
      stream.requireOrdinary();
      return spliced(ffmpeg, stream, cue);
    } catch (UnsupportedMediaException e) {
      return Reencoding.label(source, label, "aac");
    }
  }

  private static Rendering spliced(Ffmpeg ffmpeg, AdtsStream stream, AudioCue cue)
      throws IOException {
    String name = stream.source().name();
    int count = stream.count();
    double second = stream.rate() / (double) AdtsStream.LENGTH;
    long bytes = stream.offset(count) - stream.offset(0);
    long bitrate = (long) (bytes * 8 * second / count);
    AacCue coder = new AacCue(stream.rate(), stream.channels(), bitrate);
    int middle = Place.quietest(count / 2, (int) (2 * second), count, stream::size);
    Plan.Edits edits = Plan.edit(stream.source());
    List<Finding> notes = new ArrayList<>();
    Shift shift = new Shift();
    for (int place : Place.of(cue.place(), 0, middle, count)) {
      int[] near = Place.near(place, (int) (Place.NEAR * second), count);
      FittedCue fitted = coder.fitted(ffmpeg, name, cue, stream.samples(near[0], near[1]));
      edits.insert(stream.offset(place), stream.frames(coder.encode(ffmpeg, name, fitted.sound())));
      notes.add(fitted.note(Place.at(place / second)));
    }
    shift.tags(stream.source(), edits, stream.rate());
    return new Rendering(edits.plan(), List.copyOf(notes), () -> {});
  }
}
