package org.aigclabel.cli.batch;

import java.io.Closeable;
import java.util.OptionalLong;

/** How many jobs there will be, counted aside while the first are done. */
public final class Forecast implements Closeable {

  private final Thread counting;
  private volatile OptionalLong total = OptionalLong.empty();
  private volatile boolean closed;

  /** Begins to count; one that never ends, or fails, is never known. */
  public Forecast(Jobs jobs) {
    this.counting = new Thread(() -> count(jobs), "forecast");
    counting.setDaemon(true);
    counting.start();
  }

  private void count(Jobs jobs) {
    long count = 0;
    while (!closed && jobs.hasNext()) {
      jobs.next();
      count++;
    }
    total = closed ? OptionalLong.empty() : OptionalLong.of(count);
  }

  /** Returns the number, as soon as it is known. */
  OptionalLong total() {
    return total;
  }

  @Override
  public void close() {
    closed = true;
  }
}
