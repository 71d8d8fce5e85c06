package org.aigclabel.cli.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchCommandTest {

  @TempDir Path folder;
  private BatchFolders batch = new BatchFolders(Path.of(""));

  @BeforeEach
  void folders() {
    batch = new BatchFolders(folder);
  }

  @Test
  void label_tree_isMirroredAndVerified() throws IOException {
    batch.samples(12);
    Call call = batch.label(batch.in(), "--producer", Call.PRODUCER);
    assertEquals(0, call.code(), call.err() + call.out());
    assertEquals(12, batch.outputs().size());
    assertTrue(Files.exists(batch.out().resolve("sub1/图 1.jpg")));
    Path report = folder.resolve("report.jsonl");
    Call verified = Call.of("batch", "verify", batch.out(), "--report", report);
    assertEquals(0, verified.code(), verified.out());
    Set<String> ids = new HashSet<>();
    List<String> files = new ArrayList<>();
    for (String line : Files.readAllLines(report)) {
      var object = Call.object(line);
      assertEquals("generated", object.text("verdict").orElse(""));
      files.add(object.text("file").orElse(""));
      ids.add(line.replaceFirst(".*\"ProduceID\":\"([^\"]+)\".*", "$1"));
    }
    assertEquals(12, ids.size(), "each file has its own number");
    assertEquals(files.stream().sorted().toList(), files, "in the order of names");
  }

  @Test
  void label_again_doesNothingTwice() throws IOException {
    batch.samples(5);
    batch.label(batch.in(), "--producer", Call.PRODUCER);
    byte[] before = Files.readAllBytes(batch.outputs().get(0));
    Call.jpeg(batch.in().resolve("new.jpg"));
    Call call = batch.label(batch.in(), "--producer", Call.PRODUCER);
    assertEquals(0, call.code(), call.err());
    assertTrue(call.out().contains("5 done in an earlier run"), call.out());
    assertTrue(call.out().contains("1 as asked"), call.out());
    assertArrayEquals(before, Files.readAllBytes(batch.outputs().get(1)));
  }

  @Test
  void label_foreignOutputThere_isLeftAlone() throws IOException {
    batch.samples(1);
    Files.createDirectories(batch.out().resolve("sub0"));
    Files.writeString(batch.out().resolve("sub0/图 0.jpg"), "precious");
    Call call = batch.label(batch.in(), "--producer", Call.PRODUCER);
    assertEquals(1, call.code());
    assertEquals("precious", Files.readString(batch.out().resolve("sub0/图 0.jpg")));
  }

  @Test
  void label_filesAddedBetweenRuns_numbersStayApart() throws IOException {
    Call.jpeg(batch.in().resolve("b.jpg"));
    Call.jpeg(batch.in().resolve("d.jpg"));
    batch.label(batch.in(), "--producer", Call.PRODUCER, "--id", "n{seq}");
    Call.jpeg(batch.in().resolve("a.jpg"));
    Call.jpeg(batch.in().resolve("c.jpg"));
    Call.jpeg(batch.in().resolve("e.jpg"));
    batch.label(batch.in(), "--producer", Call.PRODUCER, "--id", "n{seq}");
    Set<String> ids = new HashSet<>();
    for (Path output : batch.outputs()) {
      String id = Call.of("verify", "--json", output).out();
      ids.add(id.replaceFirst("(?s).*\"ProduceID\":\"([^\"]+)\".*", "$1"));
    }
    assertEquals(Set.of("n00000001", "n00000002", "n00000003", "n00000004", "n00000005"), ids);
  }

  @Test
  void label_dryRun_writesNothing() throws IOException {
    batch.samples(3);
    Call call = batch.label(batch.in(), "--producer", Call.PRODUCER, "--dry-run");
    assertEquals(0, call.code(), call.err());
    assertTrue(call.out().contains("3 would be done"), call.out());
    assertFalse(Files.exists(batch.out()));
    assertFalse(Files.exists(folder.resolve("audit.jsonl")), "nothing was delivered");
  }

  @Test
  void propagate_tree_setsThePlatform() throws IOException {
    batch.samples(2);
    batch.label(batch.in(), "--producer", Call.PRODUCER);
    Path published = folder.resolve("published");
    Call call =
        Call.of("batch", "propagate", batch.out(), "-o", published, "--propagator", Call.PLATFORM);
    assertEquals(0, call.code(), call.err());
    String report = Call.of("verify", published.resolve("sub0/图 0.jpg")).out();
    assertTrue(report.contains(Call.PLATFORM) && report.contains(Call.PRODUCER), report);
  }
}
