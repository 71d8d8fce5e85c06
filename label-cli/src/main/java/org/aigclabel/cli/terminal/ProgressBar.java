package org.aigclabel.cli.terminal;

import java.io.Closeable;
import org.aigclabel.Progress;

/** One moving line for work on one file that takes long; nothing where nobody looks. */
public final class ProgressBar implements Progress, Closeable {

  private static final int WIDTH = 30;
  private static final double STEP = 0.01;

  private final Terminal terminal;
  private final boolean live;
  private double last = -STEP;

  /** Begins with nothing shown. */
  public ProgressBar(Terminal terminal) {
    this(terminal, Terminal.isWatched());
  }

  ProgressBar(Terminal terminal, boolean live) {
    this.terminal = terminal;
    this.live = live;
  }

  @Override
  public synchronized void reached(double share) {
    double done = Math.max(0, Math.min(1, share));
    if (!live || done < last + STEP) {
      return;
    }
    last = done;
    int full = (int) Math.round(WIDTH * done);
    String bar = "#".repeat(full) + ".".repeat(WIDTH - full);
    terminal.err().printf("\r[%s] %3d %%", bar, Math.round(100 * done));
    terminal.err().flush();
  }

  /** Takes the line away. */
  @Override
  public synchronized void close() {
    if (live && last >= 0) {
      terminal.err().print("\r\u001B[K");
      terminal.err().flush();
      last = -STEP;
    }
  }
}
