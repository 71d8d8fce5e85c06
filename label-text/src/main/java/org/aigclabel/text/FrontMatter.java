package org.aigclabel.text;

import java.util.Optional;

/**
 * The metadata block at the head of a Markdown file.
 *
 * @param kind how it is written
 * @param body its first character, after the opening line
 * @param close its closing line
 * @param end past the closing line's end
 */
record FrontMatter(Kind kind, int body, int close, int end) {

  /** How a metadata block is written. */
  enum Kind {
    /** Between lines of {@code ---}. */
    YAML,
    /** Between lines of {@code +++}. */
    TOML,
    /** An object before the text. */
    JSON
  }

  private static final int LONGEST = 1 << 20;

  /** Returns the block that the text begins with, if it does. */
  static Optional<FrontMatter> of(String text) {
    return at(text, 0);
  }

  /** Returns the block that begins with the line at an index. */
  static Optional<FrontMatter> at(String text, int from) {
    int next = nextLine(text, from);
    String opening = text.substring(from, next).strip();
    return switch (opening) {
      case "---" -> closed(text, Kind.YAML, next);
      case "+++" -> closed(text, Kind.TOML, next);
      default -> from == 0 && text.startsWith("{") ? json(text) : Optional.empty();
    };
  }

  /** Returns the first character of the line after the one at an index. */
  static int nextLine(String text, int from) {
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
  static String lineEnd(String text) {
    int next = nextLine(text, 0);
    if (next >= 2 && text.startsWith("\r\n", next - 2)) {
      return "\r\n";
    }
    return next > 0 && text.charAt(next - 1) == '\r' ? "\r" : "\n";
  }

  private static Optional<FrontMatter> closed(String text, Kind kind, int body) {
    int limit = Math.min(text.length(), body + LONGEST);
    for (int line = body; line < limit; ) {
      int next = nextLine(text, line);
      String found = next - line > 80 ? "" : text.substring(line, next).stripTrailing();
      if (found.equals(kind == Kind.YAML ? "---" : "+++")
          || found.equals("...") && kind == Kind.YAML) {
        return Optional.of(new FrontMatter(kind, body, line, next));
      }
      line = next;
    }
    return Optional.empty();
  }

  /** JSON counts as front matter only where text follows it; else the file is JSON itself. */
  private static Optional<FrontMatter> json(String text) {
    int end = JsonText.end(text, 0);
    if (end < 0 || end > LONGEST || text.substring(end).isBlank()) {
      return Optional.empty();
    }
    return Optional.of(new FrontMatter(Kind.JSON, 1, end - 1, end));
  }
}
