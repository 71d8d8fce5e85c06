package org.aigclabel.cli.batch;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The files of a batch, in their order; they are found as they are asked for. */
public abstract class Jobs implements Iterator<Job>, Closeable {

  private Optional<Job> next = Optional.empty();
  private boolean ended;

  /** Finds the next; empty at the end, after which it is not asked again. */
  protected abstract Optional<Job> find();

  @Override
  public final boolean hasNext() {
    if (next.isEmpty() && !ended) {
      next = find();
      ended = next.isEmpty();
    }
    return next.isPresent();
  }

  @Override
  public final Job next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Job job = next.orElseThrow();
    next = Optional.empty();
    return job;
  }

  @Override
  public void close() throws IOException {}
}
