package org.aigclabel.text.html;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The tags of an HTML text that matter to labels, in order; comments and scripts' contents are
 * passed over as a browser does.
 *
 * @param text the whole text
 * @param tags what was found
 * @param open where a tag or comment begins that has no end; -1 if none does
 */
record HtmlTags(String text, List<Tag> tags, int open) {

  /**
   * A tag.
   *
   * @param name in lower case, with a slash before it if it closes
   * @param from its first character
   * @param to past its last character, of a script past the closing tag
   */
  record Tag(String name, int from, int to) {}

  private static final Set<String> KEPT =
      Set.of(
          "html",
          "head",
          "/head",
          "body",
          "/body",
          "/html",
          "frameset",
          "meta",
          "script",
          "/title",
          "p",
          "h1",
          "h2",
          "h3",
          "section",
          "article",
          "div");
  private static final Set<String> RAW =
      Set.of("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes");

  static HtmlTags of(String text) {
    List<Tag> tags = new ArrayList<>();
    Set<String> unclosed = new HashSet<>();
    int open = -1;
    int at = text.indexOf('<');
    while (at >= 0 && at < text.length()) {
      int end = pass(text, at, tags, unclosed);
      open = end < 0 ? at : -1;
      at = end < 0 ? -1 : text.indexOf('<', end);
    }
    return new HtmlTags(text, List.copyOf(tags), open);
  }

  /** Returns the first tag of a name. */
  Optional<Tag> first(String name) {
    return tags.stream().filter(tag -> tag.name().equals(name)).findFirst();
  }

  /** Returns the last tag of a name. */
  Optional<Tag> last(String name) {
    return tags.stream().filter(tag -> tag.name().equals(name)).reduce((a, b) -> b);
  }

  /** Returns an attribute's value as it stands, entities and all. */
  Optional<String> attribute(Tag tag, String name) {
    int at = tag.from() + 1 + tag.name().length();
    int end = tag.to();
    while (at < end) {
      while (at < end && (text.charAt(at) <= ' ' || text.charAt(at) == '/')) {
        at++;
      }
      int start = at;
      while (at < end && text.charAt(at) > ' ' && "=>/".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      String found = text.substring(start, at);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      at = space(at, end);
      String value = "";
      if (at < end && text.charAt(at) == '=') {
        at = space(at + 1, end);
        int from = at;
        char quote = at < end ? text.charAt(at) : ' ';
        if (quote == '"' || quote == '\'') {
          int close = text.indexOf(quote, at + 1);
          at = close < 0 || close > end ? end : close + 1;
          value = text.substring(from + 1, Math.max(from + 1, at - 1));
        } else {
          while (at < end && text.charAt(at) > ' ' && text.charAt(at) != '>') {
            at++;
          }
          value = text.substring(from, at);
        }
      }
      if (found.equalsIgnoreCase(name)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  private int space(int from, int end) {
    int at = from;
    while (at < end && text.charAt(at) <= ' ') {
      at++;
    }
    return at;
  }

  private static int pass(String text, int at, List<Tag> tags, Set<String> unclosed) {
    if (text.startsWith("<!--", at)) {
      int end = text.indexOf("-->", at + 4);
      return end < 0 ? -1 : end + 3;
    }
    if (text.regionMatches(true, at, "<!doctype", 0, 9)) {
      int end = tagEnd(text, at);
      tags.add(new Tag("!doctype", at, Math.max(at, end)));
      return end;
    }
    int name = at + 1;
    boolean closing = name < text.length() && text.charAt(name) == '/';
    int first = closing ? name + 1 : name;
    if (first >= text.length() || !letter(text.charAt(first))) {
      return at + 1;
    }
    int last = first;
    while (last < text.length() && (letter(text.charAt(last)) || digit(text.charAt(last)))) {
      last++;
    }
    int end = tagEnd(text, last);
    if (end < 0) {
      return -1;
    }
    String tag = text.substring(name, last).toLowerCase(Locale.ROOT);
    if (RAW.contains(tag) && text.charAt(end - 2) != '/') {
      int close = closing(text, tag, end, unclosed);
      if (tag.equals("script") && close >= 0) {
        end = Math.max(end, tagEnd(text, close));
      } else {
        end = close < 0 ? end : close;
      }
    }
    if (KEPT.contains(tag)) {
      tags.add(new Tag(tag, at, end));
    }
    return end;
  }

  /** Returns where a tag is closed, or -1; what is never closed is looked for once. */
  private static int closing(String text, String tag, int from, Set<String> unclosed) {
    String wanted = "</" + tag;
    int first = unclosed.contains(tag) ? -1 : text.indexOf("</", from);
    for (int at = first; at >= 0; at = text.indexOf("</", at + 2)) {
      if (text.regionMatches(true, at, wanted, 0, wanted.length())) {
        return at;
      }
    }
    unclosed.add(tag);
    return -1;
  }

  private static int tagEnd(String text, int from) {
    char quote = 0;
    char before = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if ((c == '"' || c == '\'') && before == '=') {
        quote = c;
      } else if (c == '>') {
        return i + 1;
      }
      before = c > ' ' ? c : before;
    }
    return -1;
  }

  private static boolean letter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9' || c == '-' || c == ':';
  }
}
