package org.aigclabel;

import java.io.IOException;

/** The file is at fault: it says which file, at which byte, what was wanted and what was found. */
public class MalformedMediaException extends IOException {

  private static final long serialVersionUID = 1L;

  private final long offset;
  private final String problem;

  /** Creates the exception for {@code file}, at byte {@code offset}, with what was wrong there. */
  public MalformedMediaException(String file, long offset, String problem) {
    super(file + " at byte " + offset + ": " + problem);
    this.offset = offset;
    this.problem = problem;
  }

  /** Returns the byte in the file at which the problem was met. */
  public long offset() {
    return offset;
  }

  /** Returns what was wrong there, in English. */
  public String problem() {
    return problem;
  }
}
