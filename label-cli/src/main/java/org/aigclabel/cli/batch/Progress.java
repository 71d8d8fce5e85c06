package org.aigclabel.cli.batch;

import java.io.Closeable;
import java.util.Locale;
import org.aigclabel.cli.batch.Outcome.State;
import org.aigclabel.cli.terminal.Terminal;

/** Tells how a batch goes: one moving line on a terminal, plain lines in a log, or nothing. */
public final class Progress implements Closeable {

  private static final long LIVE = 200_000_000L;
  private static final long LOG = 10_000_000_000L;

  private final Terminal terminal;
  private final boolean quiet;
  private final boolean live;
  private final long start = System.nanoTime();
  private long last = start;
  private boolean drawn;

  /** Returns one that tells. */
  public static Progress told(Terminal terminal) {
    return new Progress(terminal, false);
  }

  /** Returns one that says nothing. */
  public static Progress silent(Terminal terminal) {
    return new Progress(terminal, true);
  }

  private Progress(Terminal terminal, boolean quiet) {
    this.terminal = terminal;
    this.quiet = quiet;
    this.live = System.console() != null;
  }

  /** Returns the outcome with its reason in the user's language, where the reason is a key. */
  public Outcome inWords(Outcome outcome) {
    if (!outcome.message().matches("file\\.[a-z]+")) {
      return outcome;
    }
    String words = terminal.text("batch." + outcome.message());
    return new Outcome(
        outcome.job(),
        outcome.state(),
        words,
        outcome.facts(),
        outcome.findings(),
        outcome.report());
  }

  /** Tells one outcome: failures at once, the rest now and then. */
  public void tell(Outcome outcome, Summary summary) {
    if (quiet) {
      return;
    }
    if (outcome.state() == State.FAILED || outcome.state() == State.SKIPPED) {
      erase();
      terminal.warn(
          outcome.state() == State.FAILED ? "batch.failed" : "batch.skipped",
          outcome.job().input(),
          outcome.message());
    }
    long now = System.nanoTime();
    if (now - last >= (live ? LIVE : LOG)) {
      last = now;
      draw(summary, (now - start) / 1e9);
    }
  }

  private void draw(Summary summary, double seconds) {
    String rate = String.format(Locale.ROOT, "%.0f", summary.total() / seconds);
    String line =
        terminal.text(
            "batch.progress",
            summary.total(),
            rate,
            summary.count(State.FAILED) + summary.count(State.DEVIATES));
    if (live) {
      terminal.err().print("\r" + line + "\u001B[K");
      terminal.err().flush();
      drawn = true;
    } else {
      terminal.err().println(line);
      terminal.err().flush();
    }
  }

  private void erase() {
    if (drawn) {
      terminal.err().print("\r\u001B[K");
      drawn = false;
    }
  }

  @Override
  public void close() {
    erase();
    terminal.err().flush();
  }
}
