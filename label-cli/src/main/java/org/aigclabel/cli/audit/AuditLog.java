package org.aigclabel.cli.audit;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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

  /** The advisory lock of those who make the tables, any number that is ours. */
  private static final int PREPARING = 45438;

  /** The law wants entries kept six months at least (Measures Art. 9). */
  static final int MONTHS = 6;

  private final Connection connection;

  private AuditLog(Connection connection) {
    this.connection = connection;
  }

  /**
   * Opens a file or a JDBC URL; an empty database gets its tables.
   *
   * @throws IllegalArgumentException for a URL that holds a password
   */
  public static AuditLog open(String place) throws IOException {
    if (place.matches("(?i)jdbc:.*[?&;]password=.*|jdbc:.*//[^/]*:[^/@]*@.*")) {
      throw new IllegalArgumentException(
          "a password in the URL shows in lists of processes and in histories: put it into"
              + " ~/.pgpass");
    }
    try {
      String url = place.startsWith("jdbc:") ? place : "jdbc:sqlite:" + place;
      Connection connection = DriverManager.getConnection(url);
      try {
        prepare(connection, url.startsWith("jdbc:sqlite:"));
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
      return new AuditLog(connection);
    } catch (SQLException e) {
      // The URL may hold a password, so it is not repeated.
      throw new IOException("the audit database cannot be used: " + e.getMessage(), e);
    }
  }

  private static void prepare(Connection connection, boolean sqlite) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (sqlite) {
        statement.execute("PRAGMA busy_timeout = 30000");
        statement.execute("PRAGMA journal_mode = WAL");
        statement.execute("PRAGMA synchronous = FULL");
      } else { // two that create the same table at once fail in PostgreSQL
        statement.execute("SELECT pg_advisory_lock(" + PREPARING + ")");
      }
      statement.execute(
          "CREATE TABLE IF NOT EXISTS aigc_label_audit (number BIGINT PRIMARY KEY,"
              + " time VARCHAR(40) NOT NULL, event VARCHAR(80) NOT NULL, produce_id TEXT,"
              + " content TEXT, body TEXT NOT NULL, previous VARCHAR(64) NOT NULL,"
              + " digest VARCHAR(64) NOT NULL)");
      statement.execute(
          "CREATE INDEX IF NOT EXISTS aigc_label_audit_id ON aigc_label_audit (produce_id)");
      statement.execute(
          "CREATE INDEX IF NOT EXISTS aigc_label_audit_content ON aigc_label_audit (content)");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS aigc_label_audit_ends (what VARCHAR(8) PRIMARY KEY,"
              + " number BIGINT NOT NULL, digest VARCHAR(64) NOT NULL)");
      for (String end : List.of("first", "last")) {
        statement.execute(
            "INSERT INTO aigc_label_audit_ends VALUES ('"
                + end
                + "', 0, '"
                + AuditEntry.NOTHING
                + "') ON CONFLICT DO NOTHING");
      }
      if (!sqlite) {
        statement.execute("SELECT pg_advisory_unlock(" + PREPARING + ")");
      }
    }
    connection.setAutoCommit(false);
  }

  @Override
  public synchronized void append(String event, Map<String, String> facts) throws IOException {
    JsonLine body = new JsonLine();
    facts.forEach(body::put);
    String time = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    AuditEntry entry = new AuditEntry(0, time, event, body.toString(), "", "");
    inTransaction(
        () -> {
          // Writing the head first takes the lock, so two processes cannot chain to one row.
          update("UPDATE aigc_label_audit_ends SET number = number + 1 WHERE what = 'last'");
          End last = end("last");
          AuditEntry next = entry.after(last.number() - 1, last.digest());
          insert(next, facts);
          update("UPDATE aigc_label_audit_ends SET digest = ? WHERE what = 'last'", next.digest());
          return next;
        });
  }

  private void insert(AuditEntry entry, Map<String, String> facts) throws SQLException {
    update(
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
    End first = inTransaction(() -> end("first"));
    End last = inTransaction(() -> end("last"));
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
    End last = inTransaction(() -> end("last"));
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
    return inTransaction(() -> cutBefore(before.toString()));
  }

  private long cutBefore(String before) throws SQLException {
    Optional<End> cut = Optional.empty();
    String sql =
        "SELECT number, digest FROM aigc_label_audit WHERE time < ? ORDER BY number DESC LIMIT 1";
    try (PreparedStatement statement = prepared(sql, before);
        ResultSet rows = statement.executeQuery()) {
      if (rows.next()) {
        cut = Optional.of(new End(rows.getLong(1), rows.getString(2)));
      }
    }
    if (cut.isEmpty()) {
      return 0;
    }
    update(
        "UPDATE aigc_label_audit_ends SET number = ?, digest = ? WHERE what = 'first'",
        cut.get().number(),
        cut.get().digest());
    return update("DELETE FROM aigc_label_audit WHERE number <= ?", cut.get().number());
  }

  /** The number and digest of one end of the chain. */
  private record End(long number, String digest) {}

  private End end(String what) throws SQLException {
    String sql = "SELECT number, digest FROM aigc_label_audit_ends WHERE what = ?";
    try (PreparedStatement statement = prepared(sql, what);
        ResultSet rows = statement.executeQuery()) {
      if (!rows.next()) {
        throw new SQLException("the head of the chain is missing");
      }
      return new End(rows.getLong(1), rows.getString(2));
    }
  }

  private PreparedStatement prepared(String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private long update(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepared(sql, values)) {
      return statement.executeUpdate();
    }
  }

  private void query(Reader reader, String sql, Object... values) throws IOException {
    try (PreparedStatement statement = prepared(sql, values);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        reader.take(
            new AuditEntry(
                rows.getLong("number"),
                rows.getString("time"),
                rows.getString("event"),
                rows.getString("body"),
                rows.getString("previous"),
                rows.getString("digest")));
      }
      connection.rollback();
    } catch (SQLException e) {
      throw new IOException("the audit database cannot be read: " + e.getMessage(), e);
    }
  }

  private interface Step<T> {
    T run() throws SQLException;
  }

  private synchronized <T> T inTransaction(Step<T> step) throws IOException {
    try {
      try {
        T result = step.run();
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw new IOException("the audit database cannot be used: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
