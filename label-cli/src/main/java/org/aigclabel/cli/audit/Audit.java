package org.aigclabel.cli.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A record that can only be added to. Thread-safe; when a call returns, the disk has it. */
public interface Audit extends Closeable {

  /** Adds an entry: what happened, and its facts by name. */
  void append(String event, Map<String, String> facts) throws IOException;

  /**
   * Opens a record: {@code jdbc:…} or a name that ends in {@code .db} or {@code .sqlite} is a
   * database with a chain of digests, anything else a file of JSON lines.
   */
  static Audit open(String place) throws IOException {
    return isDatabase(place) ? AuditLog.open(place) : new AuditFile(Path.of(place));
  }

  /** Returns whether a place names a database. */
  static boolean isDatabase(String place) {
    return place.startsWith("jdbc:") || place.matches(".*\\.(db|sqlite)");
  }
}
