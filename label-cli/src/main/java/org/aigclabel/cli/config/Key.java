package org.aigclabel.cli.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What may be configured: the long names of options, without dashes. What removes a safeguard
 * (overwriting, leaving the label out, insisting) has to be said at each call.
 */
enum Key {
  LANG(Form.TEXT),
  PRODUCER(Form.TEXT),
  PROPAGATOR(Form.TEXT),
  ID(Form.TEXT),
  EXPLICIT_TEXT(Form.TEXT),
  PLACE(Form.TEXT),
  TEXT_HEIGHT(Form.TEXT),
  MARGIN(Form.TEXT),
  BACKING(Form.TEXT),
  OPACITY(Form.TEXT),
  LOSSLESS(Form.TEXT),
  CARRIER(Form.TEXT),
  SOURCE_TYPE(Form.TEXT),
  AI_SYSTEM(Form.TEXT),
  AI_VERSION(Form.TEXT),
  KEY(Form.FILE),
  CERT(Form.FILE),
  PASSWORD_FILE(Form.FILE),
  PASSWORD_ENV(Form.TEXT),
  OPEN_PASSWORD_FILE(Form.FILE),
  DIGEST(Form.TEXT),
  TIME_STAMP(Form.TEXT),
  AUDIT(Form.PLACE),
  TRUST(Form.FILE),
  CRL(Form.FILE),
  TRUST_TIME_STAMPS(Form.FILE),
  POLICY(Form.FILE),
  OCR(Form.TEXT),
  TIME_LIMIT(Form.TEXT),
  MEMORY_LIMIT(Form.TEXT),
  UNLABELLED(Form.TEXT),
  JOBS(Form.TEXT);

  /** How a value is to be understood. */
  enum Form {
    /** As it stands. */
    TEXT,
    /** A path, from the folder of the file that names it. */
    FILE,
    /** A path, or a JDBC URL as it stands. */
    PLACE
  }

  private final Form form;

  Key(Form form) {
    this.form = form;
  }

  /** Returns whether a value is a path. */
  boolean isPath(String value) {
    return form == Form.FILE || form == Form.PLACE && !value.startsWith("jdbc:");
  }

  /** Returns whether it says something of one key, and so may stand in the table of a named one. */
  boolean isOfKey() {
    return this == KEY || this == CERT || this == PASSWORD_FILE || this == PASSWORD_ENV;
  }

  /** Returns the name in files and of the option. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the name of the environment variable. */
  String variable() {
    return "AIGC_LABEL_" + name();
  }

  /** Returns the key of a name, if one may be configured. */
  static Optional<Key> of(String word) {
    return Arrays.stream(values()).filter(key -> key.word().equals(word)).findFirst();
  }
}
