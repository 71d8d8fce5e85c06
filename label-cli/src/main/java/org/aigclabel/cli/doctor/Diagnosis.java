package org.aigclabel.cli.doctor;

import java.util.List;

/**
 * What one look found.
 *
 * @param state how it is
 * @param key of the sentence
 * @param details to be put into the sentence
 */
public record Diagnosis(State state, String key, List<String> details) {

  /** How it is. */
  public enum State {
    /** As it should be. */
    WELL,
    /** Works, but something cannot be done or will soon fail. */
    WARNING,
    /** Has to be mended. */
    FAILURE
  }

  static Diagnosis well(String key, Object... details) {
    return of(State.WELL, key, details);
  }

  static Diagnosis warning(String key, Object... details) {
    return of(State.WARNING, key, details);
  }

  static Diagnosis failure(String key, Object... details) {
    return of(State.FAILURE, key, details);
  }

  private static Diagnosis of(State state, String key, Object... details) {
    return new Diagnosis(
        state, "doctor." + key, java.util.Arrays.stream(details).map(String::valueOf).toList());
  }
}
