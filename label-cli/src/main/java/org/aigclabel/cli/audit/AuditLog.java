package org.aigclabel.cli.audit;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aigclabel.cli.report.JsonLine;

/**
 * A record in a database, SQLite or PostgreSQL. Every row holds the digest of the one before, so a
 * row that is altered, put in or taken out is found; the head row finds a cut end.
 */
public final class AuditLog implements Audit {

  /** The law wants entries kept six months at least (Measures Art. 9). */
  static final int MONTHS = 6;

  private final AuditDatabase database;

  private AuditLog(AuditDatabase database) {
    this.database = database;
  }

  /**
   * Opens a file or a JDBC URL; an empty database gets its tables.
   *
   * @throws IllegalArgumentException for a URL that holds a password
   */
  public static AuditLog open(String place) throws IOException {
    return new AuditLog(AuditDatabase.open(place));
  }

  @Override
  public void append(String event, Map<String, String> facts) throws IOException {
    JsonLine body = new JsonLine();
    facts.forEach(body::put);
    String time = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    AuditEntry entry = new AuditEntry(0, time, event, body.toString(), "", "");
    database.inTransaction(
        () -> {
          // Writing the head first takes the lock, so two processes cannot chain to one row.
          database.update(
              "UPDATE aigc_label_audit_ends SET number = number + 1 WHERE what = 'last'");
          End last = end("last");
          AuditEntry next = entry.after(last.number() - 1, last.digest());
          insert(next, facts);
          database.update(
              "UPDATE aigc_label_audit_ends SET digest = ? WHERE what = 'last'", next.digest());
          return next;
        });
  }

  private void insert(AuditEntry entry, Map<String, String> facts) throws SQLException {
    database.update(
        "INSERT INTO aigc_label_audit VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        entry.number(),
        entry.time(),
        entry.event(),
        facts.getOrDefault("produceId", ""),
        facts.getOrDefault("sha256", ""),
        entry.body(),
        entry.previous(),
        entry.digest());
  }

  /** Is given entries one by one, so that none need be kept. */
  @FunctionalInterface
  public interface Reader {

    /** Takes the next entry. */
    void take(AuditEntry entry) throws IOException;
  }

  /** Reads all entries in order. */
  public void read(Reader reader) throws IOException {
    query(reader, "SELECT * FROM aigc_label_audit ORDER BY number");
  }

  /** Reads the entries of a content number or of an output's SHA-256. */
  public void find(String idOrDigest, Reader reader) throws IOException {
    query(
        reader,
        "SELECT * FROM aigc_label_audit WHERE produce_id = ? OR content = ? ORDER BY number",
        idOrDigest,
        idOrDigest);
  }

  /** Returns what is wrong with the chain; empty if nothing is. */
  public List<String> problems() throws IOException {
    List<String> problems = new ArrayList<>();
    End first = database.inTransaction(() -> end("first"));
    End last = database.inTransaction(() -> end("last"));
    End[] at = {first};
    read(
        entry -> {
          if (entry.number() != at[0].number() + 1) {
            problems.add(
                "rows " + (at[0].number() + 1) + " to " + (entry.number() - 1) + " are missing");
          } else if (!entry.previous().equals(at[0].digest())) {
            problems.add("row " + entry.number() + " does not follow the row before");
          }
          if (!entry.intact()) {
            problems.add("row " + entry.number() + " was altered");
          }
          at[0] = new End(entry.number(), entry.digest());
        });
    if (!at[0].equals(last)) {
      problems.add("the last row should be " + last.number() + ", found " + at[0].number());
    }
    return problems;
  }

  /** Returns the number and digest of the last row, to be kept elsewhere: {@code 17 ab12…}. */
  public String head() throws IOException {
    End last = database.inTransaction(() -> end("last"));
    return last.number() + " " + last.digest();
  }

  /**
   * Takes out the entries before a moment and returns how many.
   *
   * @throws IllegalArgumentException if that would take out what is not six months old
   */
  public long purge(Instant before) throws IOException {
    Instant oldest = Instant.now().atZone(ZoneOffset.UTC).minusMonths(MONTHS).toInstant();
    if (before.isAfter(oldest)) {
      throw new IllegalArgumentException(
          "entries are kept six months at least (Measures Art. 9): nothing after "
              + oldest.truncatedTo(ChronoUnit.SECONDS)
              + " can be purged");
    }
    return database.inTransaction(() -> cutBefore(before.toString()));
  }

  private long cutBefore(String before) throws SQLException {
    Optional<End> cut =
        first(
            "SELECT number, digest FROM aigc_label_audit WHERE time < ? ORDER BY number DESC LIMIT 1",
            before);
    if (cut.isEmpty()) {
      return 0;
    }
    database.update(
        "UPDATE aigc_label_audit_ends SET number = ?, digest = ? WHERE what = 'first'",
        cut.get().number(),
        cut.get().digest());
    return database.update("DELETE FROM aigc_label_audit WHERE number <= ?", cut.get().number());
  }

  /** The number and digest of one end of the chain. */
  private record End(long number, String digest) {}

  private End end(String what) throws SQLException {
    return first("SELECT number, digest FROM aigc_label_audit_ends WHERE what = ?", what)
        .orElseThrow(() -> new SQLException("the head of the chain is missing"));
  }

  private Optional<End> first(String sql, String value) throws SQLException {
    try (PreparedStatement statement = database.prepared(sql, value);
        ResultSet rows = statement.executeQuery()) {
      return rows.next()
          ? Optional.of(new End(rows.getLong(1), rows.getString(2)))
          : Optional.empty();
    }
  }

  private void query(Reader reader, String sql, Object... values) throws IOException {
    database.query(
        row ->
            reader.take(
                new AuditEntry(
                    row.getLong("number"),
                    row.getString("time"),
                    row.getString("event"),
                    row.getString("body"),
                    row.getString("previous"),
                    row.getString("digest"))),
        sql,
        values);
  }

  @Override
  public void close() throws IOException {
    database.close();
  }
}
