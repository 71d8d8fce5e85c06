package org.aigclabel;

import java.io.IOException;
import java.util.Locale;

/**
 * No installed format can do what was asked; the message says what the file looks like and the way
 * out.
 */
public class UnsupportedMediaException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String file;
  private final String reason;

  /**
   * Creates the exception for {@code file} with the reason and the way out, or {@code
   * reason.x:detail} for a sentence of the bundle.
   */
  public UnsupportedMediaException(String file, String reason) {
    super(file + ": " + Finding.told(reason, Locale.ROOT));
    this.file = file;
    this.reason = reason;
  }

  /** Returns the message in Chinese where there is one or, for other locales, in English. */
  public final String message(Locale locale) {
    return file + ": " + Finding.told(reason, locale);
  }

  /** Returns the reason and the way out, without the file's name. */
  public final String reason() {
    return reason;
  }
}
