package org.aigclabel.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aigclabel.explicit.ExplicitFinding;
import org.aigclabel.explicit.Wording;

/**
 * Finds notices in text that people read, and that a caller has at hand: a page, a message, a post.
 * Both elements stand close together (GB 45438-2025 5.1). At the start and the end they count more
 * than in running text, where people also write about the matter.
 */
public final class Notices {

  /** Characters looked at on either side; an engineering choice, the standard names none. */
  private static final int WINDOW = 64;

  private static final int MOST = 20;
  private static final Pattern NEAR =
      Pattern.compile(
          "(?:人工智能|(?<![A-Za-z])[Aa][Ii](?![A-Za-z]))[^\\n。！？.!?]{0,16}?(?:生成|合成)"
              + "|(?:生成|合成)[^\\n。！？.!?]{0,8}?(?:人工智能|(?<![A-Za-z])[Aa][Ii](?![A-Za-z]))");

  private Notices() {}

  /** Returns the notices in a text whose start and end are those of the document. */
  public static List<ExplicitFinding> in(String text) {
    List<ExplicitFinding> found = new ArrayList<>();
    String bare = text.strip();
    Matcher matcher = NEAR.matcher(bare);
    while (matcher.find() && found.size() < MOST) {
      boolean start = matcher.end() <= WINDOW;
      boolean end = matcher.start() >= bare.length() - WINDOW;
      String line = line(bare, matcher.start(), matcher.end());
      boolean alone = line.length() <= WINDOW;
      if (Wording.complies(line) && (start || end || alone)) {
        String place = start ? "start" : end ? "end" : "middle";
        double confidence = (start || end) && alone ? 0.95 : alone ? 0.7 : 0.5;
        found.add(new ExplicitFinding("text", line, place, confidence, List.of()));
      }
    }
    return found;
  }

  /** Returns the notices in a piece of a document, each with the place of the piece. */
  public static List<ExplicitFinding> on(String place, String text) {
    return in(text).stream()
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

  /** Returns the language of words, as far as their writing tells. */
  public static String language(String words) {
    return words
            .codePoints()
            .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
        ? "zh"
        : "en";
  }

  private static String line(String text, int from, int to) {
    int start = text.lastIndexOf('\n', from) + 1;
    int end = text.indexOf('\n', to);
    return text.substring(start, end < 0 ? text.length() : end).strip();
  }
}
