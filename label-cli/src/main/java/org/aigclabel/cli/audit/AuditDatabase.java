package org.aigclabel.cli.audit;

import java.io.Closeable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables of a record in SQLite or PostgreSQL, and statements on them. */
final class AuditDatabase implements Closeable {

  /** The advisory lock of those who make the tables, any number that is ours. */
  private static final int PREPARING = 45438;

  private final Connection connection;

  private AuditDatabase(Connection connection) {
    this.connection = connection;
  }

  /** Opens a file or a JDBC URL; an empty database gets its tables. */
  static AuditDatabase open(String place) throws IOException {
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
      return new AuditDatabase(connection);
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

  /** Returns a statement with its values set. */
  PreparedStatement prepared(String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  /** Changes rows and returns how many. */
  long update(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepared(sql, values)) {
      return statement.executeUpdate();
    }
  }

  /** Is given rows one by one, so that none need be kept. */
  interface RowReader {
    void take(ResultSet row) throws SQLException, IOException;
  }

  /** Reads the rows of a query. */
  void query(RowReader reader, String sql, Object... values) throws IOException {
    try (PreparedStatement statement = prepared(sql, values);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        reader.take(rows);
      }
      connection.rollback();
    } catch (SQLException e) {
      throw new IOException("the audit database cannot be read: " + e.getMessage(), e);
    }
  }

  /** Statements that belong together. */
  interface Step<T> {
    T run() throws SQLException;
  }

  /** Runs statements wholly or not at all. */
  synchronized <T> T inTransaction(Step<T> step) throws IOException {
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
