package org.aigclabel.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FfmpegCoresTest {

  private static final List<String> PICTURE_IN =
      List.of("-f", "rawvideo", "-s", "16x16", "-i", "pipe:0", "-f", "null", "-");
  private static final byte[] PICTURE = new byte[16 * 16 * 3 / 2];

  private final int cores = Runtime.getRuntime().availableProcessors();
  private final CountDownLatch allCoresBusy = new CountDownLatch(cores);
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();

  @Test
  void run_moreJobsThanCores_runsOneForEachCoreAtATime() throws Exception {
    assumeTrue(Ffmpeg.installed().isPresent(), "needs FFmpeg");
    FfmpegJob job = FfmpegJob.of(PICTURE_IN, Duration.ofMinutes(1)).feeding(this::feed);
    ExecutorService films = Executors.newCachedThreadPool();
    try {
      List<Future<?>> results = new ArrayList<>();
      for (int i = 0; i < 2 * cores + 1; i++) {
        results.add(
            films.submit(
                () -> {
                  Ffmpeg.require("x").run(job);
                  return 0;
                }));
      }
      for (Future<?> result : results) {
        result.get();
      }
    } finally {
      films.shutdownNow();
    }
    assertEquals(cores, most.get());
    assertEquals(2 * cores + 1, done.get());
  }

  private void feed(OutputStream out) throws IOException {
    most.accumulateAndGet(running.incrementAndGet(), Math::max);
    allCoresBusy.countDown();
    try {
      allCoresBusy.await();
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
    out.write(PICTURE);
    running.decrementAndGet();
    done.incrementAndGet();
  }
}
