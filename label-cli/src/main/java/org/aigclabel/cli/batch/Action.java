package org.aigclabel.cli.batch;

import java.io.IOException;

/** What is done with each file of a batch. Thread-safe. */
@FunctionalInterface
public interface Action {

  /** Sees each job before it is begun, one at a time and in order; may renumber or refuse it. */
  default Job admit(Job job) throws IOException {
    return job;
  }

  /** Does one file; what it throws fails this file only. */
  Outcome run(Job job) throws Exception;
}
