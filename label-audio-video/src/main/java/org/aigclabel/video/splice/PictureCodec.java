package org.aigclabel.video.splice;

import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/** A codec whose pictures can be set among others of one track. Stateless. */
public interface PictureCodec {

  /**
   * A track as its container describes it.
   *
   * @param codec the container's name for the codec
   * @param configuration what a decoder is given first; empty if there is none
   * @param width of a stored picture
   * @param height of a stored picture
   */
  record Track(String codec, byte[] configuration, int width, int height) {}

  /** Returns the names that containers give it: sample entries, Matroska identifiers. */
  Set<String> names();

  /** Returns the type of the MP4 box with the decoder's configuration. */
  String box();

  /**
   * Returns the track as far as it can be cut.
   *
   * @throws IllegalStateException that says why it cannot
   */
  PictureStream stream(Track track);

  /** Returns the installed codec of a container's name. */
  static Optional<PictureCodec> of(String name) {
    return ServiceLoader.load(PictureCodec.class, PictureCodec.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .filter(codec -> codec.names().contains(name))
        .findFirst();
  }
}
