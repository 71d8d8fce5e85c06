package org.aigclabel.text;

import java.util.List;
import org.aigclabel.explicit.ExplicitFinding;

/** Finds notices in text that a caller has at hand: a page, a message, a post. */
public final class Notices {

  private Notices() {}

  /** Returns the notices in a text, both elements close together (GB 45438-2025 5.1). */
  public static List<ExplicitFinding> in(String text) {
    return NoticeSearch.find(text);
  }

  /** Returns the notices in a piece of a document, each with the place of the piece. */
  public static List<ExplicitFinding> on(String place, String text) {
    return NoticeSearch.find(text).stream()
        .map(
            one ->
                new ExplicitFinding(
                    one.kind(),
                    one.content(),
                    place + ", " + one.place(),
                    one.confidence(),
                    one.findings()))
        .toList();
  }
}
