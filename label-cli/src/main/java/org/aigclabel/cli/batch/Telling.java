package org.aigclabel.cli.batch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.cli.terminal.Terminal;

/** Tells every outcome of a batch to all who listen: the screen, the reports, the count. */
public final class Telling implements Batch.Listener, Closeable {

  private final Terminal terminal;
  private final Progress progress;
  private final Batch.Listener then;
  private final List<BatchReport> reports = new ArrayList<>();
  private final Summary summary = new Summary();

  /** Begins; {@code then} is told last. */
  public Telling(Terminal terminal, Progress progress, Batch.Listener then) {
    this.terminal = terminal;
    this.progress = progress;
    this.then = then;
  }

  /** Opens a report that is written as the batch goes on. */
  public void into(Path report) throws IOException {
    reports.add(BatchReport.open(report, terminal.locale()));
  }

  @Override
  public void accept(Outcome outcome) throws IOException {
    summary.add(outcome);
    for (BatchReport report : reports) {
      report.add(outcome);
    }
    then.accept(outcome);
    progress.tell(outcome, summary);
  }

  /** Returns what was told so far. */
  public Summary summary() {
    return summary;
  }

  @Override
  public void close() throws IOException {
    progress.close();
    for (BatchReport report : reports) {
      report.close();
    }
  }
}
