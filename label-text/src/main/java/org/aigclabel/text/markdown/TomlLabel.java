package org.aigclabel.text.markdown;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aigclabel.Label;
import org.aigclabel.container.Json;
import org.aigclabel.text.Excerpt.Range;
import org.aigclabel.text.JsonText;
import org.aigclabel.text.Lines;

/** A label in TOML front matter: an inline table, a table of its own, or a quoted JSON text. */
final class TomlLabel {

  private static final Pattern KEY =
      Pattern.compile("[ \\t]*(?:\"AIGC\"|'AIGC'|AIGC)[ \\t]*=[ \\t]*(.*)");
  private static final Pattern TABLE = Pattern.compile("[ \\t]*\\[[ \\t]*\"?AIGC\"?[ \\t]*\\].*");
  private static final Pattern FIELD =
      Pattern.compile("[ \\t]*\"?([A-Za-z][A-Za-z0-9_]*)\"?[ \\t]*=[ \\t]*(.*)");
  private static final Pattern INLINE =
      Pattern.compile("([{,][ \\t]*)\"?([A-Za-z][A-Za-z0-9_]*)\"?[ \\t]*=");

  private TomlLabel() {}

  /** Returns the label in the front matter, if there is one. */
  static Optional<MarkdownLabels.Found> find(String text, FrontMatter head) {
    for (int line = head.body(); line < head.close(); ) {
      int next = Lines.nextLine(text, line);
      String row = text.substring(line, next).stripTrailing();
      Matcher key = KEY.matcher(row);
      if (key.matches()) {
        return found(line, next, value(key.group(1)));
      }
      if (TABLE.matcher(row).matches()) {
        return table(text, head, line, next);
      }
      line = next;
    }
    return Optional.empty();
  }

  /** Returns the label as one line. */
  static String write(Label label) {
    StringBuilder out = new StringBuilder("AIGC = {");
    label
        .fields()
        .forEach(
            (name, value) -> {
              out.append(out.length() > 8 ? ", " : "").append(name).append(" = ");
              Json.quote(out, value);
            });
    return out.append('}').toString();
  }

  private static Optional<MarkdownLabels.Found> table(
      String text, FrontMatter head, int from, int first) {
    StringBuilder json = new StringBuilder("{");
    int end = first;
    for (int line = first; line < head.close(); ) {
      int next = Lines.nextLine(text, line);
      Matcher field = FIELD.matcher(text.substring(line, next).stripTrailing());
      if (field.matches()) {
        json.append(json.length() > 1 ? "," : "");
        Json.quote(json, field.group(1)).append(':');
        json.append(YamlScalar.read(field.group(2)).toJson());
        end = next;
      } else if (text.startsWith("[", line)) {
        break;
      }
      line = next;
    }
    return found(from, end, json.append('}').toString());
  }

  /** An inline table becomes JSON by its equals signs, as far as no value holds one. */
  private static String value(String shown) {
    if (!shown.startsWith("{")) {
      return YamlScalar.read(shown).text();
    }
    String json = INLINE.matcher(shown).replaceAll("$1\"$2\":");
    int end = JsonText.end(json, 0);
    return YamlScalar.flowToJson(end < 0 ? json : json.substring(0, end));
  }

  private static Optional<MarkdownLabels.Found> found(int from, int to, String json) {
    return Optional.of(
        new MarkdownLabels.Found(MarkdownFormat.HEAD_MATTER, new Range(from, to), json));
  }
}
