package org.aigclabel.cli.report;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.aigclabel.cli.terminal.Texts;
import org.aigclabel.explicit.ExplicitFinding;

/**
 * Says in words what label was seen or heard, and where.
 *
 * @param texts the words
 */
public record Places(Texts texts) {

  /** How detectors write places, by the key of the words for each. */
  private static final Map<String, Pattern> FORMS =
      Map.of(
          "where.box", Pattern.compile("(\\d+),(\\d+) (\\d+)x(\\d+)"),
          "where.page", Pattern.compile("page (\\d+)"),
          "where.byte", Pattern.compile("byte (\\d+)"),
          "where.span", Pattern.compile("([\\d.]+)-([\\d.]+) s"),
          "where.on", Pattern.compile("([\\d.]+)- s"),
          "where.moment", Pattern.compile("([\\d.]+) s"),
          "where.start", Pattern.compile("start"),
          "where.middle", Pattern.compile("middle"),
          "where.end", Pattern.compile("end"));

  /** Returns kind, words and place of a label. */
  public String of(ExplicitFinding found) {
    String kind = texts.text("kind." + found.kind());
    return texts.text("report.explicit.value", kind, found.content(), place(found.place()));
  }

  /** Returns a place, such as {@code page 2, start}, in words. */
  String place(String place) {
    return Arrays.stream(place.split(", "))
        .map(this::part)
        .collect(Collectors.joining(texts.text("where.comma")));
  }

  private String part(String place) {
    for (Map.Entry<String, Pattern> form : FORMS.entrySet()) {
      Matcher part = form.getValue().matcher(place);
      if (part.matches()) {
        Object[] numbers = new Object[part.groupCount()];
        Arrays.setAll(numbers, i -> part.group(i + 1));
        return texts.text(form.getKey(), numbers);
      }
    }
    return place; // the name of a part of a document
  }
}
