package org.aigclabel.video.mkv;

import com.google.auto.service.AutoService;
import java.io.IOException;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.video.splice.Film;
import org.aigclabel.video.splice.FilmFormat;

/** Films in Matroska and WebM files. */
@AutoService(FilmFormat.class)
public final class MatroskaFilmFormat implements FilmFormat {

  @Override
  public boolean supports(MediaType type) {
    return type.name().equals("mkv");
  }

  @Override
  public Film open(MediaSource source, double seconds) throws IOException {
    return new MatroskaFilm(MatroskaFile.of(source), seconds);
  }
}
