package org.aigclabel.explicit;

import java.util.Locale;

/** A place at an edge or in a corner of the picture as it is displayed (GB 45438-2025 5.2). */
public enum Corner {
  TOP_LEFT(0, 0),
  TOP(0.5, 0),
  TOP_RIGHT(1, 0),
  LEFT(0, 0.5),
  RIGHT(1, 0.5),
  BOTTOM_LEFT(0, 1),
  BOTTOM(0.5, 1),
  BOTTOM_RIGHT(1, 1);

  private final double x;
  private final double y;

  Corner(double x, double y) {
    this.x = x;
    this.y = y;
  }

  /** Returns the horizontal place, 0 left to 1 right. */
  public double x() {
    return x;
  }

  /** Returns the vertical place, 0 top to 1 bottom. */
  public double y() {
    return y;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
