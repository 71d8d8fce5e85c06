package org.aigclabel.explicit;

/**
 * How long the text stands in a video (GB 45438-2025 5.4: in the opening for 2 s at least, and also
 * at the end and in the middle if one likes).
 *
 * @param seconds at normal playing speed; it may stand longer, up to the next place to cut
 * @param span where in the video
 */
public record VideoOpening(double seconds, Span span) {

  /** Where in a video the text stands. */
  public enum Span {
    /** In the opening; all after it stays byte for byte where the format allows. */
    OPENING,
    /** In the opening and at the end, which needs all pictures to be encoded again. */
    OPENING_AND_END,
    /** From the first frame to the last, which needs all pictures to be encoded again. */
    WHOLE
  }

  /** The least time that the standard allows, in seconds. */
  public static final double LEAST_SECONDS = 2;

  /** Refuses what the standard does not allow. */
  public VideoOpening {
    if (!(seconds >= LEAST_SECONDS && seconds <= 3600)) {
      throw new IllegalArgumentException(
          "opening text for " + seconds + " s is not within 2 and 3600, GB 45438-2025 5.4");
    }
  }

  /** Returns the opening of three seconds. */
  public static VideoOpening standard() {
    return new VideoOpening(3, Span.OPENING);
  }
}
