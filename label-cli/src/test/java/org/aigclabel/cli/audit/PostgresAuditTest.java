package org.aigclabel.cli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The record in a real PostgreSQL server, started here on a free port of the loopback. */
class PostgresAuditTest {

  private static EmbeddedPostgres server;
  private static int databases;

  private String url = "";

  @BeforeAll
  static void start_server_orSkip() {
    try {
      server = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60)).start();
    } catch (IOException | RuntimeException | LinkageError e) {
      abort("no PostgreSQL can be started here: " + e.getMessage());
    }
  }

  @AfterAll
  static void stop_server() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void create_database() throws SQLException {
    String name = "audit" + ++databases;
    sql(server.getJdbcUrl("postgres", "postgres"), "CREATE DATABASE " + name);
    url = server.getJdbcUrl("postgres", name);
  }

  private static void sql(String url, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> problems() throws IOException {
    try (AuditLog log = AuditLog.open(url)) {
      return log.problems();
    }
  }

  private void append(int writer, int count) throws IOException {
    try (Audit audit = Audit.open(url)) {
      for (int i = 0; i < count; i++) {
        String id = writer + "-" + i;
        audit.append("labelled", Map.of("produceId", id, "sha256", "digest-" + id));
      }
    }
  }

  @Test
  void append_manyWritersIntoAnEmptyDatabase_makeOneChain() throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(6);
    List<Future<?>> all = new ArrayList<>();
    for (int writer = 0; writer < 6; writer++) {
      int number = writer;
      all.add(
          writers.submit(
              () -> {
                append(number, 40);
                return number;
              }));
    }
    for (Future<?> each : all) {
      each.get();
    }
    writers.shutdown();
    assertEquals(List.of(), problems());
    try (AuditLog log = AuditLog.open(url)) {
      assertTrue(log.head().startsWith("240 "), log.head());
      List<AuditEntry> found = new ArrayList<>();
      log.find("3-17", found::add);
      log.find("digest-5-39", found::add);
      assertEquals(2, found.size());
    }
  }

  @Test
  void problems_alteredRow_isNamed() throws Exception {
    append(1, 5);
    sql(url, "UPDATE aigc_label_audit SET body = replace(body, '1-2', '1-9') WHERE number = 3");
    assertEquals(List.of("row 3 was altered"), problems());
  }

  @Test
  void problems_lostRows_areNamed() throws Exception {
    append(1, 6);
    sql(url, "DELETE FROM aigc_label_audit WHERE number IN (2, 3, 6)");
    List<String> problems = problems();
    assertTrue(problems.contains("rows 2 to 3 are missing"), problems::toString);
    assertTrue(problems.contains("the last row should be 6, found 5"), problems::toString);
  }

  @Test
  void purge_withinSixMonths_isRefusedAndKeepsAll() throws Exception {
    append(1, 3);
    try (AuditLog log = AuditLog.open(url)) {
      Instant lately = Instant.now().minus(Duration.ofDays(150));
      assertThrows(IllegalArgumentException.class, () -> log.purge(lately));
      assertEquals(0, log.purge(Instant.now().minus(Duration.ofDays(200))));
      assertTrue(log.head().startsWith("3 "));
    }
  }

  @Test
  void open_passwordInTheUrl_isRefusedAndNotRepeated() {
    String secret = "hunter2";
    for (String place :
        List.of("?user=a&password=" + secret, "?user=a&PASSWORD=" + secret + "&ssl=true")) {
      var failure =
          assertThrows(
              IllegalArgumentException.class, () -> AuditLog.open("jdbc:postgresql:a" + place));
      assertFalse(String.valueOf(failure.getMessage()).contains(secret), failure.getMessage());
    }
  }
}
