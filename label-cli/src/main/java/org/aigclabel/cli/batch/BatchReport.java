package org.aigclabel.cli.batch;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A report of a batch, written file by file in the order of the jobs. */
public interface BatchReport extends Closeable {

  /** Adds one file. */
  void add(Outcome outcome) throws IOException;

  /**
   * Opens a report in the form that the name's ending tells: jsonl, csv, html or sarif.
   *
   * @throws IllegalArgumentException for other endings
   */
  static BatchReport open(Path file, Locale locale) throws IOException {
    String ending = file.toString().replaceFirst(".*\\.", "").toLowerCase(Locale.ROOT);
    if (!ending.matches("jsonl|csv|html|sarif")) {
      throw new IllegalArgumentException(
          file + ": wanted a report that ends in .jsonl, .csv, .html or .sarif");
    }
    Writer out = new BufferedWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), 1 << 16);
    return switch (ending) {
      case "jsonl" -> new JsonlReport(out, locale);
      case "csv" -> new CsvReport(out, locale);
      case "html" -> new HtmlReport(out, locale);
      default -> new SarifReport(out, locale);
    };
  }
}
