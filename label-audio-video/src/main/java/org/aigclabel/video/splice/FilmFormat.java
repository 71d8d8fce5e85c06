package org.aigclabel.video.splice;

import java.io.IOException;
import java.util.Optional;
import java.util.ServiceLoader;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;

/** A container in which pictures can be exchanged. Stateless. */
public interface FilmFormat {

  /** Returns whether it handles files of this type. */
  boolean supports(MediaType type);

  /**
   * Returns the film, with its pictures up to the first place to cut after {@code seconds} at
   * least.
   *
   * @throws org.aigclabel.UnsupportedMediaException that says what is not ordinary in it
   */
  Film open(MediaSource source, double seconds) throws IOException;

  /** Returns the installed container of a type. */
  static Optional<FilmFormat> of(MediaType type) {
    return ServiceLoader.load(FilmFormat.class, FilmFormat.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .filter(format -> format.supports(type))
        .findFirst();
  }
}
