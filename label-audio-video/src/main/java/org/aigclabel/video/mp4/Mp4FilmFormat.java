package org.aigclabel.video.mp4;

import com.google.auto.service.AutoService;
import java.io.IOException;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.video.splice.Film;
import org.aigclabel.video.splice.FilmFormat;

/** Films in MP4 and QuickTime files. */
@AutoService(FilmFormat.class)
public final class Mp4FilmFormat implements FilmFormat {

  @Override
  public boolean supports(MediaType type) {
    return type.name().equals("mp4");
  }

  @Override
  public Film open(MediaSource source, double seconds) throws IOException {
    Mp4File file = Mp4File.of(source);
    VideoTrack track = VideoTrack.of(file);
    boolean fragmented = file.boxes().stream().anyMatch(box -> box.is("moof"));
    return fragmented ? new FragmentedFilm(track) : new Mp4Film(track);
  }
}
