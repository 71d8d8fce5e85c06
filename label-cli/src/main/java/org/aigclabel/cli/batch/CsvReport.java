package org.aigclabel.cli.batch;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.aigclabel.Severity;
import org.aigclabel.cli.report.JsonLine;

/** A table for spreadsheets: RFC 4180, UTF-8 with a mark so that Excel reads Chinese names. */
final class CsvReport implements BatchReport {

  private static final List<String> FACTS =
      List.of("type", "output", "id", "producer", "verdict", "conformance", "integrity", "bytes");

  private final Writer out;
  private final Locale locale;

  CsvReport(Writer out, Locale locale) throws IOException {
    this.out = out;
    this.locale = locale;
    out.write("\uFEFFfile,state," + String.join(",", FACTS) + ",message\r\n");
  }

  @Override
  public void add(Outcome outcome) throws IOException {
    StringBuilder row = new StringBuilder(cell(outcome.job().shown()));
    row.append(',').append(JsonLine.word(outcome.state()));
    for (String fact : FACTS) {
      row.append(',').append(cell(outcome.facts().getOrDefault(fact, "")));
    }
    out.write(row.append(',').append(cell(message(outcome, locale))).append("\r\n").toString());
  }

  /** Returns the reason, or the findings of weight. */
  static String message(Outcome outcome, Locale locale) {
    return outcome.reason().isNone()
        ? outcome.findings().stream()
            .filter(f -> f.severity().compareTo(Severity.WARNING) >= 0)
            .map(f -> f.message(locale))
            .collect(Collectors.joining("; "))
        : outcome.reason().in(locale);
  }

  /** Quotes where needed; a leading sign is kept from being run as a formula. */
  private static String cell(String text) {
    String safe = text.matches("(?s)[=+@\\-].*") ? "'" + text : text;
    return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
