package org.aigclabel.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.aigclabel.Formats;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every hostile file is verified by a Java machine of their own, with 256 MiB that none may fill.
 * {@code bench/hostile} says how long each takes.
 */
class HostileFilesTest {

  @TempDir static Path folder;

  private static List<String[]> said;
  private static int files;

  @BeforeAll
  static void verifyAll() throws Exception {
    files = Bombs.write(Files.createDirectory(folder.resolve("files")));
    Path out = folder.resolve("out");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Daigclabel.ffmpeg=none",
                "-cp",
                System.getProperty("java.class.path"),
                HostileVerifier.class.getName(),
                folder.resolve("files").toString())
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    assertEquals(0, process.waitFor(), () -> text(folder.resolve("err")));
    said = text(out).lines().map(line -> line.split("\t")).toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @TestFactory
  Stream<DynamicTest> hostileFile_smallHeap_readAsItsFormatWithinTheLimits() {
    assertEquals(files, said.size());
    return said.stream().map(line -> dynamicTest(line[1], () -> check(line)));
  }

  private static void check(String[] line) {
    assertEquals(line[1].replaceFirst(",.*", ""), line[2]);
    assertFalse(line[4].contains("file.costly"), () -> String.join(" ", line));
  }

  @Test
  void hostileFiles_everyFormat_hasSome() {
    List<String> types = said.stream().map(line -> line[2]).toList();
    List<String> missing =
        Formats.installed().formats().stream()
            .map(format -> format.type().name())
            .filter(name -> !types.contains(name))
            .toList();
    assertEquals(List.of(), missing);
  }
}
