package org.aigclabel.cli.batch;

/** What is done with each file of a batch. Thread-safe. */
@FunctionalInterface
public interface Action {

  /** Does one file; what it throws fails this file only. */
  Outcome run(Job job) throws Exception;
}
