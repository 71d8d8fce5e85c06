package org.aigclabel.cli.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchKillTest {

  private static final int FILES = 400;

  @TempDir Path folder;

  @Test
  void batch_killedAtRandomPoints_isResumedWithoutDoingAnyTwiceOrMissingOne() throws Exception {
    for (int i = 0; i < FILES; i++) {
      Files.createDirectories(folder.resolve("in/" + i % 7));
      Files.write(folder.resolve("in/" + i % 7 + "/" + i + ".jpg"), Call.jpeg(i));
    }
    Random random = new Random(45438);
    for (int kill = 1; kill <= 3; kill++) {
      Process process = batch();
      long wanted = outputs() + 1 + random.nextInt(FILES / 8);
      while (process.isAlive() && outputs() < wanted) {
        process.waitFor(2, TimeUnit.MILLISECONDS);
      }
      process.destroyForcibly().waitFor();
    }
    assertTrue(outputs() > 0, Files.readString(folder.resolve("log")));
    assertTrue(outputs() < FILES, "was killed too late to show anything");
    Process last = batch();
    assertTrue(last.waitFor(120, TimeUnit.SECONDS));
    assertEquals(0, last.exitValue(), Files.readString(folder.resolve("log")));
    assertEquals(FILES, outputs());
    assertEquals(0, Call.of("batch", "verify", folder.resolve("out"), "--quiet").code());
    Map<String, Integer> ends = new HashMap<>();
    for (String line : Files.readAllLines(folder.resolve("out/.aigc-label-journal"))) {
      if (line.matches("[EK]\t.*")) {
        ends.merge(line.split("\t")[3], line.startsWith("E") ? 1 : 0, Integer::sum);
      }
    }
    assertEquals(FILES, ends.size(), "none is missed");
    assertTrue(ends.values().stream().allMatch(count -> count <= 1), "none is done twice");
    assertEquals(0, drafts(), "no draft is left behind");
  }

  @Test
  void batch_toldToStop_endsWhatItBegan() throws Exception {
    Assumptions.assumeFalse(
        System.getProperty("os.name").startsWith("Windows"), "Windows knows no SIGTERM");
    for (int i = 0; i < FILES; i++) {
      Files.createDirectories(folder.resolve("in"));
      Files.write(folder.resolve("in/" + i + ".jpg"), Call.jpeg(i));
    }
    Process process = batch();
    while (process.isAlive() && outputs() < 5) {
      process.waitFor(2, TimeUnit.MILLISECONDS);
    }
    process.destroy();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    String log = Files.readString(folder.resolve("log"));
    assertEquals(128 + 15, process.exitValue(), log);
    assertTrue(log.contains("Run the same command again"), log);
    assertEquals(0, drafts());
    List<String> journal = Files.readAllLines(folder.resolve("out/.aigc-label-journal"));
    assertEquals("C", journal.get(journal.size() - 1), "all is on the disk");
    assertEquals(outputs(), journal.stream().filter(line -> line.startsWith("E")).count());
    assertTrue(outputs() < FILES, "was stopped too late to show anything");
  }

  private Process batch() throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-Djava.awt.headless=true",
            "-cp",
            classPath(),
            "org.aigclabel.cli.Main",
            "batch",
            "propagate",
            "in",
            "-o",
            "out",
            "--propagator",
            Call.PLATFORM,
            "--unlabelled",
            "possible",
            "--quiet");
    File log = folder.resolve("log").toFile();
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log)
        .start();
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private long outputs() throws IOException {
    return count("(?!\\.).*\\.jpg");
  }

  private long drafts() throws IOException {
    return count(".*\\.draft");
  }

  private long count(String pattern) throws IOException {
    Path out = folder.resolve("out");
    if (!Files.exists(out)) {
      return 0;
    }
    long count = 0;
    for (int attempt = 0; attempt < 5; attempt++) {
      try (Stream<Path> files = Files.walk(out)) {
        return files.filter(f -> f.getFileName().toString().matches(pattern)).count();
      } catch (java.io.UncheckedIOException e) {
        count = 0; // a draft went away while we looked
      }
    }
    return count;
  }
}
