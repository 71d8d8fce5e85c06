package org.aigclabel;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file to be written whole or not at all: draft beside it, sync, check, move.
 *
 * @param path where the file will stand
 * @param existing what to do if one stands there
 * @param durability whether the disk has it when the call returns
 */
public record Output(Path path, Existing existing, Durability durability) {

  /** What to do with a file that already stands there. */
  public enum Existing {
    /** Refuse to touch it. */
    KEEP,
    /** Replace it at the end, in one step. */
    REPLACE
  }

  /** When the bytes reach the disk. */
  public enum Durability {
    /** Before the call returns. */
    SYNC,
    /** When the system sees fit: for batches that sync at checkpoints. */
    LATER
  }

  /** What must hold for the draft before it is moved into place. */
  @FunctionalInterface
  interface Check {
    void pass(MediaSource draft) throws IOException;
  }

  /** Returns an output that refuses to replace a file and is durable. */
  public static Output to(Path path) {
    return new Output(path, Existing.KEEP, Durability.SYNC);
  }

  /** Returns this output, replacing a file that stands there. */
  public Output replacing() {
    return new Output(path, Existing.REPLACE, durability);
  }

  /** Returns this output without waiting for the disk. */
  public Output later() {
    return new Output(path, existing, Durability.LATER);
  }

  /** Writes what stands beside a labelled file: a sidecar, a report. */
  public void write(byte[] content) throws IOException {
    MediaSource source = MediaSource.of(String.valueOf(path.getFileName()), content);
    write(Plan.keepAll(source), draft -> {});
  }

  void write(Plan plan, Check check) throws IOException {
    if (existing == Existing.KEEP && Files.exists(path)) {
      throw new FileAlreadyExistsException(path.toString());
    }
    Path folder = folder();
    Path draft = draft(folder);
    try {
      try (FileChannel channel = open(draft);
          MediaSource written = draftOf(plan, channel)) {
        check.pass(written);
      }
      move(draft);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(draft);
      throw e;
    }
    if (durability == Durability.SYNC) {
      syncFolder(folder);
    }
  }

  private static FileChannel open(Path draft) throws IOException {
    return FileChannel.open(
        draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** Writes the draft and returns it for reading, by pages: a check needs little of it. */
  private MediaSource draftOf(Plan plan, FileChannel channel) throws IOException {
    plan.writeTo(channel);
    if (durability == Durability.SYNC) {
      channel.force(true);
    }
    MediaSource source = plan.asSource();
    return new ChannelSource(source.name(), channel, source.limits());
  }

  private Path folder() {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IllegalArgumentException(path + " names no file");
    }
    return folder;
  }

  private Path draft(Path folder) {
    String random = Long.toHexString(ThreadLocalRandom.current().nextLong());
    return folder.resolve(".aigc-label-" + random + ".draft");
  }

  private void move(Path draft) throws IOException {
    if (existing == Existing.KEEP) {
      try {
        // A hard link fails if the name is taken, so two writers cannot both win.
        Files.createLink(path, draft);
        Files.delete(draft);
      } catch (FileAlreadyExistsException e) {
        throw e;
      } catch (UnsupportedOperationException | FileSystemException e) {
        Files.move(draft, path);
      }
      return;
    }
    keepPermissions(draft);
    Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void keepPermissions(Path draft) throws IOException {
    PosixFileAttributeView old = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (Files.exists(path) && old != null) {
      Files.setPosixFilePermissions(draft, old.readAttributes().permissions());
    }
  }

  private static void syncFolder(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
