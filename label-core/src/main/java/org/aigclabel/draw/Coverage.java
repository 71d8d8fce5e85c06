package org.aigclabel.draw;

/** How much of each pixel is inked, 0 to 1; outlines are filled by exact area. */
final class Coverage {

  private static final float TRACE = 1 / 1024f;

  final int width;
  final int height;
  final float[] ink;

  Coverage(int width, int height) {
    this.width = width;
    this.height = height;
    this.ink = new float[width * height];
  }

  /** Fills a glyph whose base line starts at (x, y), y downwards; what lies outside is cut off. */
  void fill(Glyph glyph, double x, double y, double size) {
    float[] area = new float[stride() * height];
    float[] lines = glyph.lines();
    for (int i = 0; i < lines.length; i += 4) {
      double y0 = y - lines[i + 1] * size;
      double y1 = y - lines[i + 3] * size;
      double x0 = x + lines[i] * size;
      double x1 = x + lines[i + 2] * size;
      if (y0 < y1) {
        line(area, 1, new double[] {x0, y0, x1, y1});
      } else if (y0 > y1) {
        line(area, -1, new double[] {x1, y1, x0, y0});
      }
    }
    int bottom = (int) Math.min(height, Math.ceil(y - glyph.bottom() * size));
    for (int row = (int) Math.max(0, y - glyph.top() * size); row < bottom; row++) {
      float sum = 0;
      for (int column = 0; column < width; column++) {
        sum += area[row * stride() + column];
        int at = row * width + column;
        float share = Math.abs(sum);
        // sums of floats leave traces: clear is clear and full is full
        ink[at] = share < TRACE ? ink[at] : share > 1 - TRACE ? 1 : Math.max(ink[at], share);
      }
    }
  }

  /** Two more than a row, for what lies right of its last pixel. */
  private int stride() {
    return width + 2;
  }

  /** Adds one downward line's share to the running sums of every row that it crosses. */
  private void line(float[] area, int direction, double[] p) {
    double slope = (p[2] - p[0]) / (p[3] - p[1]);
    double x = p[0] + (p[1] < 0 ? -p[1] * slope : 0);
    int last = (int) Math.min(height, Math.ceil(p[3]));
    for (int row = (int) Math.max(0, Math.floor(p[1])); row < last; row++) {
      double share = Math.min(row + 1, p[3]) - Math.max(row, p[1]);
      double next = x + slope * share;
      double left = Math.min(Math.max(Math.min(x, next), 0), width - 1e-6);
      double right = Math.min(Math.max(Math.max(x, next), 0), width - 1e-6);
      spread(area, row * stride(), direction * share, new double[] {left, right});
      x = next;
    }
  }

  private static void spread(float[] area, int row, double share, double[] span) {
    int first = (int) span[0];
    int last = (int) span[1];
    if (first == last) {
      double middle = (span[0] + span[1]) / 2 - first;
      area[row + first] += (float) (share * (1 - middle));
      area[row + first + 1] += (float) (share * middle);
      return;
    }
    double scale = 1 / (span[1] - span[0]);
    double before = 0;
    for (int column = first; column <= last + 1; column++) {
      // share of the line's ink that lies left of this pixel's right edge, summed over the pixel
      double covered = cumulative(span, scale, column + 1) - cumulative(span, scale, column);
      area[row + column] += (float) (share * (covered - before));
      before = covered;
    }
  }

  /** The integral up to {@code edge} of the part of the line that lies to the left. */
  private static double cumulative(double[] span, double scale, double edge) {
    if (edge <= span[0]) {
      return 0;
    }
    double inside = Math.min(edge, span[1]) - span[0];
    return inside * inside * scale / 2 + Math.max(0, edge - span[1]);
  }

  /** Raises the coverage of thin strokes. */
  void embolden(float factor) {
    for (int i = 0; i < ink.length; i++) {
      ink[i] = Math.min(1, ink[i] * factor);
    }
  }

  /** Returns this widened all round by a radius in pixels. */
  Coverage widened(double radius) {
    Coverage wide = new Coverage(width, height);
    int reach = (int) Math.ceil(radius);
    float[] disc = disc(radius, reach);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = y * width + x;
        if (ink[at] > 0 && inside(x, y)) {
          wide.ink[at] = 1;
        } else if (ink[at] > 0) {
          wide.spread(disc, reach, at, ink[at]);
        }
      }
    }
    return wide;
  }

  private static float[] disc(double radius, int reach) {
    int side = 2 * reach + 1;
    float[] disc = new float[side * side];
    for (int i = 0; i < disc.length; i++) {
      double far = Math.hypot(i % side - reach, i / side - reach);
      disc[i] = (float) Math.max(0, Math.min(1, radius + 0.5 - far));
    }
    return disc;
  }

  private void spread(float[] disc, int reach, int at, float value) {
    int x = at % width;
    int y = at / width;
    int left = Math.max(-reach, -x);
    int right = Math.min(reach, width - 1 - x);
    int bottom = Math.min(reach, height - 1 - y);
    for (int dy = Math.max(-reach, -y); dy <= bottom; dy++) {
      int from = (dy + reach) * (2 * reach + 1) + reach;
      int to = at + dy * width;
      for (int dx = left; dx <= right; dx++) {
        float spread = value * disc[from + dx];
        if (spread > ink[to + dx]) { // Math.max minds NaN, which takes several times as long
          ink[to + dx] = spread;
        }
      }
    }
  }

  private boolean inside(int x, int y) {
    return x > 0
        && y > 0
        && x < width - 1
        && y < height - 1
        && ink[y * width + x - 1] >= 1
        && ink[y * width + x + 1] >= 1
        && ink[(y - 1) * width + x] >= 1
        && ink[(y + 1) * width + x] >= 1;
  }

  /** Returns the number of rows from the first to the last with a pixel inked by half or more. */
  int inkHeight() {
    int first = -1;
    int last = -2;
    for (int i = 0; i < ink.length; i++) {
      if (ink[i] >= 0.5f) {
        last = i / width;
        first = first < 0 ? last : first;
      }
    }
    return last - first + 1;
  }
}
