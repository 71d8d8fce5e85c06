package org.aigclabel.draw;

/**
 * A label as pixels, in the coordinates of the stored picture; it lies within the picture.
 *
 * @param x leftmost column
 * @param y topmost row
 * @param width in pixels
 * @param height in pixels
 * @param argb rows of pixels, 8 bits a channel, colour not multiplied by alpha; not copied
 * @param inkHeight measured height of the lowest Chinese glyph of the generation element in pixels
 * @param contrast least contrast of text to what surrounds it, by the formula of WCAG 2
 */
public record Stamp(
    int x, int y, int width, int height, int[] argb, int inkHeight, double contrast) {

  /** Returns the pixel at a place of the picture; clear outside the label. */
  public int at(int column, int row) {
    int dx = column - x;
    int dy = row - y;
    return dx < 0 || dy < 0 || dx >= width || dy >= height ? 0 : argb[dy * width + dx];
  }

  /** Returns a sample with another laid over it; alpha is 0 to 255, samples have any range. */
  public static int over(int under, int over, int alpha) {
    return (int) (((long) over * alpha + (long) under * (255 - alpha) + 127) / 255);
  }

  /** Draws onto a whole picture of interleaved 8-bit RGB rows. */
  public void onto(byte[] rgb, int pictureWidth) {
    for (int row = 0; row < height; row++) {
      int at = 3 * ((y + row) * pictureWidth + x);
      for (int column = 0; column < width; column++, at += 3) {
        int pixel = argb[row * width + column];
        int alpha = pixel >>> 24;
        if (alpha != 0) {
          rgb[at] = (byte) over(rgb[at] & 0xFF, pixel >> 16 & 0xFF, alpha);
          rgb[at + 1] = (byte) over(rgb[at + 1] & 0xFF, pixel >> 8 & 0xFF, alpha);
          rgb[at + 2] = (byte) over(rgb[at + 2] & 0xFF, pixel & 0xFF, alpha);
        }
      }
    }
  }
}
