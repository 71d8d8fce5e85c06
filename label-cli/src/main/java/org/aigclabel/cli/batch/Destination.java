package org.aigclabel.cli.batch;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.aigclabel.Formats;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.Output;
import org.aigclabel.spi.MediaFormat;
import org.aigclabel.text.sidecar.Sidecar;

/**
 * Where a batch writes: the tree of the inputs below one folder, with a journal. Thread-safe but
 * for {@link #admit}.
 */
public final class Destination {

  private final Path folder;
  private final Journal journal;
  private final Output.Existing existing;
  private final String shown;
  private final Set<Path> prepared = new HashSet<>();
  private final StampSet taken = new StampSet();

  /**
   * Returns a destination with its journal.
   *
   * @param folder the output folder
   * @param journal what was done before
   * @param existing what to do with files that stand there and are not of this batch
   */
  public Destination(Path folder, Journal journal, Output.Existing existing) {
    this(folder, journal, existing, folder + "/");
  }

  private Destination(Path folder, Journal journal, Output.Existing existing, String shown) {
    this.folder = folder;
    this.journal = journal;
    this.existing = existing;
    this.shown = shown;
  }

  /** Returns this destination, its files being known as members of an archive. */
  public Destination packedInto(Path archive) {
    return new Destination(folder, journal, existing, archive + "!/");
  }

  /** Gives a job its place, and refuses the second of two that would stand in one. */
  Job admit(Job job) {
    if (!job.problem().isEmpty()) {
      return job;
    }
    String name = Path.of(job.name()).normalize().toString();
    if (taken.contains(name)) {
      return job.refused("file.twin");
    }
    taken.add(name, "");
    return job.numbered(journal.place(job));
  }

  /** Returns how people know a job's output. */
  String shown(Job job) {
    return shown + job.name();
  }

  /** Returns where a job's output stands. */
  Path target(Job job) {
    Path target = folder.resolve(job.name()).normalize();
    if (!target.startsWith(folder.normalize())) {
      throw new IllegalArgumentException(job.name() + " leads out of the output folder");
    }
    return target;
  }

  /**
   * Returns the number under which an earlier run has done the job, if it has; a run that was
   * killed between writing and noting is found by the label in the output.
   */
  Optional<String> doneBefore(Job job, String stamp) throws IOException {
    Path target = target(job);
    if (!Files.exists(target)) {
      return Optional.empty();
    }
    if (journal.isDone(job.key(), stamp)) {
      return Optional.of("");
    }
    Optional<Journal.Begun> begun = journal.begun(job.key());
    if (begun.isEmpty() || !begun.get().stamp().equals(stamp)) {
      return Optional.empty();
    }
    if (!holds(target, begun.get().id())) {
      return Optional.empty();
    }
    journal.keep(job.key(), begun.get(), target);
    return Optional.of(begun.get().id());
  }

  private static boolean holds(Path file, String id) throws IOException {
    try (MediaSource source = MediaSource.of(file)) {
      Optional<MediaFormat> format = Formats.installed().find(source);
      if (format.isEmpty()) {
        return false;
      }
      List<LabelSite> sites = new ArrayList<>(format.get().read(source));
      if (Sidecar.beside(file).isPresent()) {
        sites.add(Sidecar.read(source, MediaSource.of(Sidecar.placeOf(file))));
      }
      return sites.stream()
          .flatMap(site -> site.label().stream())
          .anyMatch(label -> label.produceId().equals(id) || label.propagateId().equals(id));
    }
  }

  /** Refuses a target that is taken by a file that is not of this batch. */
  void requireFree(Job job) throws IOException {
    Path target = target(job);
    if (existing == Output.Existing.KEEP && Files.exists(target)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    if (Files.exists(target) && Files.isSameFile(target, job.input())) {
      throw new IllegalArgumentException(target + " is the input itself");
    }
  }

  /** Writes a job's output, noted before and after. */
  void write(Job job, LabelAction.Made made, Journal.Begun begun) throws IOException {
    Path target = target(job);
    prepare(target);
    boolean ours = journal.begun(job.key()).isPresent() || existing == Output.Existing.REPLACE;
    if (made.sidecar().isPresent() && !ours) {
      made.sidecar().get().requireFree(target);
    }
    journal.begin(job.key(), begun);
    if (made.sidecar().isPresent()) {
      made.sidecar().get().writeBeside(target);
    }
    Output output = Output.to(target).later();
    made.labeled().writeTo(existing == Output.Existing.REPLACE ? output.replacing() : output);
    journal.end(job.key(), begun, target);
  }

  /** Makes the folder; drafts that a killed run left there are swept first. */
  private void prepare(Path target) throws IOException {
    Path parent = target.toAbsolutePath().getParent();
    synchronized (prepared) {
      if (!prepared.contains(parent)) {
        Files.createDirectories(parent);
        try (Stream<Path> drafts =
            Files.list(parent)
                .filter(
                    f -> f.getFileName().toString().matches("\\.aigc-label-[0-9a-f]+\\.draft"))) {
          for (Path draft : drafts.toList()) {
            Files.delete(draft);
          }
        }
        prepared.add(parent);
      }
    }
  }
}
