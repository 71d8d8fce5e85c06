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
}
