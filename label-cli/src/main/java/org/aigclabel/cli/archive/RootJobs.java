package org.aigclabel.cli.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.aigclabel.cli.batch.Job;
import org.aigclabel.cli.batch.Jobs;
import org.aigclabel.cli.batch.Walk;

/** All files of several roots, one root after the other: folders, files, patterns, archives. */
public final class RootJobs extends Jobs {

  /**
   * What going through the roots needs.
   *
   * @param stream standard input
   * @param excluded the output folder, which may stand within a root
   * @param copies a folder for temporary copies of members
   */
  public record Needs(InputStream stream, Optional<Path> excluded, Path copies) {}

  private static final Jobs NOTHING =
      new Jobs() {
        @Override
        protected Optional<Job> find() {
          return Optional.empty();
        }
      };

  private final Iterator<Root> roots;
  private final Needs needs;
  private Jobs current = NOTHING;

  /** Begins at the first. */
  public RootJobs(List<Root> roots, Needs needs) {
    this.roots = roots.iterator();
    this.needs = needs;
  }

  @Override
  protected Optional<Job> find() {
    while (!current.hasNext() && roots.hasNext()) {
      Root root = roots.next();
      try {
        close();
        current = open(root);
      } catch (IOException e) {
        String why = Optional.ofNullable(e.getMessage()).orElse(e.toString());
        return Optional.of(Job.of(root.path(), root.name(), why));
      }
    }
    return current.hasNext() ? Optional.of(current.next()) : Optional.empty();
  }

  private Jobs open(Root root) throws IOException {
    if (root.path().equals(Root.STREAM)) {
      return ArchiveJobs.ofStream(root, needs.stream(), needs.copies());
    }
    return root.archive().isPresent()
        ? ArchiveJobs.of(root, root.archive().get(), needs.copies())
        : new Walk(root.path(), root.name(), needs.excluded());
  }

  @Override
  public void close() throws IOException {
    current.close();
  }
}
