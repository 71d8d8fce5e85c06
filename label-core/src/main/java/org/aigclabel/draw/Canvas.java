package org.aigclabel.draw;

/**
 * A picture or frame to draw on.
 *
 * @param name the file's name, for messages
 * @param width of the stored pixels
 * @param height of the stored pixels
 * @param orientation how they are turned for display
 */
public record Canvas(String name, int width, int height, Orientation orientation) {

  /** Refuses pictures without pixels. */
  public Canvas {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("no picture of " + width + " x " + height + " pixels");
    }
  }

  /** Returns an upright picture. */
  public static Canvas of(String name, int width, int height) {
    return new Canvas(name, width, height, Orientation.UPRIGHT);
  }

  int shownWidth() {
    return orientation.swapsSides() ? height : width;
  }

  int shownHeight() {
    return orientation.swapsSides() ? width : height;
  }

  int shortestSide() {
    return Math.min(width, height);
  }
}
