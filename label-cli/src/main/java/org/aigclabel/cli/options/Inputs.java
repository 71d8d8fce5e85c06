package org.aigclabel.cli.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.aigclabel.Limits;
import org.aigclabel.MediaSource;
import org.aigclabel.cli.terminal.Terminal;

/** Opens what the caller named: a file, or {@code -} for standard input. */
public final class Inputs {

  private Inputs() {}

  /** Returns the open source. */
  public static MediaSource open(Terminal terminal, String name) throws IOException {
    return open(terminal, name, Limits.safe());
  }

  /** Returns the open source, which may cost this much. */
  public static MediaSource open(Terminal terminal, String name, Limits limits) throws IOException {
    if (name.equals(Terminal.STREAM)) {
      return MediaSource.spooled("stdin", terminal.in(), limits);
    }
    Path path = Path.of(name);
    if (Files.isDirectory(path)) {
      throw new IOException(terminal.text("file.folder", name));
    }
    if (!Files.exists(path)) {
      throw new NoSuchFileException(name);
    }
    return MediaSource.of(path, limits);
  }
}
