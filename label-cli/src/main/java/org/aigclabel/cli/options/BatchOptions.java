package org.aigclabel.cli.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.cli.archive.Folders;
import org.aigclabel.cli.archive.RootJobs;
import org.aigclabel.cli.batch.Action;
import org.aigclabel.cli.batch.Batch;
import org.aigclabel.cli.batch.Jobs;
import org.aigclabel.cli.batch.Progress;
import org.aigclabel.cli.batch.Stop;
import org.aigclabel.cli.batch.SummaryText;
import org.aigclabel.cli.batch.Telling;
import org.aigclabel.cli.terminal.ExitCode;
import org.aigclabel.cli.terminal.Terminal;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every batch takes: inputs, workers, reports. */
public final class BatchOptions {

  /**
   * What a kind of batch brings.
   *
   * @param action what is done with each file
   * @param folder where it writes, or would write
   * @param copies a folder for temporary copies, which goes at the end with all it holds
   * @param then is told every outcome, in order
   */
  record Work(Action action, Optional<Path> folder, Path copies, Batch.Listener then) {}

  @Mixin BatchInputs inputs = new BatchInputs();

  @Option(names = "--jobs", paramLabel = "N")
  Optional<Integer> jobs = Optional.empty();

  @Option(names = "--report", paramLabel = "FILE")
  List<Path> reports = new ArrayList<>();

  @Option(names = "--quiet")
  boolean quiet;

  /** Runs an action that writes nothing on every input and returns the exit code. */
  public ExitCode run(Terminal terminal, Action action) throws IOException, InterruptedException {
    try (Stop stop = new Stop()) {
      Path copies = Files.createTempDirectory("aigc-label-");
      return run(terminal, new Work(action, Optional.empty(), copies, outcome -> {}), stop);
    }
  }

  /** Runs the work on every input, as long as nobody asks to stop, and returns the exit code. */
  ExitCode run(Terminal terminal, Work work, Stop stop) throws IOException, InterruptedException {
    RootJobs.Needs needs = new RootJobs.Needs(terminal.in(), work.folder(), work.copies());
    Progress progress =
        quiet
            ? Progress.silent(terminal)
            : Progress.told(terminal, inputs.forecast(terminal, needs));
    int workers = jobs.orElse(Runtime.getRuntime().availableProcessors());
    Telling telling = new Telling(terminal, progress, work.then());
    try (telling;
        Jobs all = inputs.jobs(terminal, needs)) {
      for (Path report : reports) {
        telling.into(report);
      }
      new Batch(work.action(), workers, stop).run(all, telling);
    } finally {
      Folders.delete(work.copies());
    }
    if (stop.isAsked()) {
      terminal.warn(work.folder().isPresent() ? "batch.stopped.resume" : "batch.stopped");
    }
    if (!quiet) {
      new SummaryText(terminal).say(telling.summary());
      terminal.out().flush();
    }
    return SummaryText.exitCode(telling.summary());
  }

  /** Returns whether each file brings its own wishes. */
  public boolean hasManifest() {
    return inputs.manifest.isPresent();
  }

  /** Refuses none and several ways of naming the inputs, before anything is begun. */
  public void check(Terminal terminal) {
    inputs.check(terminal);
  }
}
