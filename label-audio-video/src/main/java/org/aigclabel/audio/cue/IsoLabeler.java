package org.aigclabel.audio.cue;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.explicit.AudioCue;
import org.aigclabel.explicit.AudioCue.Joining;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.spi.ExplicitLabeler;
import org.aigclabel.video.mp4.SoundCoding;
import org.aigclabel.video.mp4.SoundTrack;
import org.aigclabel.video.mp4.SoundTrack.Inserted;

/** Cues in MP4 without pictures: samples of AAC or ALAC between samples, all tables following. */
@AutoService(ExplicitLabeler.class)
public final class IsoLabeler implements ExplicitLabeler {

  @Override
  public boolean supports(MediaType type) {
    return type.name().equals("m4a");
  }

  @Override
  public Rendering label(MediaSource source, ExplicitLabel label) throws IOException {
    AudioCue cue = label.cue();
    if (cue.joining() == Joining.MIXED) {
      return Reencoding.label(source, label, "m4a");
    }
    Ffmpeg ffmpeg = Ffmpeg.require(source.name());
    try {
      return spliced(ffmpeg, source, SoundTrack.of(source), cue);
    } catch (UnsupportedMediaException e) {
      return Reencoding.label(source, label, "m4a");
    }
  }

  private static Rendering spliced(
      Ffmpeg ffmpeg, MediaSource source, SoundTrack track, AudioCue cue) throws IOException {
    SoundCoding coding = track.coding();
    double second = coding.rate() / (double) coding.length();
    int middle = (track.first() + track.last()) / 2;
    middle = Place.quietest(middle, (int) (2 * second), track.last(), track::size);
    List<Inserted> parts = new ArrayList<>();
    List<Finding> notes = new ArrayList<>();
    for (int place : Place.of(cue.place(), track.first(), middle, track.last())) {
      FittedCue fitted;
      List<byte[]> samples;
      if (coding.encoder().equals("aac")) {
        AacCue coder = new AacCue(coding.rate(), coding.channels(), track.bitrate());
        int[] near = Place.near(place, (int) (Place.NEAR * second), track.count());
        fitted = coder.fitted(ffmpeg, source.name(), cue, track.samples(near[0], near[1]));
        samples = coder.encode(ffmpeg, source.name(), fitted.sound());
      } else {
        fitted = AlacCue.fitted(ffmpeg, source, cue, track.seconds(place));
        samples = AlacCue.encode(ffmpeg, coding, fitted.sound());
      }
      parts.add(new Inserted(place, samples));
      notes.add(fitted.note(Place.at(track.seconds(place))));
    }
    return new Rendering(track.with(parts), List.copyOf(notes), () -> {});
  }
}
