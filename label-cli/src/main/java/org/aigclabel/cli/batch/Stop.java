package org.aigclabel.cli.batch;

import java.io.Closeable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a batch end well when the process is told to go (Ctrl-C, SIGTERM): nothing new is begun,
 * what runs may end, within a time.
 */
public final class Stop implements Closeable {

  private static final int PATIENCE_S = 20;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::await, "stop");
  private volatile boolean asked;

  /** Begins to listen. */
  public Stop() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void await() {
    asked = true;
    try {
      ended.await(PATIENCE_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns whether the batch is to end. */
  public boolean isAsked() {
    return asked;
  }

  /** Says that the batch has ended. */
  @Override
  public void close() {
    ended.countDown();
    if (!asked) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process is going this very moment, and the hook will find its latch open.
        return;
      }
    }
  }
}
