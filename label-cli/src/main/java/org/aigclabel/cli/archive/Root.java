package org.aigclabel.cli.archive;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.aigclabel.cli.batch.Job;

/**
 * A file, a folder or an archive that a batch was told to take.
 *
 * @param path where it is, a pattern, or {@link #STREAM}
 * @param name where it goes below the output folder, with slashes; empty for that folder itself
 * @param archive what kind of archive it is, if it is one
 */
public record Root(Path path, String name, Optional<ArchiveForm> archive) {

  /** Names standard input, which brings an archive. */
  static final Path STREAM = Path.of("-");

  /**
   * Returns what a call names: folders side by side keep their own names, a single one does not.
   */
  public static List<Root> named(List<Path> paths) {
    return paths.stream().map(path -> named(path, paths.size() > 1)).toList();
  }

  private static Root named(Path path, boolean several) {
    boolean single = !several && (Files.isDirectory(path) || form(path).isPresent());
    return single || path.equals(STREAM)
        ? new Root(path, "", form(path))
        : of(path, Job.ownName(path));
  }

  /** Returns what a list names: each keeps its whole path, so that no two meet in one place. */
  public static List<Root> listed(List<Path> paths) {
    return paths.stream().map(path -> of(path, Job.mirrored(path))).toList();
  }

  private static Root of(Path path, String name) {
    Optional<ArchiveForm> form = form(path);
    return new Root(path, form.isPresent() ? form.get().stem(name) : name, form);
  }

  /** Returns whether only unpacking tells what it holds. */
  public boolean isPacked() {
    return archive.isPresent() || path.equals(STREAM);
  }

  private static Optional<ArchiveForm> form(Path path) {
    return ArchiveForm.of(path.toString()).filter(form -> Files.isRegularFile(path));
  }
}
