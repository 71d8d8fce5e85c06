package org.aigclabel.cli.batch;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.cli.batch.Outcome.State;

/**
 * Does many files in parallel and tells their outcomes in order. At most a window of them is in
 * flight, so memory does not grow with their number.
 *
 * @param action what is done with each
 * @param workers how many at once
 * @param stop says when to begin nothing more
 */
public record Batch(Action action, int workers, Stop stop) {

  private static final int WINDOW = 2048;

  /** Bytes of temporary copies beyond which no new one is made before an old one goes. */
  private static final long COPIES = 512L << 20;

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
    long number = 0;
    long held = 0;
    try (Lanes lanes = new Lanes(workers, stop)) {
      while (!stop.isAsked() && jobs.hasNext()) {
        Job job = action.admit(jobs.next().numbered(++number));
        held += job.origin().size();
        flights.add(launch(lanes, job));
        while (flights.size() >= WINDOW || held > COPIES && !flights.isEmpty() || landed(flights)) {
          held -= tell(flights.removeFirst(), listener);
        }
      }
      while (!flights.isEmpty()) {
        tell(flights.removeFirst(), listener);
      }
    }
  }

  /** Returns how many bytes of temporary copies are gone with it. */
  private static long tell(Flight flight, Listener listener)
      throws IOException, InterruptedException {
    Optional<Outcome> outcome = land(flight);
    if (outcome.isPresent()) {
      listener.accept(outcome.get());
    }
    return flight.job().release();
  }

  private Flight launch(Lanes lanes, Job job) {
    return job.problem().isEmpty()
        ? new Flight(job, lanes.submit(job, action))
        : new Flight(
            job,
            CompletableFuture.completedFuture(
                Outcome.of(job, State.FAILED, Reason.of(job.problem()))));
  }

  private static boolean landed(Deque<Flight> flights) {
    return Optional.ofNullable(flights.peekFirst()).map(f -> f.outcome().isDone()).orElse(false);
  }

  /** Waits for an outcome; empty if the job was not begun before all had to stop. */
  private static Optional<Outcome> land(Flight flight) throws InterruptedException {
    try {
      return Optional.of(flight.outcome().get());
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return cause instanceof CancellationException
          ? Optional.empty()
          : Optional.of(failed(flight.job(), cause));
    }
  }

  private static Outcome failed(Job job, Throwable cause) {
    return Outcome.of(
        job,
        cause instanceof UnsupportedMediaException ? State.SKIPPED : State.FAILED,
        Reason.of(cause));
  }
}
