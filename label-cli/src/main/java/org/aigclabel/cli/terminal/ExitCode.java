package org.aigclabel.cli.terminal;

/** How a command ended; of several files the worst wins. Declared from best to worst. */
public enum ExitCode {
  /** All as asked. */
  OK(0),
  /** No label was found. */
  NOTHING(2),
  /** It could not be told. */
  INCONCLUSIVE(3),
  /** A file deviates, is broken, or could not be done. */
  DEVIATES(1),
  /** The call was wrong. */
  USAGE(64),
  /** The program is at fault. */
  INTERNAL(70);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** Returns the number for the shell. */
  public int code() {
    return code;
  }

  /** Returns the worse of the two. */
  public ExitCode or(ExitCode other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
