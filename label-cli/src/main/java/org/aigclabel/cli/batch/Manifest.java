package org.aigclabel.cli.batch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.aigclabel.container.Json;

/**
 * Jobs from a list: CSV with a header line, or JSON lines. {@code path} names the file, below the
 * manifest's folder if it is relative; {@code id}, {@code producer}, {@code text} and others go
 * with it.
 */
public final class Manifest extends Jobs {

  private final Path file;
  private final BufferedReader lines;
  private final boolean csv;
  private final List<String> header;
  private long number;
  private String next;

  /** Opens a manifest that ends in {@code .csv} or {@code .jsonl}. */
  public Manifest(Path file) throws IOException {
    this.file = file;
    this.lines = Files.newBufferedReader(file, StandardCharsets.UTF_8);
    this.csv = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    this.next = line();
    this.header = csv ? cells(next.replace("\uFEFF", "")) : List.of();
    if (csv) {
      this.next = line();
      if (!header.contains("path")) {
        throw new IllegalArgumentException(file + ": wanted a column path, found " + header);
      }
    }
  }

  private String line() throws IOException {
    String line = lines.readLine();
    while (line != null && line.isBlank()) {
      line = lines.readLine();
    }
    if (line == null) {
      return "";
    }
    // A quoted cell may go on in the next line.
    StringBuilder row = new StringBuilder(line);
    while (csv && row.chars().filter(c -> c == '"').count() % 2 == 1) {
      String more = lines.readLine();
      if (more == null) {
        throw new IllegalArgumentException(file + ": a quoted cell does not end");
      }
      row.append('\n').append(more);
    }
    return row.toString();
  }

  @Override
  protected Optional<Job> find() {
    return next.isEmpty() ? Optional.empty() : Optional.of(job());
  }

  private Job job() {
    Map<String, String> columns = csv ? row(next) : object(next);
    try {
      next = line();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    number++;
    String path = columns.getOrDefault("path", "");
    if (path.isEmpty()) {
      throw new IllegalArgumentException(file + ": entry " + number + " has no path");
    }
    Path input = file.toAbsolutePath().resolveSibling(path);
    String problem = Files.exists(input) ? "" : "file.gone";
    return Job.of(input, Job.mirrored(Path.of(path)), problem).with(columns);
  }

  private Map<String, String> row(String line) {
    List<String> cells = cells(line);
    Map<String, String> columns = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(cells.size(), header.size()); i++) {
      if (!cells.get(i).isEmpty()) {
        columns.put(header.get(i), cells.get(i));
      }
    }
    return columns;
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }

  private Map<String, String> object(String line) {
    try {
      Map<String, String> columns = new LinkedHashMap<>();
      if (Json.parse(line) instanceof Json.Members members) {
        for (Json.Member member : members.members()) {
          if (member.value() instanceof Json.Text text) {
            columns.put(member.name(), text.value());
          } else if (member.value() instanceof Json.Raw raw) {
            columns.put(member.name(), raw.literal());
          }
        }
      }
      return columns;
    } catch (Json.SyntaxException e) {
      throw new IllegalArgumentException(file + ", entry " + (number + 1) + ": " + e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
