package org.aigclabel;

/** Is told how far a long work has come. It may be called from other threads than the worker's. */
@FunctionalInterface
public interface Progress {

  /** Takes the share that is done, from 0 to about 1; never less than before. */
  void reached(double share);

  /** Returns one that does nothing. */
  static Progress none() {
    return share -> {};
  }
}
