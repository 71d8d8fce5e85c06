package org.aigclabel.cli.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {

  @TempDir Path folder;
  private Path log = Path.of("");

  @BeforeEach
  void record_threeFiles() throws IOException {
    log = folder.resolve("audit.db");
    for (int i = 1; i <= 3; i++) {
      Path in = Call.jpeg(folder.resolve(i + ".jpg"));
      Call call =
          Call.of(
              "label",
              in,
              "-o",
              folder.resolve("out" + i + ".jpg"),
              "--producer",
              Call.PRODUCER,
              "--id",
              "n-" + i,
              "--audit",
              log);
      assertEquals(0, call.code(), call.err());
    }
  }

  private Call audit(String command, Object... more) {
    Object[] arguments = new Object[4 + more.length];
    arguments[0] = "audit";
    arguments[1] = command;
    arguments[2] = "--audit";
    arguments[3] = log;
    System.arraycopy(more, 0, arguments, 4, more.length);
    return Call.of(arguments);
  }

  private void tamper(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + log);
        var statement = connection.createStatement()) {
      assertTrue(statement.executeUpdate(sql) > 0, sql);
    }
  }

  @Test
  void query_numberOrDigest_findsTheFile() throws IOException {
    Call byNumber = audit("query", "n-2");
    assertEquals(0, byNumber.code(), byNumber.err());
    assertTrue(byNumber.out().contains("2.jpg"), byNumber.out());
    String digest = byNumber.out().replaceFirst("(?s).*\"sha256\":\"([0-9a-f]{64})\".*", "$1");
    assertEquals(byNumber.out(), audit("query", digest).out());
    assertEquals(2, audit("query", "nobody").code());
  }

  @Test
  void verify_untouched_isWhole() {
    Call call = audit("verify");
    assertEquals(0, call.code(), call.out());
    assertTrue(call.out().contains("3 "), call.out());
    assertEquals(3, audit("export").objects().size());
  }

  @Test
  void verify_alteredRow_isFound() throws SQLException {
    tamper("UPDATE aigc_label_audit SET body = replace(body, 'n-2', 'n-9') WHERE number = 2");
    Call call = audit("verify");
    assertEquals(1, call.code());
    assertTrue(call.out().contains("row 2 was altered"), call.out());
  }

  @Test
  void verify_lostRow_isFound() throws SQLException {
    tamper("DELETE FROM aigc_label_audit WHERE number = 2");
    assertEquals(1, audit("verify").code());
  }

  @Test
  void verify_cutEnd_isFound() throws SQLException {
    tamper("DELETE FROM aigc_label_audit WHERE number = 3");
    assertEquals(1, audit("verify").code());
  }

  @Test
  void purge_youngEntries_isRefused() {
    Call call = audit("purge", "--before", LocalDate.now().minusMonths(5));
    assertEquals(64, call.code());
    assertTrue(call.err().contains("six months"), call.err());
    assertEquals(3, audit("export").objects().size());
  }

  @Test
  void purge_oldEntries_leavesAWholeChain() throws SQLException {
    Call nothing = audit("purge", "--before", LocalDate.now().minusMonths(7));
    assertTrue(nothing.out().startsWith("0 "), nothing.out());
    assertEquals(0, audit("verify").code());
  }
}
