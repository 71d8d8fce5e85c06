package org.aigclabel.cli.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;

/**
 * One file of a batch.
 *
 * @param number its place in the batch, from 1
 * @param input where it is
 * @param name its path below the output folder, with slashes
 * @param columns what a manifest says of it; empty without one
 * @param problem why it cannot be done, or empty
 */
public record Job(
    long number, Path input, String name, Map<String, String> columns, String problem) {

  /** Copies the map. */
  public Job {
    columns = Map.copyOf(columns);
  }

  /** Returns what identifies the job in the journal. */
  String key() {
    return input.toAbsolutePath() + " > " + name;
  }

  /** Returns size and time of the input, to notice that it changed between two runs. */
  String stamp() throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(input, BasicFileAttributes.class);
    return attributes.size() + ":" + attributes.lastModifiedTime().toMillis();
  }
}
