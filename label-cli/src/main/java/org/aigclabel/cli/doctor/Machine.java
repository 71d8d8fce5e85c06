package org.aigclabel.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Looks at Java, disks and the clock.
 *
 * @param folder where files will be written
 */
public record Machine(Path folder) {

  /** Free space below which a batch is likely to end early. */
  private static final long LITTLE = 1L << 30;

  /** The standard is in force since 2025-09-01; a clock before that is wrong. */
  private static final Instant EARLIEST = Instant.parse("2025-09-01T00:00:00Z");

  private static final Duration DRIFT = Duration.ofMinutes(2);

  /** Returns what is found. */
  public List<Diagnosis> look() {
    return List.of(
        java(), disk(folder), disk(Path.of(System.getProperty("java.io.tmpdir"))), clock());
  }

  private static Diagnosis java() {
    long heap = Runtime.getRuntime().maxMemory() >> 20;
    String version = System.getProperty("java.version") + ", " + System.getProperty("os.arch");
    return heap < 256
        ? Diagnosis.warning("java.heap", version, heap)
        : Diagnosis.well("java", version, heap);
  }

  private static Diagnosis disk(Path folder) {
    Path place = folder.toAbsolutePath();
    try {
      Path trial = Files.createTempFile(place, ".aigc-label-", ".trial");
      Files.delete(trial);
      long free = Files.getFileStore(place).getUsableSpace();
      return free < LITTLE
          ? Diagnosis.warning("disk.little", place, free >> 20)
          : Diagnosis.well("disk", place, free >> 30);
    } catch (IOException e) {
      return Diagnosis.failure("disk.locked", place);
    }
  }

  /** The time of a new file comes from the disk's own clock where that is another machine's. */
  private Diagnosis clock() {
    Instant now = Instant.now();
    if (now.isBefore(EARLIEST)) {
      return Diagnosis.failure("clock", now);
    }
    try {
      Path trial = Files.createTempFile(folder.toAbsolutePath(), ".aigc-label-", ".trial");
      Instant written = Files.getLastModifiedTime(trial).toInstant();
      Files.delete(trial);
      Duration apart = Duration.between(now, written).abs();
      return apart.compareTo(DRIFT) > 0
          ? Diagnosis.warning("clock.drift", apart.toSeconds())
          : Diagnosis.well("clock.right", now);
    } catch (IOException e) {
      return Diagnosis.well("clock.right", now);
    }
  }
}
