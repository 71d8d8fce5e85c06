package org.aigclabel.text;

import java.util.Locale;
import java.util.Set;

/** Takes the text that people read out of markup, in one pass whatever the markup is. */
public final class ShownText {

  private static final Set<String> BREAKS =
      Set.of(
          "p",
          "h",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "div",
          "li",
          "tr",
          "td",
          "row",
          "c",
          "si",
          "br",
          "sp",
          "oddheader",
          "textobject",
          "body",
          "table-cell",
          "title",
          "section");
  private static final Set<String> HIDDEN = Set.of("script", "style", "head");

  private ShownText() {}

  /** Returns the text without tags and with references resolved; blocks stand on lines. */
  public static String of(String markup) {
    if (markup.indexOf('<') < 0) {
      return markup;
    }
    StringBuilder out = new StringBuilder(markup.length() / 2);
    int done = 0;
    for (int at = markup.indexOf('<'); at >= 0; at = markup.indexOf('<', done)) {
      out.append(markup, done, at);
      int end = markup.indexOf('>', at);
      if (end < 0) {
        return Entities.decode(out.toString());
      }
      String name = name(markup, at + 1);
      if (BREAKS.contains(name.replace("/", ""))) {
        out.append('\n');
      }
      done = end + 1;
      if (HIDDEN.contains(name) && markup.charAt(end - 1) != '/') {
        int close = markup.indexOf("</" + name, end);
        int past = close < 0 ? -1 : markup.indexOf('>', close);
        if (past < 0) {
          return Entities.decode(out.toString());
        }
        done = past + 1;
      }
    }
    return Entities.decode(out.append(markup, done, markup.length()).toString());
  }

  /** Returns a tag's local name in lower case, with its slash if it closes. */
  private static String name(String markup, int from) {
    int end = from;
    while (end < markup.length() && end < from + 40 && " \t\r\n>".indexOf(markup.charAt(end)) < 0) {
      end++;
    }
    String tag = markup.substring(from, end).toLowerCase(Locale.ROOT);
    int colon = tag.indexOf(':');
    String local = colon < 0 ? tag : (tag.startsWith("/") ? "/" : "") + tag.substring(colon + 1);
    return local.endsWith("/") && local.length() > 1
        ? local.substring(0, local.length() - 1)
        : local;
  }
}
