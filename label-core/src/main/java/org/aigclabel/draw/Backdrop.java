package org.aigclabel.draw;

/** The pixels under a label, asked for their brightness so that the text stands out from them. */
@FunctionalInterface
public interface Backdrop {

  /** Returns the luma of a stored pixel, 0 black to 255 white. */
  int luma(int x, int y);

  /** Returns a backdrop of one brightness, 0 to 255. */
  static Backdrop even(int luma) {
    return (x, y) -> luma;
  }

  /** Returns the luma of an RGB colour with samples of 0 to 255. */
  static int luma(int red, int green, int blue) {
    return (299 * red + 587 * green + 114 * blue + 500) / 1000;
  }
}
