package org.aigclabel.ffmpeg;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.aigclabel.MediaSource;

/** A temporary folder of its own, deleted with all in it when it is closed. */
public final class Workspace implements Closeable {

  private final Path folder;

  private Workspace(Path folder) {
    this.folder = folder;
  }

  /** Makes an empty one that only this user can read. */
  public static Workspace create() throws IOException {
    return new Workspace(Files.createTempDirectory("aigc-label-"));
  }

  /** Returns the path of a file in it, which need not exist. */
  public Path file(String name) {
    return folder.resolve(name);
  }

  /** Copies a whole source to a file in it. */
  public Path put(MediaSource source, String name) throws IOException {
    Path file = file(name);
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      source.transfer(0, source.size(), out);
    }
    return file;
  }

  /** Writes bytes to a file in it. */
  public Path put(byte[] bytes, String name) throws IOException {
    return Files.write(file(name), bytes);
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    }
  }
}
