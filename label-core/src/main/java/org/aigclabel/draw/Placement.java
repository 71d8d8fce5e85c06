package org.aigclabel.draw;

import java.util.List;

/** A label's box on one picture, known before any pixel is; {@link #paint} fills it. */
public final class Placement {

  /** The least contrast of text that WCAG 2 calls sufficient. */
  static final double LEAST_CONTRAST = 4.5;

  /** Below this ink height strokes are thinner than a pixel and are drawn stronger. */
  private static final int THIN = 24;

  private final Canvas canvas;
  private final Typesetting set;
  private final int shownX;
  private final int shownY;

  Placement(Canvas canvas, int margin, Typesetting set) {
    this.canvas = canvas;
    this.set = set;
    double alongX = set.lettering().look().place().x();
    double alongY = set.lettering().look().place().y();
    int roomX = canvas.shownWidth() - 2 * margin - set.width();
    int roomY = canvas.shownHeight() - 2 * margin - set.height();
    this.shownX = margin + (int) Math.round(alongX * roomX);
    this.shownY = margin + (int) Math.round(alongY * roomY);
  }

  private Orientation orientation() {
    return canvas.orientation();
  }

  /** Returns the leftmost stored column. */
  public int x() {
    int right = shownX + set.width() - 1;
    int bottom = shownY + set.height() - 1;
    return Math.min(
        orientation().storedX(shownX, shownY, canvas.width()),
        orientation().storedX(right, bottom, canvas.width()));
  }

  /** Returns the topmost stored row. */
  public int y() {
    int right = shownX + set.width() - 1;
    int bottom = shownY + set.height() - 1;
    return Math.min(
        orientation().storedY(shownX, shownY, canvas.height()),
        orientation().storedY(right, bottom, canvas.height()));
  }

  /** Returns the number of stored columns. */
  public int width() {
    return orientation().swapsSides() ? set.height() : set.width();
  }

  /** Returns the number of stored rows. */
  public int height() {
    return orientation().swapsSides() ? set.width() : set.height();
  }

  /** Returns the number of lines that the text takes. */
  public int lines() {
    return set.lines().size();
  }

  /** Returns the width in pixels of the contour around the text. */
  public double contour() {
    return set.radius();
  }

  /**
   * Returns the outlines of the text for drawings that know no pixels: lines x0, y0, x1, y1 one
   * behind the other, on the picture as it is displayed.
   */
  public List<double[]> outline() {
    return set.outline().stream()
        .map(p -> new double[] {p[0] + shownX, p[1] + shownY, p[2] + shownX, p[3] + shownY})
        .toList();
  }

  /** Returns the label as pixels, light on dark or dark on light as the backdrop demands. */
  public Stamp paint(Backdrop backdrop) {
    Tone tone = Tone.on(backdrop, this, set.lettering().look().opacity());
    Coverage ink = set.ink();
    Coverage backing = set.backing(ink);
    int inkHeight = set.lettering().measured(set.size());
    if (inkHeight < THIN) {
      ink.embolden(1.6f);
    }
    int width = width();
    int height = height();
    int[] argb = new int[ink.ink.length];
    for (int y = 0; y < ink.height; y++) {
      for (int x = 0; x < ink.width; x++) {
        int from = y * ink.width + x;
        int column = orientation().storedX(x, y, width);
        int row = orientation().storedY(x, y, height);
        argb[row * width + column] = tone.pixel(ink.ink[from], backing.ink[from]);
      }
    }
    return new Stamp(x(), y(), width, height, argb, inkHeight, tone.contrast());
  }
}
