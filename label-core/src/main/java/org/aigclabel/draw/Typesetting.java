package org.aigclabel.draw;

import java.util.ArrayList;
import java.util.List;
import org.aigclabel.explicit.TextLook;

/** Lines of text at a size, with their measures in pixels as displayed. */
record Typesetting(Lettering lettering, double size, List<String> lines) {

  static Typesetting of(Lettering lettering, double size) {
    return new Typesetting(lettering, size, List.of(lettering.text()));
  }

  Typesetting with(List<String> other) {
    return new Typesetting(lettering, size, other);
  }

  boolean hasPlate() {
    return lettering.look().backing() == TextLook.Backing.PLATE;
  }

  double radius() {
    return Math.max(1, 0.055 * size);
  }

  int padX() {
    return (int) Math.ceil(hasPlate() ? Math.max(1, 0.35 * size) : radius());
  }

  int padY() {
    return (int) Math.ceil(hasPlate() ? Math.max(1, 0.2 * size) : radius());
  }

  private int ascent() {
    return (int)
        Math.ceil(
            lettering
                    .text()
                    .codePoints()
                    .mapToDouble(c -> lettering.face().glyph(c).top())
                    .max()
                    .orElse(1)
                * size);
  }

  private int descent() {
    return (int)
        Math.ceil(
            -lettering
                    .text()
                    .codePoints()
                    .mapToDouble(c -> lettering.face().glyph(c).bottom())
                    .min()
                    .orElse(0)
                * size);
  }

  private int leading() {
    return ascent() + descent() + (int) Math.ceil(0.1 * size);
  }

  private int length(String line) {
    return (int) Math.ceil(lettering.length(line, size));
  }

  int width() {
    return lines.stream().mapToInt(this::length).max().orElse(0) + 2 * padX();
  }

  int height() {
    return (lines.size() - 1) * leading() + ascent() + descent() + 2 * padY();
  }

  /** Returns the ink of the text in its box. */
  Coverage ink() {
    Coverage ink = new Coverage(width(), height());
    // whole pixels: every glyph is inked as it was when its height was measured
    set((glyph, x, base) -> ink.fill(glyph, Math.round(x), base, size));
    return ink;
  }

  /** Returns the outlines of the text as lines x0, y0, x1, y1 in its box. */
  List<double[]> outline() {
    List<double[]> outline = new ArrayList<>();
    set(
        (glyph, x, base) -> {
          float[] p = glyph.lines();
          for (int i = 0; i < p.length; i += 4) {
            outline.add(
                new double[] {
                  x + p[i] * size,
                  base - p[i + 1] * size,
                  x + p[i + 2] * size,
                  base - p[i + 3] * size
                });
          }
        });
    return outline;
  }

  /** Takes a glyph whose origin is at x on a base line. */
  private interface Setter {
    void put(Glyph glyph, double x, int base);
  }

  private void set(Setter setter) {
    double align = lettering.look().place().x();
    int base = padY() + ascent();
    for (String line : lines) {
      double x = padX() + align * (width() - 2 * padX() - length(line));
      for (int c : line.codePoints().toArray()) {
        Glyph glyph = lettering.face().glyph(c);
        setter.put(glyph, x, base);
        x += glyph.advance() * size;
      }
      base += leading();
    }
  }

  /** Returns what stands behind the ink: its contour, or a plate with round corners. */
  Coverage backing(Coverage ink) {
    if (!hasPlate()) {
      return ink.widened(radius());
    }
    Coverage plate = new Coverage(ink.width, ink.height);
    double corner = Math.min(0.25 * size, Math.min(ink.width, ink.height) / 2.0);
    for (int y = 0; y < ink.height; y++) {
      for (int x = 0; x < ink.width; x++) {
        double dx = Math.max(0, corner - 0.5 - Math.min(x, ink.width - 1 - x));
        double dy = Math.max(0, corner - 0.5 - Math.min(y, ink.height - 1 - y));
        double outside = Math.hypot(dx, dy) - corner + 0.5;
        plate.ink[y * ink.width + x] = (float) Math.max(0, Math.min(1, 1 - outside));
      }
    }
    return plate;
  }
}
