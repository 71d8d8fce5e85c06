package org.aigclabel.cli.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchCommandTest {

  @TempDir Path folder;

  private Path in() {
    return folder.resolve("in");
  }

  private Path out() {
    return folder.resolve("out");
  }

  private void samples(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      Call.jpeg(in().resolve("sub" + i % 3).resolve("图 " + i + ".jpg"));
    }
  }

  private Call label(Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("batch", "label", "-o", out()));
    arguments.addAll(List.of(more));
    arguments.addAll(List.of("--no-explicit", "--agreement", "A", "--recipient", "R", "--audit"));
    arguments.add(folder.resolve("audit.jsonl"));
    return Call.of(arguments.toArray());
  }

  private List<Path> outputs() throws IOException {
    try (Stream<Path> files = Files.walk(out())) {
      return files
          .filter(f -> Files.isRegularFile(f) && !f.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }

  @Test
  void label_tree_isMirroredAndVerified() throws IOException {
    samples(12);
    Call call = label(in(), "--producer", Call.PRODUCER);
    assertEquals(0, call.code(), call.err() + call.out());
    assertEquals(12, outputs().size());
    assertTrue(Files.exists(out().resolve("sub1/图 1.jpg")));
    Path report = folder.resolve("report.jsonl");
    Call verified = Call.of("batch", "verify", out(), "--report", report);
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
    samples(5);
    label(in(), "--producer", Call.PRODUCER);
    byte[] before = Files.readAllBytes(outputs().get(0));
    Call.jpeg(in().resolve("new.jpg"));
    Call call = label(in(), "--producer", Call.PRODUCER);
    assertEquals(0, call.code(), call.err());
    assertTrue(call.out().contains("5 done in an earlier run"), call.out());
    assertTrue(call.out().contains("1 as asked"), call.out());
    assertArrayEquals(before, Files.readAllBytes(outputs().get(1)));
  }

  @Test
  void label_foreignOutputThere_isLeftAlone() throws IOException {
    samples(1);
    Files.createDirectories(out().resolve("sub0"));
    Files.writeString(out().resolve("sub0/图 0.jpg"), "precious");
    Call call = label(in(), "--producer", Call.PRODUCER);
    assertEquals(1, call.code());
    assertEquals("precious", Files.readString(out().resolve("sub0/图 0.jpg")));
  }

  @Test
  void label_oddFolder_goesOnPastFailures() throws IOException {
    samples(2);
    Files.write(in().resolve("empty.jpg"), new byte[0]);
    Files.write(in().resolve("broken.jpg"), new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF});
    Files.writeString(in().resolve(".hidden"), "left out");
    Files.createSymbolicLink(in().resolve("dead link"), Path.of("nowhere"));
    Files.createSymbolicLink(in().resolve("loop"), in());
    Path report = folder.resolve("report.csv");
    Call call = label(in(), "--producer", Call.PRODUCER, "--report", report);
    assertEquals(1, call.code());
    assertEquals(2, outputs().size());
    String table = Files.readString(report);
    assertEquals(6, table.lines().count(), table);
    assertTrue(table.contains("leads nowhere"), table);
    assertTrue(call.err().contains("empty.jpg"), call.err());
  }

  @Test
  void label_awkwardNamesAndSizes_areDoneOrNamed() throws IOException {
    Call.jpeg(in().resolve("a\nb.jpg"));
    Call.jpeg(in().resolve("-o.jpg"));
    Call.jpeg(in().resolve("e\u0301 \uD83D\uDE00 100%.jpg"));
    Call.jpeg(in().resolve("one/same.jpg"));
    Call.jpeg(in().resolve("two/same.jpg"));
    try (RandomAccessFile huge = new RandomAccessFile(in().resolve("huge.jpg").toFile(), "rw")) {
      huge.write(Call.jpeg(1), 0, 200);
      huge.setLength(1L << 28); // sparse: takes no room
    }
    Path closed = Call.jpeg(in().resolve("closed.jpg"));
    boolean locked = closed.toFile().setReadable(false) && !Files.isReadable(closed);
    Call call = label(in(), "--producer", Call.PRODUCER);
    assertEquals(1, call.code());
    assertTrue(call.err().contains("huge.jpg"), call.err());
    assertEquals(locked, call.err().contains("closed.jpg"), call.err());
    assertEquals(locked ? 5 : 6, outputs().size(), call.err());
    Path fresh = folder.resolve("fresh");
    Call twins =
        Call.of(
            "batch",
            "propagate",
            "--propagator",
            Call.PLATFORM,
            "--unlabelled",
            "possible",
            "-o",
            fresh,
            in().resolve("one/same.jpg"),
            in().resolve("two/same.jpg"));
    assertEquals(1, twins.code(), twins.out());
    assertTrue(twins.err().contains(Path.of("two", "same.jpg") + ": FAILED: another"), twins.err());
    assertTrue(Files.exists(fresh.resolve("same.jpg")));
  }

  @Test
  void label_twinsWithSeveralWorkers_theFirstAlwaysWins() throws IOException {
    List<Object> arguments = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      arguments.add(Call.jpeg(in().resolve(i + "/same.jpg")));
    }
    arguments.addAll(List.of("--producer", Call.PRODUCER, "--id", "{seq}", "--force", "--jobs", 8));
    Path report = folder.resolve("report.csv");
    arguments.addAll(List.of("--report", report));
    Call call = label(arguments.toArray());
    assertTrue(call.out().contains("1 as asked, 39 failed"), call.out());
    List<String> rows = Files.readAllLines(report);
    assertTrue(rows.get(1).contains("/0/same.jpg,done,"), rows.get(1));
    for (int i = 0; i < 40; i++) {
      assertTrue(rows.get(i + 1).contains("/" + i + "/same.jpg,"), rows.get(i + 1));
    }
  }

  @Test
  void label_filesAddedBetweenRuns_numbersStayApart() throws IOException {
    Call.jpeg(in().resolve("b.jpg"));
    Call.jpeg(in().resolve("d.jpg"));
    label(in(), "--producer", Call.PRODUCER, "--id", "n{seq}");
    Call.jpeg(in().resolve("a.jpg"));
    Call.jpeg(in().resolve("c.jpg"));
    Call.jpeg(in().resolve("e.jpg"));
    label(in(), "--producer", Call.PRODUCER, "--id", "n{seq}");
    Set<String> ids = new HashSet<>();
    for (Path output : outputs()) {
      String id = Call.of("verify", "--json", output).out();
      ids.add(id.replaceFirst("(?s).*\"ProduceID\":\"([^\"]+)\".*", "$1"));
    }
    assertEquals(Set.of("n00000001", "n00000002", "n00000003", "n00000004", "n00000005"), ids);
  }

  @Test
  void label_listedFiles_keepTheirPaths() throws IOException {
    Path one = Call.jpeg(in().resolve("one/same.jpg"));
    Path two = Call.jpeg(in().resolve("two/same.jpg"));
    Path list = folder.resolve("list");
    Files.writeString(list, one + "\n" + two + "\n");
    Call call = label("--from", list, "--producer", Call.PRODUCER);
    assertEquals(0, call.code(), call.err());
    Path root = one.toAbsolutePath().getRoot();
    assertTrue(Files.exists(out().resolve(root.relativize(one.toAbsolutePath()))));
    assertEquals(2, outputs().size());
  }

  @Test
  void label_dryRun_writesNothing() throws IOException {
    samples(3);
    Call call = label(in(), "--producer", Call.PRODUCER, "--dry-run");
    assertEquals(0, call.code(), call.err());
    assertTrue(call.out().contains("3 would be done"), call.out());
    assertFalse(Files.exists(out()));
    assertFalse(Files.exists(folder.resolve("audit.jsonl")), "nothing was delivered");
  }

  @Test
  void label_manifest_tellsNumbersAndProducers() throws IOException {
    samples(2);
    Path manifest = in().resolve("orders.csv");
    Files.writeString(
        manifest,
        "path,id,producer,order\nsub0/图 0.jpg,n-1,"
            + Call.PRODUCER
            + ",7\n"
            + "\"sub1/图 1.jpg\",,ACME,8\nmissing.jpg,,,9\n");
    Call call = label("--manifest", manifest, "--producer", "X", "--id", "o{order}-{seq}");
    assertEquals(1, call.code(), "one is missing");
    assertTrue(Call.of("verify", out().resolve("sub0/图 0.jpg")).out().contains("n-1"));
    String second = Call.of("verify", out().resolve("sub1/图 1.jpg")).out();
    assertTrue(second.contains("o8-00000002") && second.contains("ACME"), second);
  }

  @Test
  void label_manifestNamesKeys_eachSignsItsOwnAndPathsAreNoNames() throws IOException {
    samples(3);
    for (String name : List.of("studio", "agency")) {
      Call.of("keys", "new", "-o", folder.resolve(name));
    }
    Path configuration = folder.resolve("aigc-label.toml");
    Files.writeString(
        configuration,
        """
        producer = "%s"
        [keys.studio]
        key = "studio/key.pem"
        cert = "studio/cert.pem"
        [keys.agency]
        key = "agency/key.pem"
        """
            .formatted(Call.PRODUCER));
    Path manifest = in().resolve("orders.jsonl");
    Files.writeString(
        manifest,
        """
        {"path":"sub0/图 0.jpg","key":"studio"}
        {"path":"sub1/图 1.jpg","key":"agency"}
        {"path":"sub2/图 2.jpg","key":"studio/key.pem"}
        """);
    Map<String, String> environment = Map.of("AIGC_LABEL_CONFIG", configuration.toString());
    Call call = Call.within(environment, "batch", "label", "--manifest", manifest, "-o", out());
    assertEquals(1, call.code());
    assertTrue(call.err().contains("key studio/key.pem is not configured"), call.err());
    assertTrue(call.err().contains("agency, studio"), call.err());
    Path studio = folder.resolve("studio/cert.pem");
    String first =
        Call.of("verify", "--json", out().resolve("sub0/图 0.jpg"), "--trust", studio).out();
    String second =
        Call.of("verify", "--json", out().resolve("sub1/图 1.jpg"), "--trust", studio).out();
    assertTrue(first.contains("\"integrity\":\"trusted\""), first);
    assertTrue(second.contains("\"integrity\":\"intact\""), second);
  }

  @Test
  void label_listFromStandardInput_isDone() throws IOException {
    samples(2);
    byte[] list = (in().resolve("sub0/图 0.jpg") + "\n").getBytes(StandardCharsets.UTF_8);
    Call call =
        Call.with(
            Locale.ENGLISH,
            list,
            "batch",
            "verify",
            "--from",
            "-",
            "--report",
            folder.resolve("r.html"),
            "--report",
            folder.resolve("r.sarif"));
    assertEquals(2, call.code(), call.out());
    assertTrue(Files.readString(folder.resolve("r.html")).contains("图 0.jpg"));
    String sarif = Files.readString(folder.resolve("r.sarif")).replace("\n", "");
    assertTrue(Call.object(sarif).get("runs").isPresent());
  }

  @Test
  void propagate_tree_setsThePlatform() throws IOException {
    samples(2);
    label(in(), "--producer", Call.PRODUCER);
    Path published = folder.resolve("published");
    Call call =
        Call.of("batch", "propagate", out(), "-o", published, "--propagator", Call.PLATFORM);
    assertEquals(0, call.code(), call.err());
    String report = Call.of("verify", published.resolve("sub0/图 0.jpg")).out();
    assertTrue(report.contains(Call.PLATFORM) && report.contains(Call.PRODUCER), report);
  }
}
