package org.aigclabel.trace;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aigclabel.Finding;
import org.aigclabel.Rule;

/**
 * Patterns of generators' traces, read from every {@code traces.tsv} on the class path.
 *
 * @param patterns in the order of the files
 */
public record TracePatterns(List<TracePattern> patterns) {

  private static final String RESOURCE = "org/aigclabel/trace/traces.tsv";
  private static final int LONGEST = 1 << 16;

  /** Loads once, when first asked. */
  private static final class Installed {
    private static final TracePatterns ALL = load();
  }

  /**
   * One line of a file.
   *
   * @param rule under which it is reported
   * @param tag found in "directory/tag"
   * @param value found in the tag's value
   * @param says what to report; {@code $1} stands for the value's first group
   */
  public record TracePattern(Rule rule, Pattern tag, Pattern value, String says) {

    static TracePattern parse(String line) {
      String[] cells = line.split("\t", -1);
      Optional<Rule> rule =
          Arrays.stream(Rule.values()).filter(r -> r.code().equals(cells[0])).findFirst();
      if (cells.length != 4 || rule.isEmpty()) {
        throw new IllegalStateException("traces.tsv: no rule, tag, value and text: " + line);
      }
      return new TracePattern(rule.get(), pattern(cells[1]), pattern(cells[2]), cells[3]);
    }

    private static Pattern pattern(String text) {
      return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
    }

    Optional<Finding> match(String where, String text) {
      if (!tag.matcher(where).find()) {
        return Optional.empty();
      }
      Matcher matcher = value.matcher(text);
      if (!matcher.find()) {
        return Optional.empty();
      }
      String group = matcher.groupCount() > 0 ? matcher.group(1) : null;
      return Optional.of(Finding.of(rule, group == null ? says : says.replace("$1", group)));
    }
  }

  /** Returns the patterns of every file on the class path. */
  public static TracePatterns installed() {
    return Installed.ALL;
  }

  /**
   * Returns the traces in one text.
   *
   * @param where what holds it, say {@code Exif/Software}
   * @param text of which the first 64 Ki characters are looked at
   */
  public List<Finding> match(String where, String text) {
    String value = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    return patterns.stream().flatMap(p -> p.match(where, value).stream()).toList();
  }

  private static TracePatterns load() {
    List<TracePattern> patterns = new ArrayList<>();
    try {
      for (URL url :
          Collections.list(TracePatterns.class.getClassLoader().getResources(RESOURCE))) {
        try (BufferedReader lines =
            new BufferedReader(new InputStreamReader(url.openStream(), StandardCharsets.UTF_8))) {
          lines
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .forEach(line -> patterns.add(TracePattern.parse(line)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TracePatterns(List.copyOf(patterns));
  }
}
