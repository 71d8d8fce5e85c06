package org.aigclabel.cli.batch;

import java.io.Closeable;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.aigclabel.cli.batch.Outcome.State;
import org.aigclabel.cli.terminal.Terminal;

/** Tells how a batch goes: one moving line on a terminal, plain lines in a log, or nothing. */
public final class Progress implements Closeable {

  private static final long LIVE = 200_000_000L;
  private static final long LOG = 10_000_000_000L;
  private static final int WIDTH = 16;

  private final Terminal terminal;
  private final boolean quiet;
  private final Optional<Forecast> forecast;
  private final boolean live = Terminal.isWatched();
  private final long start = System.nanoTime();
  private long last = start;
  private boolean drawn;

  /** Returns one that tells. */
  public static Progress told(Terminal terminal, Optional<Forecast> forecast) {
    return new Progress(terminal, false, forecast);
  }

  /** Returns one that says nothing. */
  public static Progress silent(Terminal terminal) {
    return new Progress(terminal, true, Optional.empty());
  }

  private Progress(Terminal terminal, boolean quiet, Optional<Forecast> forecast) {
    this.terminal = terminal;
    this.quiet = quiet;
    this.forecast = forecast;
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
          outcome.job().shown(),
          outcome.reason().in(terminal.locale()));
    }
    long now = System.nanoTime();
    if (now - last >= (live ? LIVE : LOG)) {
      last = now;
      draw(line(summary, (now - start) / 1e9));
    }
  }

  /** Returns how far it is, how fast it goes and when it will be over. */
  private String line(Summary summary, double seconds) {
    long done = summary.total();
    double rate = (done - summary.count(State.RESUMED)) / seconds;
    String fast = String.format(Locale.ROOT, rate < 10 ? "%.1f" : "%.0f", rate);
    long failed = summary.count(State.FAILED) + summary.count(State.DEVIATES);
    OptionalLong total = forecast.map(Forecast::total).orElse(OptionalLong.empty());
    if (total.isEmpty() || total.getAsLong() < done || rate <= 0) {
      return terminal.text("batch.progress", done, fast, failed);
    }
    long all = total.getAsLong();
    String left = clock(Math.round((all - done) / rate));
    String line = terminal.text("batch.progress.of", done, all, fast, failed, left);
    return live ? bar((double) done / all) + line : line;
  }

  private static String bar(double share) {
    int full = (int) (WIDTH * share);
    return "[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] ";
  }

  private static String clock(long seconds) {
    String minutes = seconds < 3600 ? "%2$d:%3$02d" : "%1$d:%2$02d:%3$02d";
    return String.format(Locale.ROOT, minutes, seconds / 3600, seconds % 3600 / 60, seconds % 60);
  }

  private void draw(String line) {
    if (live) {
      terminal.err().print("\r" + line + "\u001B[K");
      drawn = true;
    } else {
      terminal.err().println(line);
    }
    terminal.err().flush();
  }

  private void erase() {
    if (drawn) {
      terminal.err().print("\r\u001B[K");
      drawn = false;
    }
  }

  @Override
  public void close() {
    forecast.ifPresent(Forecast::close);
    erase();
    terminal.err().flush();
  }
}
