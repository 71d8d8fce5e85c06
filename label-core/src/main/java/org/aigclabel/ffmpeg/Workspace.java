package org.aigclabel.ffmpeg;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.aigclabel.MediaSource;

/**
 * A temporary folder of its own, deleted with all in it when it is closed, or when the program is
 * ended before (Ctrl-C).
 */
public final class Workspace implements Closeable {

  /** Those to delete at the end; made when the first one is. */
  private static final class Open {
    private static final Set<Workspace> ALL = ConcurrentHashMap.newKeySet();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(Open::closeAll, "aigc-label-clean"));
    }

    private static void closeAll() {
      FfmpegProcess.endAll();
      for (Workspace workspace : ALL) {
        try {
          workspace.close();
        } catch (IOException e) {
          continue; // Nobody is left to tell.
        }
      }
    }
  }

  private final Path folder;

  private Workspace(Path folder) {
    this.folder = folder;
  }

  /** Makes an empty one that only this user can read. */
  public static Workspace create() throws IOException {
    Workspace workspace = new Workspace(Files.createTempDirectory("aigc-label-"));
    Open.ALL.add(workspace);
    return workspace;
  }

  /** Returns the path of a file in it, which need not exist. */
  public Path file(String name) {
    return folder.resolve(name);
  }

  /** Copies a whole source to a file in it. */
  public Path put(MediaSource source, String name) throws IOException {
    return put(source, 0, name);
  }

  /** Copies a source from a byte on to a file in it. */
  public Path put(MediaSource source, long from, String name) throws IOException {
    Path file = file(name);
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      source.transfer(from, source.size() - from, out);
    }
    return file;
  }

  /** Writes bytes to a file in it. */
  public Path put(byte[] bytes, String name) throws IOException {
    return Files.write(file(name), bytes);
  }

  @Override
  public void close() throws IOException {
    Open.ALL.remove(this);
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    }
  }
}
