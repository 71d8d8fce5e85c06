package org.aigclabel.video;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.Optional;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Progress;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.audio.cue.IsoLabeler;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Loss;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.explicit.VideoOpening;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.ffmpeg.FfmpegException;
import org.aigclabel.spi.ExplicitLabeler;
import org.aigclabel.video.mp4.SoundTrack;
import org.aigclabel.video.splice.FilmFormat;

/**
 * Burns the text into the opening of a video (GB 45438-2025 5.4). What can be kept is kept; where
 * all pictures must be encoded again it says so, or refuses if loss is forbidden.
 */
@AutoService(ExplicitLabeler.class)
public final class OpeningLabeler implements ExplicitLabeler {

  @Override
  public boolean supports(MediaType type) {
    return VideoContainer.TYPES.contains(type.name());
  }

  @Override
  public Rendering label(MediaSource source, ExplicitLabel label) throws IOException {
    return label(source, label, Progress.none());
  }

  @Override
  public Rendering label(MediaSource source, ExplicitLabel label, Progress progress)
      throws IOException {
    MediaType type = VideoContainer.typeOf(source);
    if (type.name().equals("mp4") && SoundTrack.alone(source)) {
      return new IsoLabeler().label(source, label);
    }
    Optional<FilmFormat> format = FilmFormat.of(type);
    String why = "its container is not one whose pictures can be exchanged";
    if (label.opening().also().contains(VideoOpening.Also.THROUGHOUT)) {
      why = "the label is to stand throughout";
    } else if (format.isPresent()) {
      try {
        return SplicedOpening.render(source, format.get(), label, progress);
      } catch (UnsupportedMediaException e) {
        why = e.reason();
      } catch (MalformedMediaException | FfmpegException e) {
        why = "its pictures are not listed as they should be";
      }
    }
    if (label.loss() == Loss.FORBIDDEN) {
      throw new UnsupportedMediaException(
          source.name(), "all its pictures would be encoded again, because " + why);
    }
    if (Ffmpeg.installed().isEmpty()) {
      throw new UnsupportedMediaException(
          source.name(), why + "; " + Ffmpeg.missing() + " to have all its pictures encoded again");
    }
    try {
      return new FullOpening(source, type, label).render(why, progress);
    } catch (FfmpegException e) {
      throw new UnsupportedMediaException(
          source.name(), why + "; nor can FFmpeg encode it again as a whole: " + e.reason());
    }
  }
}
