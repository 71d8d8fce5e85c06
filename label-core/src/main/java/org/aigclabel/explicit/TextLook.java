package org.aigclabel.explicit;

/**
 * How drawn text looks on pictures and frames.
 *
 * @param place the edge or corner, as displayed
 * @param height ink height of the Chinese glyphs as a share of the shortest side, 0.05 at least
 * @param margin distance from the edge as a share of the shortest side
 * @param backing what keeps the text legible on any background
 * @param opacity of text and backing, 0.5 at least so that it stays legible
 */
public record TextLook(
    Corner place, double height, double margin, Backing backing, double opacity) {

  /** The least share of the shortest side that GB 45438-2025 5.2 and 5.4 f allow. */
  public static final double LEAST_HEIGHT = 0.05;

  /** What keeps the text legible on any background. */
  public enum Backing {
    /** A contour in the opposite tone. */
    OUTLINE,
    /** A plate behind the text. */
    PLATE
  }

  private static final TextLook STANDARD =
      new TextLook(Corner.BOTTOM_RIGHT, 0.052, 0.02, Backing.OUTLINE, 1);

  /** Refuses what the standard does not allow. */
  public TextLook {
    if (!(height >= LEAST_HEIGHT && height <= 0.5)) {
      throw new IllegalArgumentException(
          "text height "
              + height
              + " is not within 0.05 and 0.5 of the shortest side, GB 45438-2025 5.2");
    }
    if (!(margin >= 0 && margin <= 0.2)) {
      throw new IllegalArgumentException("margin " + margin + " is not within 0 and 0.2");
    }
    if (!(opacity >= 0.5 && opacity <= 1)) {
      throw new IllegalArgumentException("opacity " + opacity + " is not within 0.5 and 1");
    }
  }

  /** Returns outlined text of 5.2 % ink height in the bottom right corner. */
  public static TextLook standard() {
    return STANDARD;
  }

  /** Returns this look at another place. */
  public TextLook at(Corner corner) {
    return new TextLook(corner, height, margin, backing, opacity);
  }
}
