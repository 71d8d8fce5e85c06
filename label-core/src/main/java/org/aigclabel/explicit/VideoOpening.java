package org.aigclabel.explicit;

import java.util.EnumSet;
import java.util.Set;

/**
 * How long the text stands in a video, and where (GB 45438-2025 5.4: in the opening for 2 s at
 * least; also at the end and in the middle if one likes).
 *
 * @param seconds at normal playing speed, in each place
 * @param also where it stands besides the opening
 * @param fade seconds in which it comes and goes, besides {@code seconds}; the first picture has it
 *     in full
 */
public record VideoOpening(double seconds, Set<Also> also, double fade) {

  /** Where in a video the text stands besides the opening. */
  public enum Also {
    /** Around the middle. */
    MIDDLE,
    /** Up to the last picture. */
    END,
    /** From the first picture to the last, which needs all to be encoded again. */
    THROUGHOUT
  }

  /** The least time that the standard allows, in seconds. */
  public static final double LEAST_SECONDS = 2;

  private static final double LONGEST_FADE = 5;

  /** Refuses what the standard does not allow. */
  public VideoOpening {
    if (!(seconds >= LEAST_SECONDS && seconds <= 3600)) {
      throw new IllegalArgumentException(
          "opening text for " + seconds + " s is not within 2 and 3600, GB 45438-2025 5.4");
    }
    if (!(fade >= 0 && fade <= LONGEST_FADE)) {
      throw new IllegalArgumentException("a fade of " + fade + " s is not within 0 and 5");
    }
    also = Set.copyOf(also);
  }

  /** Returns the opening of three seconds. */
  public static VideoOpening standard() {
    return lasting(3);
  }

  /** Returns an opening of so many seconds. */
  public static VideoOpening lasting(double seconds) {
    return new VideoOpening(seconds, Set.of(), 0);
  }

  /** Returns this opening, the text standing in another place as well. */
  public VideoOpening alsoAt(Also place) {
    Set<Also> more = EnumSet.of(place);
    more.addAll(also);
    return new VideoOpening(seconds, more, fade);
  }

  /** Returns this opening, the text coming and going within so many seconds. */
  public VideoOpening fading(double within) {
    return new VideoOpening(seconds, also, within);
  }
}
