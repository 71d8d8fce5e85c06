package org.aigclabel.container;

/** Text in XML: its references resolved and written. */
public final class XmlText {

  private static final int LONGEST = 12;

  private XmlText() {}

  /** Returns text for the content of an element: only what XML demands is escaped. */
  public static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '\r' -> out.append("&#13;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /** Returns text for the value of an attribute in double quotes. */
  public static String escapeAttribute(String text) {
    return escape(text).replace("\"", "&quot;").replace("\t", "&#9;").replace("\n", "&#10;");
  }

  /**
   * Returns text with its numeric references and the five entities of XML resolved.
   *
   * @throws XmlSyntaxException at any other entity
   */
  static String unescape(String text) throws XmlSyntaxException {
    return unescape(text, XmlScanner.Doctype.REFUSED);
  }

  static String unescape(String text, XmlScanner.Doctype others) throws XmlSyntaxException {
    int mark = text.indexOf('&');
    if (mark < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int done = 0;
    for (; mark >= 0; mark = text.indexOf('&', done)) {
      out.append(text, done, mark);
      int end = text.substring(mark, Math.min(text.length(), mark + LONGEST)).indexOf(';');
      int code = end < 0 ? -1 : code(text.substring(mark + 1, mark + end));
      if (code >= 0) {
        out.appendCodePoint(code);
        done = mark + end + 1;
      } else if (others == XmlScanner.Doctype.SKIPPED) {
        out.append('&');
        done = mark + 1;
      } else {
        throw new XmlSyntaxException(mark, "an entity that is not one of the five of XML");
      }
    }
    return out.append(text, done, text.length()).toString();
  }

  private static int code(String name) {
    if (name.startsWith("#")) {
      return number(name);
    }
    return switch (name) {
      case "amp" -> '&';
      case "lt" -> '<';
      case "gt" -> '>';
      case "quot" -> '"';
      case "apos" -> '\'';
      default -> -1;
    };
  }

  private static int number(String name) {
    boolean hex = name.startsWith("#x");
    String digits = name.substring(hex ? 2 : 1);
    if (digits.isEmpty() || !digits.chars().allMatch(c -> Character.digit(c, hex ? 16 : 10) >= 0)) {
      return -1;
    }
    long code = Long.parseLong(digits, hex ? 16 : 10);
    boolean legal =
        code >= 0x20 && code <= 0xD7FF
            || code == 9
            || code == 10
            || code == 13
            || code >= 0xE000 && code <= 0x10FFFF;
    return legal ? (int) code : -1;
  }
}
