package org.aigclabel.text.markdown;

import java.util.Optional;
import org.aigclabel.text.JsonText;
import org.aigclabel.text.Lines;

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
    int next = Lines.nextLine(text, from);
    String opening = text.substring(from, next).strip();
    return switch (opening) {
      case "---" -> closed(text, Kind.YAML, next);
      case "+++" -> closed(text, Kind.TOML, next);
      default -> from == 0 && text.startsWith("{") ? json(text) : Optional.empty();
    };
  }

  private static Optional<FrontMatter> closed(String text, Kind kind, int body) {
    int limit = Math.min(text.length(), body + LONGEST);
    for (int line = body; line < limit; ) {
      int next = Lines.nextLine(text, line);
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
