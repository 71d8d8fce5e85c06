package org.aigclabel.text;

/** The lines of a text, ended by a line feed, a carriage return or both. */
public final class Lines {

  private Lines() {}

  /** Returns the first character of the line after the one at an index. */
  public static int nextLine(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        return i + 1;
      }
      if (c == '\r') {
        return i + 1 < text.length() && text.charAt(i + 1) == '\n' ? i + 2 : i + 1;
      }
    }
    return text.length();
  }

  /** Returns the line end used first in the text, a line feed if there is none. */
  public static String lineEnd(String text) {
    int next = nextLine(text, 0);
    if (next >= 2 && text.startsWith("\r\n", next - 2)) {
      return "\r\n";
    }
    return next > 0 && text.charAt(next - 1) == '\r' ? "\r" : "\n";
  }
}
