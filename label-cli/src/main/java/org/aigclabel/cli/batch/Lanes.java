package org.aigclabel.cli.batch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.aigclabel.Formats;
import org.aigclabel.Modality;
import org.aigclabel.spi.MediaFormat;

/**
 * Workers of a batch: one lane for sound and video, which keep all cores busy by themselves, one
 * for the rest. A budget of memory is shared, so that big files wait instead of filling the heap.
 */
final class Lanes implements Closeable {

  private static final int MEGABYTE = 1 << 20;

  private final Stop stop;
  private final ExecutorService light;
  private final ExecutorService heavy;
  private final Set<String> heavyEndings;
  private final int budget;
  private final Semaphore memory;

  Lanes(int workers, Stop stop) {
    this.stop = stop;
    this.light = Executors.newFixedThreadPool(workers);
    this.heavy = Executors.newFixedThreadPool(Math.max(1, workers / 2));
    this.heavyEndings =
        Formats.installed().formats().stream()
            .map(MediaFormat::type)
            .filter(t -> t.modality() == Modality.AUDIO || t.modality() == Modality.VIDEO)
            .flatMap(t -> t.extensions().stream())
            .collect(Collectors.toUnmodifiableSet());
    this.budget = (int) Math.max(32, Runtime.getRuntime().maxMemory() * 6 / 10 / MEGABYTE);
    this.memory = new Semaphore(budget, true);
  }

  /** Does a job in its lane. */
  Future<Outcome> submit(Job job, Action action) {
    boolean big = heavyEndings.contains(ending(job));
    return (big ? heavy : light).submit(() -> withinBudget(job, action, big));
  }

  private Outcome withinBudget(Job job, Action action, boolean big) throws Exception {
    int cost = Math.min(budget, big ? 48 : cost(job));
    memory.acquire(cost);
    try {
      if (stop.isAsked()) {
        throw new CancellationException();
      }
      return action.run(job);
    } finally {
      memory.release(cost);
    }
  }

  /** A compressed picture grows about twentyfold when decoded; small files cost little. */
  private static int cost(Job job) {
    try {
      return (int) Math.min(Integer.MAX_VALUE, 4 + Files.size(job.input()) * 24 / MEGABYTE);
    } catch (IOException e) {
      return 4;
    }
  }

  private static String ending(Job job) {
    return job.name().replaceFirst(".*\\.", "").toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    light.shutdownNow();
    heavy.shutdownNow();
  }
}
