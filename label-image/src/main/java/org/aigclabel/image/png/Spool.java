package org.aigclabel.image.png;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.aigclabel.MediaSource;

/** Takes bytes of any number: in memory, or past a limit in a temporary file. */
final class Spool extends OutputStream {

  private final MediaSource like;
  private final ByteArrayOutputStream memory = new ByteArrayOutputStream(1 << 14);
  private Path[] file = new Path[0];
  private OutputStream out = memory;
  private long size;

  Spool(MediaSource like) {
    this.like = like;
  }

  long size() {
    return size;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (file.length == 0 && size + length > like.limits().spool()) {
      Path path = Files.createTempFile("aigc-label-", ".spool");
      file = new Path[] {path};
      out = new java.io.BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
      memory.writeTo(out);
      memory.reset();
    }
    out.write(bytes, offset, length);
    size += length;
  }

  /** Returns what was written; closing it deletes the temporary file. */
  MediaSource done() throws IOException {
    out.close();
    return file.length == 0
        ? MediaSource.of(like.name(), memory.toByteArray())
        : MediaSource.temporary(like.name(), file[0]);
  }

  /** Deletes the temporary file after a failure. */
  void abandon() throws IOException {
    out.close();
    for (Path path : Arrays.asList(file)) {
      Files.deleteIfExists(path);
    }
  }
}
