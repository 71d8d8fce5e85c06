package org.aigclabel.text.markdown;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aigclabel.Label;
import org.aigclabel.container.Json;
import org.aigclabel.text.Excerpt.Range;
import org.aigclabel.text.Lines;

/**
 * A label written as YAML: a block map, an inline map or a quoted JSON text under the key AIGC.
 *
 * @param lines the whole lines it takes
 * @param json the same as JSON, or its text where it is none
 * @param fields how many names of Annex E, or of its known misspellings, were met
 */
record YamlLabel(Range lines, String json, int fields) {

  private static final int LONGEST = 1 << 20;

  private static final Pattern KEY =
      Pattern.compile("([ \\t]*)(?:\"AIGC\"|'AIGC'|AIGC)[ \\t]*:(?:[ \\t]+(.*)|([{\\[\"'].*))?");

  private static final String NAMES =
      "Label|Content(?:Producer|Propagator)|ProduceID|PropagateID|Reserved?Code[12]"
          + "|Propagator|PropatorID|SecurityData";

  private static final Pattern FIELD =
      Pattern.compile("([ \\t]*)(?:- )?([\"']?)([A-Za-z][A-Za-z0-9_]*)\\2[ \\t]*:(?:[ \\t]+(.*))?");

  private static final Pattern NAME = Pattern.compile(NAMES);

  /** Returns the label whose key stands on the line at an index, if one does. */
  static Optional<YamlLabel> at(String text, int line) {
    int next = Lines.nextLine(text, line);
    Matcher key = KEY.matcher(strip(text.substring(line, Math.min(next, line + LONGEST))));
    if (!key.matches()) {
      return Optional.empty();
    }
    String value = key.group(2) != null ? key.group(2) : key.group(3) != null ? key.group(3) : "";
    if (value.startsWith("{")) {
      return Optional.of(flow(text, line, text.indexOf('{', line)));
    }
    if (value.isBlank() || value.startsWith("#") || value.matches("[|>][-+]?[ \\t]*")) {
      return Optional.of(block(text, line, next, key.group(1).length()));
    }
    String json = YamlScalar.read(value).text();
    return Optional.of(new YamlLabel(new Range(line, next), json, names(json)));
  }

  /** Returns the lines of a label at an indentation, as the guide shows them. */
  static String write(Label label, String indent, String lineEnd) {
    StringBuilder out = new StringBuilder(indent).append("AIGC:").append(lineEnd);
    label
        .fields()
        .forEach(
            (name, value) ->
                out.append(indent)
                    .append("  ")
                    .append(name)
                    .append(": ")
                    .append(YamlScalar.write(value))
                    .append(lineEnd));
    return out.toString();
  }

  private static YamlLabel flow(String text, int line, int brace) {
    int end = YamlScalar.flowEnd(text, brace, Math.min(text.length(), brace + LONGEST));
    if (end < 0) {
      int next = Lines.nextLine(text, brace);
      return new YamlLabel(new Range(line, next), text.substring(brace, next).strip(), 0);
    }
    String map = text.substring(brace, end);
    String json = YamlScalar.flowToJson(map);
    return new YamlLabel(new Range(line, Lines.nextLine(text, end)), json, names(json));
  }

  private static YamlLabel block(String text, int line, int first, int indent) {
    StringBuilder json = new StringBuilder("{");
    int fields = 0;
    int end = first;
    int at = first;
    int limit = Math.min(text.length(), first + LONGEST);
    while (at < limit) {
      int next = Lines.nextLine(text, at);
      String row = strip(text.substring(at, next));
      if (row.stripLeading().startsWith("{") && fields == 0 && json.length() == 1) {
        YamlLabel flow = flow(text, line, text.indexOf('{', at));
        return new YamlLabel(flow.lines(), flow.json(), flow.fields());
      }
      Matcher field = FIELD.matcher(row);
      boolean deeper = !row.isBlank() && row.length() - row.stripLeading().length() > indent;
      boolean named = field.matches() && NAME.matcher(field.group(3)).matches();
      if (!row.isBlank() && !deeper && !named) {
        break;
      }
      if (deeper || named) {
        end = next;
      }
      if (field.matches() && (deeper || named)) {
        json.append(json.length() > 1 ? "," : "");
        Json.quote(json, field.group(3)).append(':');
        json.append(YamlScalar.read(field.group(4) == null ? "" : field.group(4)).toJson());
        fields += named ? 1 : 0;
      }
      at = next;
    }
    return new YamlLabel(new Range(line, end), json.append('}').toString(), fields);
  }

  private static int names(String json) {
    return (int) NAME.matcher(json).results().map(m -> m.group()).distinct().count();
  }

  private static String strip(String line) {
    return line.stripTrailing();
  }
}
