package org.aigclabel.cli.batch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import org.aigclabel.text.sidecar.Sidecar;

/**
 * One file of a batch.
 *
 * @param number its place in the batch, from 1; 0 before it has one
 * @param input where it is
 * @param origin where it comes from
 * @param name its path below the output folder, with slashes
 * @param columns what a manifest says of it; empty without one
 * @param problem why it cannot be done, or empty
 */
public record Job(
    long number,
    Path input,
    Origin origin,
    String name,
    Map<String, String> columns,
    String problem) {

  /**
   * Where a file comes from.
   *
   * @param name how people know it: its path; of a member, {@code archive!/member}
   * @param copy the folder of its temporary copy, if it was taken out of an archive
   * @param size bytes of that copy
   */
  public record Origin(String name, Optional<Path> copy, long size) {}

  /** Copies the map. */
  public Job {
    columns = Map.copyOf(columns);
  }

  /** Returns a file of the file system. */
  public static Job of(Path input, String name, String problem) {
    Origin origin = new Origin(input.toString(), Optional.empty(), 0);
    return new Job(0, input, origin, name, Map.of(), problem);
  }

  /** Returns the last part of a path's name. */
  public static String ownName(Path path) {
    return String.valueOf(path.toAbsolutePath().normalize().getFileName());
  }

  /** Returns a path as it is to stand below another folder: without a root, never leading out. */
  public static String mirrored(Path path) {
    Path plain = path.normalize();
    Path root = plain.getRoot();
    Path below = root == null ? plain : root.relativize(plain);
    return below.startsWith("..") || below.toString().isEmpty()
        ? ownName(path)
        : below.toString().replace(File.separatorChar, '/');
  }

  /** Returns this job with what a manifest says of it. */
  Job with(Map<String, String> said) {
    return new Job(number, input, origin, name, said, problem);
  }

  /** Returns this job under another number. */
  Job numbered(long other) {
    return new Job(other, input, origin, name, columns, problem);
  }

  /** Returns this job, refused. */
  Job refused(String why) {
    return new Job(number, input, origin, name, columns, why);
  }

  /** Returns how people know the file. */
  public String shown() {
    return origin.name();
  }

  /** Returns what identifies the job in the journal. */
  String key() {
    return (origin.copy().isPresent() ? "!" : input.toAbsolutePath()) + " > " + name;
  }

  /** Returns size and time of the input, to notice that it changed between two runs. */
  String stamp() throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(input, BasicFileAttributes.class);
    return attributes.size() + ":" + attributes.lastModifiedTime().toMillis();
  }

  /** Takes a temporary copy away and returns how many bytes that freed. */
  long release() throws IOException {
    if (origin.copy().isPresent()) {
      Files.deleteIfExists(input);
      Files.deleteIfExists(Sidecar.placeOf(input));
      Files.delete(origin.copy().get());
    }
    return origin.size();
  }
}
