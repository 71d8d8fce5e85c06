package org.aigclabel.image.heif;

/**
 * How far each pixel of a box is covered, 0 to 255.
 *
 * @param x leftmost column
 * @param y topmost row
 * @param width in pixels
 * @param height in pixels
 * @param weights row by row
 */
record Cover(int x, int y, int width, int height, int[] weights) {

  /** Returns how far a pixel of the picture is covered; not at all outside the box. */
  int at(int column, int row) {
    int dx = column - x;
    int dy = row - y;
    return dx < 0 || dy < 0 || dx >= width || dy >= height ? 0 : weights[dy * width + dx];
  }
}
