package org.aigclabel.cli.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchArchiveTest {

  @TempDir Path folder;

  private static byte[] tar(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setAddPaxHeadersForNonAsciiNames(true);
      for (String name : names) {
        add(tar, new TarArchiveEntry(name, true), Call.jpeg(name.hashCode()));
      }
    }
    return bytes.toByteArray();
  }

  private static void add(TarArchiveOutputStream tar, TarArchiveEntry entry, byte[] content)
      throws IOException {
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private static byte[] zip(Charset charset, String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, charset)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(Call.jpeg(name.hashCode()));
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static List<String> names(InputStream tar) throws IOException {
    List<String> names = new ArrayList<>();
    try (TarArchiveInputStream in = new TarArchiveInputStream(tar, "UTF-8")) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private List<String> standing(String root) throws IOException {
    Path base = folder.resolve(root);
    try (Stream<Path> files = Files.walk(base)) {
      return files
          .filter(f -> Files.isRegularFile(f) && !f.toString().contains(".aigc-label"))
          .map(f -> base.relativize(f).toString())
          .sorted()
          .toList();
    }
  }

  private Call batch(byte[] input, Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("batch", "propagate"));
    all.addAll(Arrays.asList(arguments));
    all.addAll(List.of("--propagator", Call.PLATFORM, "--unlabelled", "possible"));
    return Call.with(Locale.ENGLISH, input, all.toArray());
  }

  @Test
  void tarFile_intoFolder_isMirroredInItsOrder() throws IOException {
    Path tar = file("in.tar", tar("./b/图 1.jpg", "./a.jpg", "./c/" + "n".repeat(150) + ".jpg"));
    Path report = folder.resolve("report.csv");
    Call call =
        batch(new byte[0], tar, "-o", folder.resolve("out"), "--id", "{seq}", "--report", report);
    assertEquals(0, call.code(), call.err());
    assertEquals(List.of("a.jpg", "b/图 1.jpg", "c/" + "n".repeat(150) + ".jpg"), standing("out"));
    List<String> rows = Files.readAllLines(report);
    assertTrue(rows.get(1).contains("in.tar!/b/图 1.jpg") && rows.get(1).contains("00000001"));
    assertTrue(rows.get(2).contains("in.tar!/a.jpg") && rows.get(2).contains("00000002"));
    assertEquals(0, Call.of("batch", "verify", folder.resolve("out"), "--declared").code());
    assertTrue(batch(new byte[0], tar, "-o", folder.resolve("out")).out().contains("3 done in an"));
  }

  @Test
  void tarStream_intoStream_isATarInTheSameOrder() throws IOException {
    for (byte[] in : List.of(tar("z.jpg", "y/x.jpg"), gzip(tar("z.jpg", "y/x.jpg")))) {
      Call call = batch(in, "-", "-o", "-");
      assertEquals(0, call.code(), call.err());
      assertEquals(List.of("z.jpg", "y/x.jpg"), names(new ByteArrayInputStream(call.bytes())));
      assertTrue(call.err().contains("2 as asked"), call.err());
      Call verified = Call.with(Locale.ENGLISH, call.bytes(), "batch", "verify", "-");
      assertTrue(verified.out().contains("2 files"), verified.out() + verified.err());
    }
  }

  @Test
  void zip_fromFileAndStream_isTakenWithNamesOfChineseWindows() throws IOException {
    byte[] zip = zip(Charset.forName("GB18030"), "图片\\一.jpg", "二.jpg");
    assertEquals(0, batch(new byte[0], file("in.zip", zip), "-o", folder.resolve("a")).code());
    assertEquals(0, batch(zip, "-", "-o", folder.resolve("b.zip")).code());
    assertEquals(List.of("二.jpg", "图片/一.jpg"), standing("a"));
    Call again = batch(new byte[0], folder.resolve("b.zip"), "-o", folder.resolve("c"));
    assertEquals(0, again.code(), again.err());
    assertEquals(standing("a"), standing("c"));
  }

  @Test
  void names_thatLeadElsewhere_areRefusedOneByOne() throws IOException {
    String[] names = {
      "../up.jpg",
      "/root.jpg",
      "C:\\drive.jpg",
      "a\\..\\..\\up.jpg",
      "same.jpg",
      "./same.jpg",
      ".hidden.jpg",
      "__MACOSX/._same.jpg",
      "good/one.jpg"
    };
    for (Path in : List.of(file("in.tar", tar(names)), file("in.zip", zip(UTF_8, names)))) {
      String out = in.getFileName() + "-out";
      Call call = batch(new byte[0], in, "-o", folder.resolve(out));
      assertEquals(1, call.code());
      assertEquals(List.of("good/one.jpg", "same.jpg"), standing(out), call.err());
      assertEquals(5, call.err().lines().count(), call.err());
      assertTrue(call.err().contains("leads out of the archive"), call.err());
      assertTrue(call.err().contains("an absolute name"), call.err());
      assertTrue(call.err().contains("stands in its place already"), call.err());
    }
    assertFalse(Files.exists(folder.resolve("up.jpg")));
  }

  private static final Charset UTF_8 = StandardCharsets.UTF_8;

  @Test
  void linksAndDevices_areRefused() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry link = new TarArchiveEntry("link.jpg", TarConstants.LF_SYMLINK);
      link.setLinkName("/etc/passwd");
      add(tar, link, new byte[0]);
      TarArchiveEntry hard = new TarArchiveEntry("hard.jpg", TarConstants.LF_LINK);
      hard.setLinkName("link.jpg");
      add(tar, hard, new byte[0]);
      add(tar, new TarArchiveEntry("pipe.jpg", TarConstants.LF_FIFO), new byte[0]);
      add(tar, new TarArchiveEntry("link.jpg/x.jpg"), Call.jpeg(1));
    }
    Call call = batch(bytes.toByteArray(), "-", "-o", folder.resolve("out"));
    assertEquals(1, call.code());
    assertEquals(List.of("link.jpg/x.jpg"), standing("out"), call.err());
    assertEquals(2, call.err().lines().filter(line -> line.contains("a link")).count());
    assertTrue(call.err().contains("pipe.jpg"), call.err());
  }

  @Test
  void bombs_areRefusedAndTheRestIsDone() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      zip.putNextEntry(new ZipEntry("bomb.jpg"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 100; i++) {
        zip.write(zeros);
      }
      zip.putNextEntry(new ZipEntry("good.jpg"));
      zip.write(Call.jpeg(1));
    }
    Call call = batch(packed.toByteArray(), "-", "-o", folder.resolve("out"));
    assertEquals(1, call.code());
    assertTrue(call.err().contains("bomb.jpg: FAILED: refused: it unpacks to more"), call.err());
    assertEquals(List.of("good.jpg"), standing("out"));
  }

  @Test
  void tarBomb_endsTheArchiveWithoutFillingTheDisk() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      add(tar, new TarArchiveEntry("good.jpg"), Call.jpeg(1));
      add(tar, new TarArchiveEntry("bomb.jpg"), new byte[100 << 20]);
    }
    Call call = batch(bytes.toByteArray(), "-", "-o", folder.resolve("out"));
    assertEquals(1, call.code());
    assertTrue(call.err().contains("refused: it unpacks to more"), call.err());
    assertEquals(List.of("good.jpg"), standing("out"));
  }

  @Test
  void brokenTar_isDoneAsFarAsItGoes() throws IOException {
    byte[] tar = tar("one.jpg", "two.jpg");
    Call cut = batch(Arrays.copyOf(tar, 512 + 512 * 4), "-", "-o", folder.resolve("out"));
    assertEquals(1, cut.code());
    assertTrue(cut.err().contains("FAILED"), cut.err());
    Call noise = batch("no archive at all".repeat(100).getBytes(UTF_8), "-", "-o", "-");
    assertEquals(1, noise.code());
    assertTrue(noise.err().contains("FAILED"), noise.err());
  }

  @Test
  void archiveOutput_isWrittenWholeAndKeptFromOverwriting() throws IOException {
    Path tar = folder.resolve("out.tar.gz");
    byte[] in = tar("one.jpg", "two.txt.jpg");
    assertEquals(0, batch(in, "-", "-o", tar).code());
    assertEquals(List.of("out.tar.gz"), standing("."), "no folder of parts is left");
    byte[] first = Files.readAllBytes(tar);
    assertEquals(1, batch(in, "-", "-o", tar).code());
    assertTrue(Arrays.equals(first, Files.readAllBytes(tar)));
    assertEquals(0, batch(in, "-", "-o", tar, "--force").code());
  }

  @Test
  void archiveOutput_afterAKilledRun_goesOn() throws IOException {
    byte[] in = tar("one.jpg", "two.jpg", "three.jpg");
    // What a killed run leaves: the folder of parts with its journal, here with one file done.
    batch(tar("one.jpg"), "-", "-o", folder.resolve(".out.tar.parts"));
    Files.write(folder.resolve(".out.tar.parts/.archive.draft"), new byte[700]);
    Call call = batch(in, "-", "-o", folder.resolve("out.tar"));
    assertEquals(0, call.code(), call.err());
    assertTrue(call.out().contains("2 as asked, 1 done in an earlier run"), call.out());
    try (InputStream out = Files.newInputStream(folder.resolve("out.tar"))) {
      assertEquals(List.of("one.jpg", "two.jpg", "three.jpg"), names(out));
    }
  }

  @Test
  void sidecars_travelWithTheirFiles() throws IOException {
    Path keys = folder.resolve("keys");
    Call.of("keys", "new", "-o", keys);
    Files.createDirectories(folder.resolve("in"));
    Files.writeString(folder.resolve("in/a.txt"), "由人工智能生成的文字。\n".repeat(5));
    Path tar = folder.resolve("out.tar");
    Call call =
        Call.of(
            "batch",
            "label",
            folder.resolve("in"),
            "-o",
            tar,
            "--producer",
            Call.PRODUCER,
            "--sidecar",
            "--key",
            keys.resolve("key.pem"),
            "--cert",
            keys.resolve("cert.pem"));
    assertEquals(0, call.code(), call.err());
    Call verified = Call.of("batch", "verify", tar, "--trust", keys.resolve("cert.pem"));
    assertEquals(0, verified.code(), verified.out() + verified.err());
    assertTrue(verified.out().contains("1 files: 1 as asked"), verified.out());
  }

  @Test
  void twoArchives_standSideBySide() throws IOException {
    Path one = file("one.tar", tar("a.jpg"));
    Path two = file("two.tgz", gzip(tar("a.jpg")));
    Call call = batch(new byte[0], one, two, "-o", folder.resolve("out"));
    assertEquals(0, call.code(), call.err());
    assertEquals(List.of("one/a.jpg", "two/a.jpg"), standing("out"));
  }
}
