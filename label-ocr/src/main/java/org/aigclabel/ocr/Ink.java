package org.aigclabel.ocr;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * The ink of a line of text within the box where it was found.
 *
 * @param box around the ink
 * @param contrast between ink and ground, as WCAG 2 computes it
 */
record Ink(Rectangle box, double contrast) {

  /** Rows count as ink if they vary at least this share of the most varied one. */
  private static final double ROWS = 0.35;

  /** Columns vary less where a letter has few strokes. */
  private static final double COLUMNS = 0.1;

  static Ink measure(BufferedImage image, Rectangle box) {
    int[] pixels = image.getRGB(box.x, box.y, box.width, box.height, null, 0, box.width);
    double[] light = new double[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      light[i] = luminance(pixels[i]);
    }
    double[] rows = new double[box.height];
    double[] columns = new double[box.width];
    for (int y = 0; y < box.height; y++) {
      for (int x = 1; x < box.width; x++) {
        double step = Math.abs(light[y * box.width + x] - light[y * box.width + x - 1]);
        rows[y] += step;
        columns[x] += step;
      }
    }
    int top = first(rows, ROWS);
    int left = first(columns, COLUMNS);
    Rectangle ink =
        new Rectangle(
            box.x + left,
            box.y + top,
            last(columns, COLUMNS) - left + 1,
            last(rows, ROWS) - top + 1);
    double[] sorted = light.clone();
    Arrays.sort(sorted);
    double dark = sorted[sorted.length / 20];
    double bright = sorted[sorted.length - 1 - sorted.length / 20];
    return new Ink(ink, (bright + 0.05) / (dark + 0.05));
  }

  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16 & 0xFF)
        + 0.7152 * linear(rgb >> 8 & 0xFF)
        + 0.0722 * linear(rgb & 0xFF);
  }

  private static double linear(int sample) {
    double s = sample / 255.0;
    return s <= 0.04045 ? s / 12.92 : Math.pow((s + 0.055) / 1.055, 2.4);
  }

  private static int first(double[] profile, double share) {
    double least = Arrays.stream(profile).max().orElse(0) * share;
    int i = 0;
    while (i < profile.length - 1 && profile[i] < least) {
      i++;
    }
    return i;
  }

  private static int last(double[] profile, double share) {
    double least = Arrays.stream(profile).max().orElse(0) * share;
    int i = profile.length - 1;
    while (i > 0 && profile[i] < least) {
      i--;
    }
    return i;
  }
}
