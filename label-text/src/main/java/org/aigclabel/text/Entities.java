package org.aigclabel.text;

import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Character references of HTML and XML, as attributes and texts hold them. */
public final class Entities {

  private static final Pattern REFERENCE =
      Pattern.compile("&(?:#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}))|([a-zA-Z]{2,6}));");
  private static final Map<String, String> NAMES =
      Map.of("quot", "\"", "amp", "&", "lt", "<", "gt", ">", "apos", "'", "nbsp", "\u00A0");

  private Entities() {}

  /** Returns the text in ASCII, safe in an attribute and in an element, in any encoding. */
  public static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 64);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                  if (c > 0x7E) {
                    out.append("&#x")
                        .append(Integer.toHexString(c).toUpperCase(Locale.ROOT))
                        .append(';');
                  } else {
                    out.appendCodePoint(c);
                  }
                }
              }
            });
    return out.toString();
  }

  /** Returns the text in ASCII, safe in an element but not in an attribute: quotes stay. */
  public static String escapeText(String text) {
    return escape(text).replace("&quot;", "\"");
  }

  /** Returns the text with its references resolved; unknown ones stay. */
  public static String decode(String text) {
    return REFERENCE
        .matcher(text)
        .replaceAll(reference -> Matcher.quoteReplacement(value(reference)));
  }

  private static String value(MatchResult reference) {
    String name = reference.group(3);
    if (name != null) {
      return NAMES.getOrDefault(name, reference.group());
    }
    String hex = reference.group(1);
    int code = hex != null ? Integer.parseInt(hex, 16) : Integer.parseInt(reference.group(2));
    return Character.isValidCodePoint(code) && code > 0 ? Character.toString(code) : "\uFFFD";
  }
}
