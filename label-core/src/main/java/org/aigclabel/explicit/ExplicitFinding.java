package org.aigclabel.explicit;

import java.util.List;
import org.aigclabel.Finding;

/**
 * A label that people see or hear, as it was found.
 *
 * @param kind {@code text}, {@code voice} or {@code rhythm}
 * @param content the words read or heard, or the rhythm
 * @param place where: a box in pixels, a time span in seconds, a page or line
 * @param confidence 0 to 1
 * @param findings how it measures up against clause 5, rule by rule
 */
public record ExplicitFinding(
    String kind, String content, String place, double confidence, List<Finding> findings) {

  /** Copies the list. */
  public ExplicitFinding {
    findings = List.copyOf(findings);
  }
}
