package org.aigclabel.draw;

import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.util.Arrays;

/**
 * One glyph's outline in straight lines, in units of the em, y upwards from the base line.
 *
 * @param lines x0, y0, x1, y1 of each line
 * @param advance to the next glyph
 * @param bottom lowest y of the ink
 * @param top highest y of the ink
 */
record Glyph(float[] lines, float advance, float bottom, float top) {

  private static final double FLATNESS = 0.0007;

  static Glyph of(GeneralPath path, double advance, double em) {
    float[] lines = new float[256];
    int count = 0;
    double[] point = new double[6];
    double startX = 0;
    double startY = 0;
    double x = 0;
    double y = 0;
    for (PathIterator i = path.getPathIterator(null, FLATNESS * em); !i.isDone(); i.next()) {
      int kind = i.currentSegment(point);
      boolean closes = kind == PathIterator.SEG_CLOSE;
      double toX = closes ? startX : point[0];
      double toY = closes ? startY : point[1];
      if (kind == PathIterator.SEG_MOVETO) {
        startX = toX;
        startY = toY;
      } else {
        lines = count + 4 > lines.length ? Arrays.copyOf(lines, 2 * lines.length) : lines;
        lines[count++] = (float) (x / em);
        lines[count++] = (float) (y / em);
        lines[count++] = (float) (toX / em);
        lines[count++] = (float) (toY / em);
      }
      x = toX;
      y = toY;
    }
    lines = Arrays.copyOf(lines, count);
    float bottom = Float.POSITIVE_INFINITY;
    float top = Float.NEGATIVE_INFINITY;
    for (int i = 1; i < count; i += 2) {
      bottom = Math.min(bottom, lines[i]);
      top = Math.max(top, lines[i]);
    }
    return new Glyph(lines, (float) (advance / em), bottom, top);
  }

  boolean isEmpty() {
    return lines.length == 0;
  }
}
