package org.aigclabel.text;

import java.util.ArrayList;
import java.util.List;
import org.aigclabel.Label;
import org.aigclabel.text.Excerpt.Range;

/** Edits one member of a JSON object as text, so that all else keeps its bytes. */
public final class JsonText {

  /**
   * A member of an object.
   *
   * @param all the member with the comma that goes with it
   * @param value its value
   */
  public record Member(Range all, Range value) {}

  private JsonText() {}

  /** Returns the index past the value that begins at {@code from}, or -1 if it has no end. */
  public static int end(String text, int from) {
    int depth = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        i = stringEnd(text, i) - 1;
        if (i < 0) {
          return -1;
        }
      } else if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
      }
      if (depth <= 0 && (c == '"' || c == '}' || c == ']')) {
        return i + 1;
      }
    }
    return -1;
  }

  /** Returns the members of this name in the object whose brace stands at {@code from}. */
  public static List<Member> members(String text, int from, String name) {
    List<Member> members = new ArrayList<>();
    int comma = -1;
    int at = space(text, from + 1);
    while (at < text.length() && text.charAt(at) == '"') {
      int key = at;
      int colon = space(text, Math.max(at, stringEnd(text, at)));
      if (colon >= text.length() || text.charAt(colon) != ':') {
        return members;
      }
      int value = space(text, colon + 1);
      int end = valueEnd(text, value);
      if (end < 0) {
        return members;
      }
      int next = space(text, end);
      boolean more = next < text.length() && text.charAt(next) == ',';
      if (text.startsWith('"' + name + '"', key)) {
        Range all =
            more
                ? new Range(key, next + 1)
                : comma >= 0 ? new Range(comma, end) : new Range(key, end);
        members.add(new Member(all, new Range(value, end)));
      }
      comma = next;
      at = more ? space(text, next + 1) : text.length();
    }
    return members;
  }

  /** Returns the member to put directly after the brace at {@code from}. */
  public static String insertion(String text, int from, Label label) {
    int next = space(text, from + 1);
    boolean more = next < text.length() && text.charAt(next) == '"';
    return "\"AIGC\":" + label.toJson() + (more ? "," : "");
  }

  private static int valueEnd(String text, int from) {
    if (from < text.length() && "\"{[".indexOf(text.charAt(from)) >= 0) {
      return end(text, from);
    }
    int at = from;
    while (at < text.length() && ",}] \t\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at < text.length() ? at : -1;
  }

  private static int stringEnd(String text, int from) {
    for (int i = from + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        return i + 1;
      }
    }
    return -1;
  }

  private static int space(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    return at;
  }
}
