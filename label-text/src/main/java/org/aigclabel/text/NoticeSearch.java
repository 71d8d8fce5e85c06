package org.aigclabel.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aigclabel.explicit.ExplicitFinding;
import org.aigclabel.explicit.Wording;

/**
 * Finds notices in text that people read: both elements close together (GB 45438-2025 5.1). At the
 * start and the end they count more than in running text, where people also write about the matter.
 */
final class NoticeSearch {

  /** Characters looked at on either side; an engineering choice, the standard names none. */
  static final int WINDOW = 64;

  private static final int MOST = 20;
  private static final Pattern NEAR =
      Pattern.compile(
          "(?:人工智能|(?<![A-Za-z])[Aa][Ii](?![A-Za-z]))[^\\n。！？.!?]{0,16}?(?:生成|合成)"
              + "|(?:生成|合成)[^\\n。！？.!?]{0,8}?(?:人工智能|(?<![A-Za-z])[Aa][Ii](?![A-Za-z]))");

  private NoticeSearch() {}

  /** Returns the notices of a text whose start and end are those of the document. */
  static List<ExplicitFinding> find(String text) {
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

  private static String line(String text, int from, int to) {
    int start = text.lastIndexOf('\n', from) + 1;
    int end = text.indexOf('\n', to);
    return text.substring(start, end < 0 ? text.length() : end).strip();
  }
}
