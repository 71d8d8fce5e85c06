package org.aigclabel.draw;

/** The two greys of a label and how opaque they are. */
record Tone(int text, int back, double opacity, double contrast) {

  private static final int GRID_X = 24;
  private static final int GRID_Y = 8;

  /** The luminance at which black and white text contrast equally: sqrt(1.05 * 0.05) - 0.05. */
  private static final double MIDDLE = 0.179;

  /** Returns the tone for a backdrop; more opaque than asked where contrast needs it. */
  static Tone on(Backdrop backdrop, Placement box, double opacity) {
    int[] count = new int[256];
    double sum = 0;
    for (int i = 0; i < GRID_X * GRID_Y; i++) {
      int x = box.x() + (2 * (i % GRID_X) + 1) * box.width() / (2 * GRID_X);
      int y = box.y() + (2 * (i / GRID_X) + 1) * box.height() / (2 * GRID_Y);
      int luma = Math.max(0, Math.min(255, backdrop.luma(x, y)));
      count[luma]++;
      sum += luminance(luma);
    }
    boolean light = sum / (GRID_X * GRID_Y) < MIDDLE;
    int text = light ? 255 : 0;
    double alpha = opacity;
    double contrast = least(count, text, alpha);
    while (contrast < Placement.LEAST_CONTRAST && alpha < 1) {
      alpha = Math.min(1, alpha + 0.02);
      contrast = least(count, text, alpha);
    }
    return new Tone(text, 255 - text, alpha, contrast);
  }

  private static double least(int[] count, int text, double alpha) {
    double least = 21;
    for (int luma = 0; luma < 256; luma++) {
      if (count[luma] > 0) {
        double one = luminance(text * alpha + luma * (1 - alpha));
        double other = luminance((255 - text) * alpha + luma * (1 - alpha));
        double ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        least = Math.min(least, ratio);
      }
    }
    return least;
  }

  private static double luminance(double luma) {
    double share = luma / 255;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  /** Returns a pixel of which so much is ink, and so much ink or backing. */
  int pixel(double ink, double backing) {
    double behind = backing * (1 - ink);
    double all = ink + behind;
    int alpha = (int) Math.round(255 * all * opacity);
    if (alpha == 0) {
      return 0;
    }
    int grey = (int) Math.round((text * ink + back * behind) / all);
    return alpha << 24 | grey << 16 | grey << 8 | grey;
  }
}
