package org.aigclabel.cli.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptTest {

  @TempDir private Path folder;

  @Test
  void label_interruptedWhileAFilmIsEncoded_leavesNoFileAndNoProcess() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "needs kill to send an interrupt");
    assumeTrue(Ffmpeg.installed().isPresent(), "needs FFmpeg");
    film();
    Files.createDirectory(folder.resolve("tmp"));
    Files.createDirectory(folder.resolve("out"));
    Process process = label();
    while (process.isAlive() && encoding(process) == 0) {
      process.waitFor(2, TimeUnit.MILLISECONDS);
    }
    assertTrue(process.isAlive(), () -> "ended before it was interrupted: " + log());
    List<ProcessHandle> children = process.descendants().toList();
    new ProcessBuilder("/bin/kill", "-INT", Long.toString(process.pid())).start().waitFor();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "does not end");
    assertNotEquals(0, process.exitValue());
    for (ProcessHandle child : children) {
      child.onExit().get(30, TimeUnit.SECONDS);
    }
    assertEquals(List.of(), files("tmp"), "temporary files");
    assertEquals(List.of(), files("out"), "drafts and results");
  }

  /**
   * Returns how large the result of FFmpeg is by now, so that there is something to leave behind.
   */
  private long encoding(Process process) throws IOException {
    if (process.descendants().findAny().isEmpty()) {
      return 0;
    }
    long size = 0;
    for (Path path : files("tmp")) {
      size += path.endsWith("labelled") ? path.toFile().length() : 0;
    }
    return size;
  }

  private void film() throws IOException {
    String film = Ffmpeg.output(folder.resolve("film.mkv"));
    List<String> arguments =
        List.of("-f", "lavfi", "-i", "testsrc2=s=1280x720:d=20", "-c:v", "mpeg4", film);
    Ffmpeg.require("film").run(arguments, Duration.ofMinutes(2));
  }

  private Process label() throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.awt.headless=true",
            "-Djava.io.tmpdir=" + folder.resolve("tmp"),
            "-cp",
            classPath(),
            "org.aigclabel.cli.Main",
            "label",
            "film.mkv",
            "-o",
            "out",
            "--producer",
            Call.PLATFORM,
            "--id",
            "e357");
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private List<Path> files(String name) throws IOException {
    try (Stream<Path> walk = Files.walk(folder.resolve(name))) {
      return walk.filter(path -> !path.equals(folder.resolve(name)))
          .filter(path -> !path.getFileName().toString().startsWith("hsperf"))
          .toList();
    } catch (java.io.UncheckedIOException e) {
      return List.of(); // one went away while we looked
    }
  }
}
