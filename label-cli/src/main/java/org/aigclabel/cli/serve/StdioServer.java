package org.aigclabel.cli.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.aigclabel.cli.report.JsonLine;
import org.aigclabel.container.Json;

/**
 * Answers requests as they come, several at once, each on one line with the request's {@code id}.
 * When input ends it finishes what it has begun.
 *
 * @param handler does the work
 * @param workers how many requests at once
 */
public record StdioServer(Handler handler, int workers) {

  private static final int LONGEST = 128 << 20;

  /** Does one request. Thread-safe. */
  @FunctionalInterface
  public interface Handler {

    /** Returns the members of the answer. */
    JsonLine answer(Request request) throws Exception;

    /** Returns what is said of a failure. */
    default String explain(Exception failure) {
      return String.valueOf(failure.getMessage());
    }
  }

  /** Serves until the input ends. */
  public void serve(InputStream in, PrintStream out) throws IOException, InterruptedException {
    LineReader lines = new LineReader(in, LONGEST);
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    Semaphore waiting = new Semaphore(workers * 2);
    try {
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        String text = line.get();
        if (text.isBlank()) {
          continue;
        }
        waiting.acquire();
        pool.execute(
            () -> {
              try {
                print(out, respond(text));
              } finally {
                waiting.release();
              }
            });
      }
    } finally {
      pool.shutdown();
      pool.awaitTermination(1, TimeUnit.HOURS);
    }
  }

  private JsonLine respond(String text) {
    Json.Value id = new Json.Raw("null");
    try {
      Request request = Request.parse(text);
      id = request.id();
      JsonLine answer = new JsonLine().put("id", id).put("ok", new Json.Raw("true"));
      if (handler.answer(request).value() instanceof Json.Members members) {
        members.members().forEach(member -> answer.put(member.name(), member.value()));
      }
      return answer;
    } catch (Exception e) {
      return failure(id, e.getClass().getSimpleName(), handler.explain(e));
    } catch (OutOfMemoryError e) {
      return failure(id, "OutOfMemoryError", "the file needs more memory than the server has");
    }
  }

  private static JsonLine failure(Json.Value id, String kind, String message) {
    JsonLine error = new JsonLine().put("kind", kind).put("message", message);
    return new JsonLine()
        .put("id", id)
        .put("ok", new Json.Raw("false"))
        .put("error", error.value());
  }

  private static void print(PrintStream out, JsonLine line) {
    String text = line.toString();
    synchronized (out) {
      out.print(text + "\n");
      out.flush();
    }
  }
}
