package org.aigclabel.cli.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.aigclabel.Output.Existing;
import org.aigclabel.cli.batch.Outcome;
import org.aigclabel.cli.batch.Outcome.State;
import org.aigclabel.text.sidecar.Sidecar;

/**
 * Puts the outputs of a batch into one archive, in the order of the inputs. They stand in a hidden
 * folder beside it until it is whole, so that a killed batch can go on.
 */
public final class Packing implements Closeable {

  private static final String DRAFT = ".archive.draft";

  private final Path target;
  private final Path folder;
  private final ArchiveWriter writer;

  private Packing(Path target, Path folder, ArchiveWriter writer) {
    this.target = target;
    this.folder = folder;
    this.writer = writer;
  }

  /** Returns whether an output is to be an archive: by its name, or standard output. */
  public static boolean isAsked(Path output) {
    return output.equals(Root.STREAM) || ArchiveForm.of(output.toString()).isPresent();
  }

  /**
   * Begins an archive at a place.
   *
   * @throws FileAlreadyExistsException if one stands there that is to be kept
   */
  public static Packing to(Path target, Existing existing) throws IOException {
    if (existing == Existing.KEEP && Files.exists(target)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    Path folder = target.resolveSibling("." + target.getFileName() + ".parts");
    Files.createDirectories(folder);
    FileChannel draft =
        FileChannel.open(
            folder.resolve(DRAFT),
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    ArchiveForm form = ArchiveForm.of(target.toString()).orElse(ArchiveForm.TAR);
    return new Packing(target, folder, ArchiveWriter.to(Channels.newOutputStream(draft), form));
  }

  /** Begins a tar that goes to a stream as the outputs come; it cannot be resumed. */
  public static Packing toStream(OutputStream out) throws IOException {
    Path folder = Files.createTempDirectory("aigc-label-");
    return new Packing(Root.STREAM, folder, ArchiveWriter.to(out, ArchiveForm.TAR));
  }

  /** Returns the folder where the outputs are to be written. */
  public Path folder() {
    return folder;
  }

  /** Adds the output of a job, with its sidecar, if it has one. */
  public void add(Outcome outcome) throws IOException {
    if (outcome.state() != State.DONE && outcome.state() != State.RESUMED) {
      return;
    }
    Path file = folder.resolve(outcome.job().name());
    add(outcome, file);
    Optional<Path> sidecar = Sidecar.beside(file);
    if (sidecar.isPresent()) {
      add(outcome, sidecar.get());
    }
  }

  private void add(Outcome outcome, Path file) throws IOException {
    String name = folder.relativize(file).toString().replace('\\', '/');
    writer.add(name, file, Files.getLastModifiedTime(outcome.job().input()));
    if (target.equals(Root.STREAM)) {
      Files.delete(file);
    }
  }

  /** Completes the archive and moves it into its place. */
  public void finish() throws IOException {
    writer.close();
    Path draft = folder.resolve(DRAFT);
    if (Files.exists(draft)) {
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    }
    Folders.delete(folder);
  }

  /** Leaves what is done for the next run; a stream's folder goes. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(folder.resolve(DRAFT));
    if (target.equals(Root.STREAM)) {
      Folders.delete(folder);
    }
  }
}
