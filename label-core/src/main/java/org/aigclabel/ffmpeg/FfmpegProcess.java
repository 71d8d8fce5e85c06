package org.aigclabel.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * One process: input, output and messages each have a thread, so that no full pipe stops it, and it
 * never outlives the call.
 */
final class FfmpegProcess {

  private static final int TAIL = 2000;
  private static final Executor THREADS =
      task -> {
        Thread thread = new Thread(task, "aigc-label-ffmpeg");
        thread.setDaemon(true);
        thread.start();
      };

  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  private static volatile boolean ending;

  private FfmpegProcess() {}

  /** Ends all of them, when the program ends. */
  static void endAll() {
    ending = true;
    RUNNING.forEach(Process::destroyForcibly);
  }

  static void run(List<String> command, FfmpegJob job) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("FFREPORT"));
    Process process = builder.start();
    RUNNING.add(process);
    try {
      CompletableFuture<String> messages = async(() -> tail(process.getErrorStream()));
      CompletableFuture<String> out = async(() -> drain(process.getInputStream(), job));
      CompletableFuture<String> in = async(() -> feed(process.getOutputStream(), job));
      out.whenComplete((done, e) -> endIfFailed(process, e));
      in.whenComplete((done, e) -> endIfFailed(process, e));
      if (!process.waitFor(job.limit().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("ffmpeg took longer than " + job.limit().toSeconds() + " s");
      }
      join(in);
      join(out);
      if (process.exitValue() != 0) {
        throw new FfmpegException(process.exitValue(), join(messages));
      }
    } catch (InterruptedException e) {
      throw interrupted();
    } catch (IOException e) {
      throw ending ? new InterruptedIOException("cancelled") : e;
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      RUNNING.remove(process);
    }
  }

  static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("cancelled");
  }

  private static void endIfFailed(Process process, Throwable e) {
    if (e != null) {
      process.destroyForcibly();
    }
  }

  private interface Task {
    String run() throws IOException;
  }

  private static CompletableFuture<String> async(Task task) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return task.run();
          } catch (IOException e) {
            throw new CompletionException(e);
          }
        },
        THREADS);
  }

  private static String join(CompletableFuture<String> future) throws IOException {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw e;
    }
  }

  private static String drain(InputStream in, FfmpegJob job) throws IOException {
    try (in) {
      if (job.out().isPresent()) {
        job.out().get().from(in);
      }
      in.transferTo(OutputStream.nullOutputStream());
    }
    return "";
  }

  private static String feed(OutputStream out, FfmpegJob job) throws IOException {
    if (job.in().isEmpty()) {
      out.close();
      return "";
    }
    try {
      job.in().get().to(out);
      out.close();
    } catch (IOException e) {
      // A process that has enough closes its end; its exit value tells whether that was right.
      if (!String.valueOf(e.getMessage()).contains("ipe")) {
        throw e;
      }
    }
    return "";
  }

  private static String tail(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int length = 0;
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c != '\n' && line.length() < TAIL) {
        line.append((char) c);
        continue;
      }
      lines.add(line.toString());
      length += line.length();
      line.setLength(0);
      while (length > TAIL && lines.size() > 1) {
        length -= lines.remove(0).length();
      }
    }
    lines.add(line.toString());
    byte[] bytes = String.join("\n", lines).strip().getBytes(StandardCharsets.ISO_8859_1);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
