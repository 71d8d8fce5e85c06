package org.aigclabel.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.aigclabel.Finding;
import org.aigclabel.Limits;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Report;
import org.aigclabel.Verifier;

/** Verifies every file of a folder in a heap of its caller's; says what it cost. */
final class HostileVerifier {

  private static final Path SPENT = Path.of("/proc/self/stat");

  private HostileVerifier() {}

  /**
   * Prints a line for each file: milliseconds, name, format, verdict, rules, number of findings. In
   * an empty folder it makes the hostile files first.
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    if (arguments.length > 1) {
      Bombs.write(folder);
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        long start = spent();
        String said = verify(file);
        System.out.println((spent() - start) + "\t" + file.getFileName() + "\t" + said);
      }
    }
  }

  /** What this process and those it ran have computed, which a busy machine does not change. */
  private static long spent() throws IOException {
    if (!Files.exists(SPENT)) {
      return System.nanoTime() / 1_000_000;
    }
    String[] fields = Files.readString(SPENT).replaceFirst(".*\\) ", "").split(" ");
    long ticks = 0;
    for (int i = 11; i < 15; i++) {
      ticks += Long.parseLong(fields[i]);
    }
    return ticks * 10;
  }

  private static String verify(Path file) throws IOException {
    Limits limits = Limits.safe().within(Duration.ofSeconds(20));
    try (MediaSource source = MediaSource.of(file, limits)) {
      Report report = Verifier.installed().verify(source);
      List<String> codes = report.findings().stream().map(Finding::code).toList();
      return String.join(
          "\t",
          report.type().map(MediaType::name).orElse("none"),
          report.verdict().toString(),
          String.join(" ", codes.stream().distinct().toList()),
          "" + codes.size());
    }
  }
}
