package org.aigclabel.text.markdown;

import java.util.regex.Pattern;
import org.aigclabel.container.Json;

/**
 * One value of a YAML map, as far as labels use YAML.
 *
 * @param text the value
 * @param literal whether it stood bare and means a number, a truth value or nothing
 */
record YamlScalar(String text, boolean literal) {

  private static final Pattern LITERAL =
      Pattern.compile("true|false|null|-?(0|[1-9][0-9]*)(\\.[0-9]+)?");

  /** Returns the value that a line shows after its colon. */
  static YamlScalar read(String shown) {
    String value = shown.strip();
    if (value.startsWith("'")) {
      return new YamlScalar(single(value), false);
    }
    if (value.startsWith("\"")) {
      return new YamlScalar(twice(value), false);
    }
    int comment = value.startsWith("#") ? 0 : value.indexOf(" #");
    String plain = comment >= 0 ? value.substring(0, comment).strip() : value;
    if (plain.isEmpty() || plain.equals("~")) {
      return new YamlScalar("null", true);
    }
    return new YamlScalar(plain, LITERAL.matcher(plain).matches());
  }

  /** Returns a value in quotes: single ones as the guide shows, double ones where they must be. */
  static String write(String value) {
    boolean breaks =
        value
            .chars()
            .anyMatch(c -> c >= 0x80 && c < 0xA0 || c == 0x2028 || c == 0x2029 || c == 0xFEFF);
    if (!breaks) {
      return "'" + value.replace("'", "''") + "'";
    }
    StringBuilder out = new StringBuilder("\"");
    value
        .chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
              } else if (c >= 0x80) {
                out.append(String.format("\\u%04X", c));
              } else {
                out.append((char) c);
              }
            });
    return out.append('"').toString();
  }

  /** Returns the value as JSON. */
  String toJson() {
    return literal ? text : Json.quote(new StringBuilder(), text).toString();
  }

  /** Returns the index past an inline map or list, or -1 if it has no end. */
  static int flowEnd(String text, int from, int limit) {
    int depth = 0;
    for (int i = from; i < limit; i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\'' && opens(text, i)) {
        i = quoteEnd(text, i, limit) - 1;
      } else if (c == '{' || c == '[') {
        depth++;
      } else if ((c == '}' || c == ']') && --depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }

  /** Returns an inline map as JSON; unchanged if it is JSON already. */
  static String flowToJson(String map) {
    try {
      Json.parse(map);
      return map;
    } catch (Json.SyntaxException e) {
      return rewrite(map);
    }
  }

  private static String rewrite(String map) {
    StringBuilder out = new StringBuilder();
    boolean key = true;
    for (int i = 0; i < map.length(); i++) {
      char c = map.charAt(i);
      if (c == '{' || c == '}' || c == ',' || c == '[' || c == ']') {
        key = c == '{' || c == ',' || key;
        out.append(c);
      } else if (c == ':' && key) {
        key = false;
        out.append(c);
      } else if (c > ' ') {
        int end = scalarEnd(map, i, key);
        YamlScalar scalar = read(map.substring(i, end));
        out.append(key ? Json.quote(new StringBuilder(), scalar.text()) : scalar.toJson());
        i = end - 1;
      }
    }
    return out.toString();
  }

  private static int scalarEnd(String map, int from, boolean key) {
    char first = map.charAt(from);
    if (first == '"' || first == '\'') {
      return quoteEnd(map, from, map.length());
    }
    int at = from;
    while (at < map.length() && (key ? ",{}[]:" : ",{}[]").indexOf(map.charAt(at)) < 0) {
      at++;
    }
    return Math.max(at, from + 1);
  }

  private static boolean opens(String text, int quote) {
    int before = quote - 1;
    while (before >= 0 && text.charAt(before) == ' ') {
      before--;
    }
    return before < 0 || "{[,:".indexOf(text.charAt(before)) >= 0;
  }

  private static int quoteEnd(String text, int from, int limit) {
    char quote = text.charAt(from);
    for (int i = from + 1; i < limit; i++) {
      char c = text.charAt(i);
      if (c == '\\' && quote == '"') {
        i++;
      } else if (c == quote) {
        if (quote != '\'' || i + 1 >= limit || text.charAt(i + 1) != '\'') {
          return i + 1;
        }
        i++;
      }
    }
    return limit;
  }

  private static String single(String value) {
    int end = quoteEnd(value, 0, value.length());
    String inner = value.substring(1, Math.max(1, end - 1));
    return inner.replace("''", "'");
  }

  private static String twice(String value) {
    int end = quoteEnd(value, 0, value.length());
    try {
      return Json.parse(value.substring(0, end)) instanceof Json.Text text ? text.value() : value;
    } catch (Json.SyntaxException e) {
      return value.substring(1, Math.max(1, end - 1));
    }
  }
}
