package org.aigclabel.cli.batch;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aigclabel.MediaSource;

/**
 * Content numbers of a batch: from a manifest's column {@code id}, else from a template, which may
 * name other columns: {@code {order}-{seq}}.
 *
 * @param template the template
 */
public record Numbering(String template) {

  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

  /** Returns the number of a job. */
  String of(Job job, MediaSource source) throws IOException {
    Map<String, String> columns = job.columns();
    if (columns.containsKey("id")) {
      return columns.get("id");
    }
    Matcher places = PLACE.matcher(template);
    StringBuilder filled = new StringBuilder();
    while (places.find()) {
      String value = columns.getOrDefault(places.group(1), places.group());
      places.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    places.appendTail(filled);
    return new IdTemplate(filled.toString()).of(source, source.name(), job.number());
  }
}
