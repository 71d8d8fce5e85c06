package org.aigclabel.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.aigclabel.MediaSource;
import org.aigclabel.Report;
import org.aigclabel.Verifier;
import org.aigclabel.Verifier.Depth;
import org.aigclabel.explicit.ExplicitFinding;

/** Counts the visible labels read off files that have none: see the script ocr-alarms. */
public final class OcrAlarms {

  /** What was seen in the files of one folder. */
  private static final class Row {
    int files;
    int skipped;
    int alarms;
  }

  private OcrAlarms() {}

  public static void main(String[] args) throws Exception {
    for (Depth depth : new Depth[] {Depth.READING, Depth.WHOLE}) {
      Map<String, Row> table = new TreeMap<>();
      for (String line : Files.readAllLines(Path.of(args[0]))) {
        look(Path.of(line), Verifier.installed().looking(depth), table);
      }
      System.out.printf("%n| %s: folder | files | not or not wholly looked at | alarms |%n|---|---|---|---|%n", depth);
      table.forEach(
          (folder, row) ->
              System.out.printf(
                  "| %s | %d | %d | %d |%n", folder, row.files, row.skipped, row.alarms));
    }
  }

  private static void look(Path file, Verifier verifier, Map<String, Row> table) throws Exception {
    Report report;
    try (MediaSource source = MediaSource.of(file)) {
      report = verifier.verify(source);
    }
    String folder = file.getParent().getFileName().toString();
    for (Row row :
        new Row[] {
          table.computeIfAbsent(folder, name -> new Row()),
          table.computeIfAbsent("~ all", name -> new Row())
        }) {
      row.files++;
      boolean skipped =
          report.findings().stream().anyMatch(f -> f.code().equals("explicit.skipped"));
      row.skipped += skipped ? 1 : 0;
      row.alarms += report.explicit().isEmpty() ? 0 : 1;
    }
    for (ExplicitFinding label : report.explicit()) {
      System.out.println(
          folder + "/" + file.getFileName() + ": \"" + label.content() + "\" at " + label.place()
              + ", confidence " + label.confidence());
    }
  }
}
