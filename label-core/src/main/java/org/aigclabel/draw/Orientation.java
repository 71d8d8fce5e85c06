package org.aigclabel.draw;

import java.awt.image.BufferedImage;

/** How stored pixels are turned for display: the eight values of EXIF Orientation (0x0112). */
public enum Orientation {
  /** 1: as stored. */
  UPRIGHT(false, false, false),
  /** 2: mirrored left to right. */
  MIRRORED(false, true, false),
  /** 3: turned by 180 degrees. */
  TURNED_180(false, true, true),
  /** 4: mirrored top to bottom. */
  FLIPPED(false, false, true),
  /** 5: rows become columns. */
  TRANSPOSED(true, false, false),
  /** 6: turned clockwise by 90 degrees. */
  TURNED_90(true, false, true),
  /** 7: rows become columns, turned by 180 degrees. */
  TRANSVERSED(true, true, true),
  /** 8: turned clockwise by 270 degrees. */
  TURNED_270(true, true, false);

  private final boolean swapped;
  private final boolean xReversed;
  private final boolean yReversed;

  /** Whether displayed x comes from stored y, and whether stored x and y then run backwards. */
  Orientation(boolean swapped, boolean xReversed, boolean yReversed) {
    this.swapped = swapped;
    this.xReversed = xReversed;
    this.yReversed = yReversed;
  }

  /** Returns the orientation of an EXIF value; anything but 2 to 8 is upright. */
  public static Orientation of(int exif) {
    return exif >= 2 && exif <= 8 ? values()[exif - 1] : UPRIGHT;
  }

  /** Returns the orientation of a picture that is turned so, and then turned again. */
  public Orientation then(Orientation next) {
    boolean across = swapped ? xReversed ^ next.yReversed : xReversed ^ next.xReversed;
    boolean down = swapped ? yReversed ^ next.xReversed : yReversed ^ next.yReversed;
    for (Orientation one : values()) {
      if (one.swapped == (swapped ^ next.swapped)
          && one.xReversed == across
          && one.yReversed == down) {
        return one;
      }
    }
    throw new IllegalStateException("the eight orientations are closed under turning");
  }

  /** Returns whether the displayed width is the stored height. */
  public boolean swapsSides() {
    return swapped;
  }

  /** Returns stored pixels as they are displayed; the same picture if nothing is to be done. */
  public BufferedImage upright(BufferedImage stored) {
    if (this == UPRIGHT) {
      return stored;
    }
    int across = stored.getWidth();
    int down = stored.getHeight();
    int width = swapped ? down : across;
    int height = swapped ? across : down;
    int[] from = stored.getRGB(0, 0, across, down, null, 0, across);
    int[] to = new int[from.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        to[y * width + x] = from[storedY(x, y, down) * across + storedX(x, y, across)];
      }
    }
    BufferedImage shown = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    shown.setRGB(0, 0, width, height, to, 0, width);
    return shown;
  }

  /** Returns the stored column of a displayed place, in a picture or box of this stored width. */
  public int storedX(int x, int y, int width) {
    int along = swapped ? y : x;
    return xReversed ? width - 1 - along : along;
  }

  /** Returns the stored row of a displayed place, in a picture or box of this stored height. */
  public int storedY(int x, int y, int height) {
    int along = swapped ? x : y;
    return yReversed ? height - 1 - along : along;
  }
}
