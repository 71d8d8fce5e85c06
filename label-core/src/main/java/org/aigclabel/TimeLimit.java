package org.aigclabel;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * The time one file may take: when it is over, the thread that began is interrupted. Whatever waits
 * or reads then ends, as it does when a caller interrupts the thread.
 */
final class TimeLimit implements AutoCloseable {

  private static final Set<TimeLimit> RUNNING = new HashSet<>();
  private static long nextEnd = Long.MAX_VALUE;
  private static boolean watched;

  private final Thread thread = Thread.currentThread();
  private final long end;
  private boolean over;

  private TimeLimit(long end) {
    this.end = end;
  }

  /** Begins a limit for the current thread. */
  static TimeLimit start(Duration time) {
    TimeLimit limit = new TimeLimit(now() + time.toMillis());
    synchronized (RUNNING) {
      RUNNING.add(limit);
      if (!watched) {
        watched = true;
        Thread watch = new Thread(TimeLimit::watch, "aigc-label-time-limit");
        watch.setDaemon(true);
        watch.start();
      }
      if (limit.end < nextEnd) {
        nextEnd = limit.end;
        RUNNING.notifyAll();
      }
    }
    return limit;
  }

  /** Ends the work of a thread that was interrupted. */
  static void check() throws InterruptedIOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("interrupted");
    }
  }

  /** Returns whether the time was over before the limit was closed. */
  boolean isOver() {
    synchronized (RUNNING) {
      return over;
    }
  }

  /** Ends the limit; an interruption of its own does not outlive it. */
  @Override
  public void close() {
    synchronized (RUNNING) {
      RUNNING.remove(this);
      if (over) {
        Thread.interrupted();
      }
    }
  }

  private static void watch() {
    synchronized (RUNNING) {
      while (true) {
        nextEnd = Long.MAX_VALUE;
        for (TimeLimit limit : RUNNING) {
          limit.passAt(now());
        }
        RUNNING.removeIf(limit -> limit.over);
        RUNNING.forEach(limit -> nextEnd = Math.min(nextEnd, limit.end));
        try {
          RUNNING.wait(nextEnd == Long.MAX_VALUE ? 0 : Math.max(1, nextEnd - now()));
        } catch (InterruptedException e) {
          // Nobody interrupts a thread that nobody knows.
        }
      }
    }
  }

  private void passAt(long now) {
    if (now >= end) {
      over = true;
      thread.interrupt();
    }
  }

  private static long now() {
    return System.nanoTime() / 1_000_000;
  }
}
