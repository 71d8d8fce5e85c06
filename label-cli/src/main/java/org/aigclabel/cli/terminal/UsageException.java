package org.aigclabel.cli.terminal;

/** The call was wrong; the message says what would be right, in the user's language. */
public final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }

  /** Returns the exception with a sentence of {@code texts.properties}. */
  public static UsageException of(Terminal terminal, String key, Object... arguments) {
    return new UsageException(terminal.text(key, arguments));
  }
}
