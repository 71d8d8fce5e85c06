package org.aigclabel.cli.batch;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Does many files in parallel and tells their outcomes in order. At most a window of them is in
 * flight, so memory does not grow with their number.
 *
 * @param action what is done with each
 * @param workers how many at once
 */
public record Batch(Action action, int workers) {

  private static final int WINDOW = 2048;

  /** Is told every outcome, in the order of the jobs. */
  @FunctionalInterface
  public interface Listener {

    /** Takes the next outcome. */
    void accept(Outcome outcome) throws IOException;
  }

  private record Flight(Job job, Future<Outcome> outcome) {}

  /** Does all jobs; one that fails stops no other. */
  public void run(Iterator<Job> jobs, Listener listener) throws IOException, InterruptedException {
    Deque<Flight> flights = new ArrayDeque<>();
    try (Lanes lanes = new Lanes(workers)) {
      while (jobs.hasNext()) {
        flights.add(launch(lanes, jobs.next()));
        while (flights.size() >= WINDOW || landed(flights)) {
          listener.accept(land(flights.removeFirst()));
        }
      }
      while (!flights.isEmpty()) {
        listener.accept(land(flights.removeFirst()));
      }
    }
  }

  private Flight launch(Lanes lanes, Job job) {
    return job.problem().isEmpty()
        ? new Flight(job, lanes.submit(job, action))
        : new Flight(
            job,
            CompletableFuture.completedFuture(
                Outcome.of(job, Outcome.State.FAILED, job.problem())));
  }

  private static boolean landed(Deque<Flight> flights) {
    return Optional.ofNullable(flights.peekFirst()).map(f -> f.outcome().isDone()).orElse(false);
  }

  private static Outcome land(Flight flight) throws InterruptedException {
    try {
      return flight.outcome().get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
      boolean unsupported = cause instanceof org.aigclabel.UnsupportedMediaException;
      return Outcome.of(
          flight.job(),
          unsupported ? Outcome.State.SKIPPED : Outcome.State.FAILED,
          cause instanceof OutOfMemoryError ? "file.memory" : message);
    }
  }
}
