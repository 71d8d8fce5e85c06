package org.aigclabel;

import java.io.IOException;

/**
 * No installed format can do what was asked; the message says what the file looks like and the way
 * out.
 */
public class UnsupportedMediaException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  /** Creates the exception for {@code file} with the reason and the way out. */
  public UnsupportedMediaException(String file, String reason) {
    super(file + ": " + reason);
    this.reason = reason;
  }

  /** Returns the reason and the way out, without the file's name. */
  public final String reason() {
    return reason;
  }
}
