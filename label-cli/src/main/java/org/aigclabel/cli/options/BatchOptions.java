package org.aigclabel.cli.options;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.aigclabel.cli.batch.Action;
import org.aigclabel.cli.batch.Batch;
import org.aigclabel.cli.batch.BatchReport;
import org.aigclabel.cli.batch.Job;
import org.aigclabel.cli.batch.Manifest;
import org.aigclabel.cli.batch.Progress;
import org.aigclabel.cli.batch.Summary;
import org.aigclabel.cli.batch.SummaryText;
import org.aigclabel.cli.batch.Walk;
import org.aigclabel.cli.terminal.ExitCode;
import org.aigclabel.cli.terminal.Terminal;
import org.aigclabel.cli.terminal.UsageException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every batch takes: inputs, workers, reports. */
public final class BatchOptions {

  @Parameters(descriptionKey = "inputs", paramLabel = "IN", arity = "0..*")
  List<Path> inputs = new ArrayList<>();

  @Option(names = "--from", paramLabel = "LIST")
  Optional<String> list = Optional.empty();

  @Option(names = "--manifest", paramLabel = "FILE")
  Optional<Path> manifest = Optional.empty();

  @Option(names = "--jobs", paramLabel = "N")
  Optional<Integer> jobs = Optional.empty();

  @Option(names = "--report", paramLabel = "FILE")
  List<Path> reports = new ArrayList<>();

  @Option(names = "--quiet")
  boolean quiet;

  /** Runs the action on every input and returns the exit code. */
  public ExitCode run(Terminal terminal, Action action, Optional<Path> excluded)
      throws IOException, InterruptedException {
    Batch batch = new Batch(action, jobs.orElse(Runtime.getRuntime().availableProcessors()));
    Summary summary = new Summary();
    List<BatchReport> open = new ArrayList<>();
    try (Progress progress = quiet ? Progress.silent(terminal) : Progress.told(terminal)) {
      for (Path report : reports) {
        open.add(BatchReport.open(report, terminal.locale()));
      }
      batch.run(
          jobs(terminal, excluded),
          outcome -> {
            var said = progress.inWords(outcome);
            summary.add(said);
            for (BatchReport report : open) {
              report.add(said);
            }
            progress.tell(said, summary);
          });
    } finally {
      for (BatchReport report : open) {
        report.close();
      }
    }
    if (!quiet) {
      new SummaryText(terminal).say(summary);
    }
    return SummaryText.exitCode(summary);
  }

  /** Returns whether each file brings its own wishes. */
  public boolean hasManifest() {
    return manifest.isPresent();
  }

  /** Refuses none and several ways of naming the inputs, before anything is begun. */
  public void check(Terminal terminal) {
    int ways = inputs.isEmpty() ? 0 : 1;
    ways += list.isPresent() ? 1 : 0;
    ways += manifest.isPresent() ? 1 : 0;
    if (ways != 1) {
      throw UsageException.of(terminal, "batch.inputs");
    }
  }

  private Iterator<Job> jobs(Terminal terminal, Optional<Path> excluded) throws IOException {
    if (manifest.isPresent()) {
      return new Manifest(manifest.get());
    }
    return new Walk(list.isPresent() ? listed(terminal, list.get()) : inputs, excluded);
  }

  private static List<Path> listed(Terminal terminal, String list) throws IOException {
    try (Reader reader =
            list.equals(Terminal.STREAM)
                ? new InputStreamReader(terminal.in(), StandardCharsets.UTF_8)
                : Files.newBufferedReader(Path.of(list), StandardCharsets.UTF_8);
        BufferedReader lines = new BufferedReader(reader)) {
      return lines.lines().filter(line -> !line.isBlank()).map(Path::of).toList();
    }
  }
}
