package org.aigclabel.image.heif;

import java.util.Optional;
import org.aigclabel.draw.Backdrop;
import org.aigclabel.draw.Stamp;

/**
 * Draws labels on decoded pictures.
 *
 * @param picture the colours
 * @param mask how opaque each pixel is, if the picture is transparent anywhere
 * @param premultiplied whether the colours are multiplied by that
 * @param display which part of them is shown
 */
record Pen(Mosaic picture, Optional<Mosaic> mask, boolean premultiplied, Display display) {

  /** Returns the brightness of what is shown; what is clear counts as white. */
  Backdrop backdrop() {
    return (x, y) ->
        opacity(x + display.left(), y + display.top()) < 128
            ? 255
            : picture.luma(x + display.left(), y + display.top());
  }

  private int opacity(int x, int y) {
    return mask.isEmpty() ? 255 : mask.get().luma(x, y);
  }

  /** Draws a label; false if it covers pixels that were not opaque, so that the mask changed. */
  boolean draw(Stamp stamp) {
    int[] weights = new int[stamp.width() * stamp.height()];
    int left = stamp.x() + display.left();
    int top = stamp.y() + display.top();
    boolean opaque = true;
    for (int i = 0; i < weights.length; i++) {
      int x = left + i % stamp.width();
      int y = top + i / stamp.width();
      int cover = stamp.argb()[i] >>> 24;
      int under = opacity(x, y);
      if (cover == 0) {
        continue;
      }
      int all = cover + under * (255 - cover) / 255;
      weights[i] = premultiplied ? cover : cover * 255 / all;
      picture.blend(x, y, stamp.argb()[i] & 0xFF, weights[i]);
      if (under < 255) {
        opaque = false;
        mask.orElseThrow().blend(x, y, 255, cover);
      }
    }
    picture.discolour(new Cover(left, top, stamp.width(), stamp.height(), weights));
    return opaque;
  }
}
