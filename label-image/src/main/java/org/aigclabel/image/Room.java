package org.aigclabel.image;

import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.draw.Canvas;

/** Refuses pictures whose drawing would cost more than the limits or the memory there is. */
public final class Room {

  private Room() {}

  /** Returns the canvas if it has no more pixels than the limits of the file allow. */
  public static Canvas require(MediaSource source, Canvas canvas) throws UnsupportedMediaException {
    if ((long) canvas.width() * canvas.height() > source.limits().pixels()) {
      throw new UnsupportedMediaException(
          source.name(),
          canvas.width()
              + " x "
              + canvas.height()
              + " pixels pass the limit of "
              + source.limits().pixels()
              + ": raise it, or label a smaller picture");
    }
    return canvas;
  }

  /** Refuses to hold so many pixels decoded, at so many bytes each. */
  public static void require(MediaSource source, long pixels, int bytes)
      throws UnsupportedMediaException {
    if (pixels > source.limits().pixels()
        || pixels > Runtime.getRuntime().maxMemory() / 2 / bytes) {
      throw new UnsupportedMediaException(
          source.name(),
          pixels + " pixels pass the memory there is: give it more, or label a smaller picture");
    }
  }
}
