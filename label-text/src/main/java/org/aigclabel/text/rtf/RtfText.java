package org.aigclabel.text.rtf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.aigclabel.MediaSource;
import org.aigclabel.text.Excerpt.Range;

/** The groups of an RTF text, as far as labels need them. */
final class RtfText {

  /**
   * A user-defined property.
   *
   * @param name as people read it
   * @param value as people read it
   * @param range what to leave out: the property, or its whole list if it is the only one
   */
  record Property(String name, String value, Range range) {}

  private static final String LIST = "{\\*\\userprops";
  private static final String NAME = "{\\propname";
  private static final String VALUE = "{\\staticval";

  private static final Set<String> HEADER =
      Set.of(
          "fonttbl",
          "colortbl",
          "stylesheet",
          "info",
          "generator",
          "listtable",
          "filetbl",
          "listoverridetable",
          "rsidtbl",
          "userprops",
          "themedata",
          "colorschememapping",
          "latentstyles",
          "datastore",
          "defchp",
          "defpap",
          "mmathPr",
          "xmlnstbl",
          "pgptbl",
          "revtbl",
          "docvar");

  private RtfText() {}

  /** Returns the index past the group that opens at {@code from}, or -1 if it has no end. */
  static int end(String text, int from) {
    int depth = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i += binary(text, i);
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }

  /** Returns how many characters to pass over from a backslash, binary data included. */
  private static int binary(String text, int at) {
    if (!text.startsWith("\\bin", at)) {
      return 1;
    }
    int digits = at + 4;
    while (digits < text.length() && digits < at + 13 && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    if (digits == at + 4) {
      return 1;
    }
    long count = Long.parseLong(text.substring(at + 4, digits));
    return (int) Math.min(text.length() - at, digits - at + count);
  }

  /** Returns the user-defined properties. */
  static List<Property> properties(String text) {
    List<Property> properties = new ArrayList<>();
    for (int list = text.indexOf(LIST); list >= 0; list = text.indexOf(LIST, list + 1)) {
      int end = end(text, list);
      if (end >= 0) {
        properties(text, new Range(list, end), properties);
      }
    }
    return properties;
  }

  private static void properties(String text, Range list, List<Property> out) {
    int first = out.size();
    int name = text.indexOf(NAME, list.from());
    while (name >= 0 && name < list.to()) {
      int nameEnd = end(text, name);
      int next = nameEnd < 0 ? -1 : text.indexOf(NAME, nameEnd);
      int to = next < 0 || next > list.to() ? list.to() - 1 : next;
      int value = nameEnd < 0 ? -1 : text.indexOf(VALUE, nameEnd);
      if (value >= 0 && value < to && end(text, value) >= 0) {
        String content = text.substring(value + VALUE.length(), end(text, value) - 1);
        out.add(
            new Property(
                decode(text.substring(name + NAME.length(), nameEnd - 1)),
                decode(content),
                new Range(name, to)));
      }
      name = next;
    }
    if (out.size() == first + 1) {
      Property only = out.get(first);
      out.set(first, new Property(only.name(), only.value(), list));
    }
  }

  /** Returns where the document begins: after the last group that belongs to the header. */
  static int afterHeader(MediaSource source, String text) throws IOException {
    int at = 1;
    int place = -1;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '{') {
        int end = end(text, at);
        if (end < 0 || !HEADER.contains(word(text, at + 1))) {
          break;
        }
        place = end;
        at = end;
      } else if (c == '\\' && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1))) {
        String word = word(text, at);
        if (Set.of("pard", "par", "sectd", "plain").contains(word)) {
          break;
        }
        at = control(text, at);
        place = word.equals("rtf") ? at : place;
      } else if (c <= ' ') {
        at++;
      } else {
        break;
      }
    }
    if (place < 0) {
      throw source.malformed(0, "wanted an RTF header, found none");
    }
    return place;
  }

  private static int control(String text, int at) {
    int end = at + 1;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    while (end < text.length()
        && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '-')) {
      end++;
    }
    return end < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
  }

  /** Returns the control word at an index, after a star that marks a group as optional. */
  private static String word(String text, int from) {
    int at = text.startsWith("\\*", from) ? from + 2 : from;
    while (at < text.length() && (text.charAt(at) <= ' ' || text.charAt(at) == '\\')) {
      at++;
    }
    int end = at;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(at, end);
  }

  /** Returns text as RTF writes it, all in ASCII. */
  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 32);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' || c == '{' || c == '}') {
        out.append('\\').append(c);
      } else if (c > 0x7E) {
        out.append("\\u").append((short) c).append('?');
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String decode(String rtf) {
    StringBuilder out = new StringBuilder(rtf.length());
    for (int i = rtf.startsWith(" ") ? 1 : 0; i < rtf.length(); i++) {
      char c = rtf.charAt(i);
      if (c == '\\' && i + 1 < rtf.length()) {
        i = escaped(rtf, i, out);
      } else if (c != '\r' && c != '\n') {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static int escaped(String rtf, int at, StringBuilder out) {
    char c = rtf.charAt(at + 1);
    if (c == 'u' && rtf.substring(at + 2, Math.min(rtf.length(), at + 3)).matches("[-0-9]")) {
      int end = control(rtf, at);
      String number = rtf.substring(at + 2, end).strip();
      if (number.matches("-?[0-9]{1,5}")) {
        out.append((char) Integer.parseInt(number));
        return end < rtf.length() && rtf.charAt(end) == '?' ? end : end - 1;
      }
    }
    if (c == '\''
        && at + 3 < rtf.length()
        && rtf.substring(at + 2, at + 4).matches("[0-9a-fA-F]{2}")) {
      out.append((char) Integer.parseInt(rtf.substring(at + 2, at + 4), 16));
      return at + 3;
    }
    if (Character.isLetter(c)) {
      return control(rtf, at) - 1;
    }
    out.append(c);
    return at + 1;
  }

  /** Returns the text that people read, roughly: groups marked as optional are left out. */
  static String plain(String rtf) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (int at = rtf.indexOf("{\\*"); at >= 0; at = rtf.indexOf("{\\*", from)) {
      int end = end(rtf, at);
      out.append(rtf, from, Math.max(from, at));
      from = end < 0 ? rtf.length() : end;
    }
    out.append(rtf, Math.min(from, rtf.length()), rtf.length());
    return decode(out.toString().replace("\\par", "\\'0a\\x").replace("{", "").replace("}", ""));
  }
}
