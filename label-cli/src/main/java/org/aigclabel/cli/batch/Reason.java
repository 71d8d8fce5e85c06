package org.aigclabel.cli.batch;

import java.util.Locale;
import org.aigclabel.Phrases;
import org.aigclabel.cli.terminal.Failures;
import org.aigclabel.cli.terminal.Texts;

/** Why a file was not done as asked; reports tell it in either language. */
@FunctionalInterface
public interface Reason {

  /** There is none: all went as asked. */
  Reason NONE = locale -> "";

  /** Returns the reason as a sentence; empty if there is none. */
  String in(Locale locale);

  /** Returns a reason by its key, such as {@code file.link}, or one said in English. */
  static Reason of(String said) {
    return said.matches("file\\.[a-z]+")
        ? locale -> Texts.of(locale).text("batch." + said)
        : locale -> Phrases.told(said, locale);
  }

  /** Returns what a failure says. */
  static Reason of(Throwable cause) {
    return cause instanceof Exception e
        ? locale -> Failures.sentence(e, locale)
        : of(cause instanceof OutOfMemoryError ? "file.memory" : cause.toString());
  }

  /** Returns whether there is none. */
  default boolean isNone() {
    return in(Locale.ENGLISH).isEmpty();
  }
}
