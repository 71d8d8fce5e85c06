package org.aigclabel.cli.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a batch takes from folders, lists and manifests, and how it names the results. */
class BatchInputTest {

  @TempDir Path folder;
  private BatchFolders batch = new BatchFolders(Path.of(""));

  @BeforeEach
  void folders() {
    batch = new BatchFolders(folder);
  }

  @Test
  void label_oddFolder_goesOnPastFailures() throws IOException {
    batch.samples(2);
    Files.write(batch.in().resolve("empty.jpg"), new byte[0]);
    Files.write(
        batch.in().resolve("broken.jpg"), new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF});
    Files.writeString(batch.in().resolve(".hidden"), "left out");
    Files.createSymbolicLink(batch.in().resolve("dead link"), Path.of("nowhere"));
    Files.createSymbolicLink(batch.in().resolve("loop"), batch.in());
    Path report = folder.resolve("report.csv");
    Call call = batch.label(batch.in(), "--producer", Call.PRODUCER, "--report", report);
    assertEquals(1, call.code());
    assertEquals(2, batch.outputs().size());
    String table = Files.readString(report);
    assertEquals(6, table.lines().count(), table);
    assertTrue(table.contains("leads nowhere"), table);
    assertTrue(call.err().contains("empty.jpg"), call.err());
  }

  @Test
  void label_awkwardNamesAndSizes_areDoneOrNamed() throws IOException {
    Call.jpeg(batch.in().resolve("a\nb.jpg"));
    Call.jpeg(batch.in().resolve("-o.jpg"));
    Call.jpeg(batch.in().resolve("e\u0301 \uD83D\uDE00 100%.jpg"));
    Call.jpeg(batch.in().resolve("one/same.jpg"));
    Call.jpeg(batch.in().resolve("two/same.jpg"));
    try (RandomAccessFile huge =
        new RandomAccessFile(batch.in().resolve("huge.jpg").toFile(), "rw")) {
      huge.write(Call.jpeg(1), 0, 200);
      huge.setLength(1L << 28); // sparse: takes no room
    }
    Path closed = Call.jpeg(batch.in().resolve("closed.jpg"));
    boolean locked = closed.toFile().setReadable(false) && !Files.isReadable(closed);
    Call call = batch.label(batch.in(), "--producer", Call.PRODUCER);
    assertEquals(1, call.code());
    assertTrue(call.err().contains("huge.jpg"), call.err());
    assertEquals(locked, call.err().contains("closed.jpg"), call.err());
    assertEquals(locked ? 5 : 6, batch.outputs().size(), call.err());
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
            batch.in().resolve("one/same.jpg"),
            batch.in().resolve("two/same.jpg"));
    assertEquals(1, twins.code(), twins.out());
    assertTrue(twins.err().contains(Path.of("two", "same.jpg") + ": FAILED: another"), twins.err());
    assertTrue(Files.exists(fresh.resolve("same.jpg")));
  }

  @Test
  void label_twinsWithSeveralWorkers_theFirstAlwaysWins() throws IOException {
    List<Object> arguments = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      arguments.add(Call.jpeg(batch.in().resolve(i + "/same.jpg")));
    }
    arguments.addAll(List.of("--producer", Call.PRODUCER, "--id", "{seq}", "--force", "--jobs", 8));
    Path report = folder.resolve("report.csv");
    arguments.addAll(List.of("--report", report));
    Call call = batch.label(arguments.toArray());
    assertTrue(call.out().contains("1 as asked, 39 failed"), call.out());
    List<String> rows = Files.readAllLines(report);
    assertTrue(rows.get(1).contains("/0/same.jpg,done,"), rows.get(1));
    for (int i = 0; i < 40; i++) {
      assertTrue(rows.get(i + 1).contains("/" + i + "/same.jpg,"), rows.get(i + 1));
    }
  }

  @Test
  void label_listedFiles_keepTheirPaths() throws IOException {
    Path one = Call.jpeg(batch.in().resolve("one/same.jpg"));
    Path two = Call.jpeg(batch.in().resolve("two/same.jpg"));
    Path list = folder.resolve("list");
    Files.writeString(list, one + "\n" + two + "\n");
    Call call = batch.label("--from", list, "--producer", Call.PRODUCER);
    assertEquals(0, call.code(), call.err());
    Path root = one.toAbsolutePath().getRoot();
    assertTrue(Files.exists(batch.out().resolve(root.relativize(one.toAbsolutePath()))));
    assertEquals(2, batch.outputs().size());
  }

  @Test
  void label_manifest_tellsNumbersAndProducers() throws IOException {
    batch.samples(2);
    Path manifest = batch.in().resolve("orders.csv");
    Files.writeString(
        manifest,
        "path,id,producer,order\nsub0/图 0.jpg,n-1,"
            + Call.PRODUCER
            + ",7\n"
            + "\"sub1/图 1.jpg\",,ACME,8\nmissing.jpg,,,9\n");
    Call call = batch.label("--manifest", manifest, "--producer", "X", "--id", "o{order}-{seq}");
    assertEquals(1, call.code(), "one is missing");
    assertTrue(Call.of("verify", batch.out().resolve("sub0/图 0.jpg")).out().contains("n-1"));
    String second = Call.of("verify", batch.out().resolve("sub1/图 1.jpg")).out();
    assertTrue(second.contains("o8-00000002") && second.contains("ACME"), second);
  }

  @Test
  void label_manifestNamesKeys_eachSignsItsOwnAndPathsAreNoNames() throws IOException {
    batch.samples(3);
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
    Path manifest = batch.in().resolve("orders.jsonl");
    Files.writeString(
        manifest,
        """
        {"path":"sub0/图 0.jpg","key":"studio"}
        {"path":"sub1/图 1.jpg","key":"agency"}
        {"path":"sub2/图 2.jpg","key":"studio/key.pem"}
        """);
    Map<String, String> environment = Map.of("AIGC_LABEL_CONFIG", configuration.toString());
    Call call =
        Call.within(environment, "batch", "label", "--manifest", manifest, "-o", batch.out());
    assertEquals(1, call.code());
    assertTrue(call.err().contains("key studio/key.pem is not configured"), call.err());
    assertTrue(call.err().contains("agency, studio"), call.err());
    Path studio = folder.resolve("studio/cert.pem");
    String first =
        Call.of("verify", "--json", batch.out().resolve("sub0/图 0.jpg"), "--trust", studio).out();
    String second =
        Call.of("verify", "--json", batch.out().resolve("sub1/图 1.jpg"), "--trust", studio).out();
    assertTrue(first.contains("\"integrity\":\"trusted\""), first);
    assertTrue(second.contains("\"integrity\":\"intact\""), second);
  }

  @Test
  void label_listFromStandardInput_isDone() throws IOException {
    batch.samples(2);
    byte[] list = (batch.in().resolve("sub0/图 0.jpg") + "\n").getBytes(StandardCharsets.UTF_8);
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
}
