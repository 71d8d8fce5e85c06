package org.aigclabel;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The bytes of one file, read by position and never written. Any size up to 2^63; one thread at a
 * time.
 *
 * <p>It is not a stream: it has no position and {@code close} is its only state.
 */
public abstract class MediaSource implements Closeable {

  private static final int SMALL = 1 << 20;

  private final String name;
  private final Limits limits;

  MediaSource(String name, Limits limits) {
    this.name = name;
    this.limits = limits;
  }

  /** Opens a file with {@link Limits#safe()}; small files are read at once and not held open. */
  public static MediaSource of(Path path) throws IOException {
    return of(path, Limits.safe());
  }

  /** Opens a file; small files are read at once and not held open. */
  public static MediaSource of(Path path, Limits limits) throws IOException {
    String name = String.valueOf(path.getFileName());
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      long size = channel.size();
      if (size > SMALL) {
        return new ChannelSource(name, channel, limits);
      }
      ByteBuffer bytes = ByteBuffer.allocate((int) size);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
      channel.close();
      return new PlanSource(name, bytes.array(), limits);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Wraps bytes in memory; the array is not copied and must not change. */
  public static MediaSource of(String name, byte[] bytes) {
    return new PlanSource(name, bytes, Limits.safe());
  }

  /** Wraps bytes in memory; the array is not copied and must not change. */
  public static MediaSource of(String name, byte[] bytes, Limits limits) {
    return new PlanSource(name, bytes, limits);
  }

  /** Wraps a channel, which {@code close} closes. */
  public static MediaSource of(String name, SeekableByteChannel channel) throws IOException {
    return new ChannelSource(name, channel, Limits.safe());
  }

  /**
   * Reads a stream to its end: into memory, or past {@link Limits#spool()} into a temporary file.
   */
  public static MediaSource spooled(String name, InputStream in, Limits limits) throws IOException {
    byte[] head = in.readNBytes(limits.spool() + 1);
    if (head.length <= limits.spool()) {
      return new PlanSource(name, head, limits);
    }
    Path file = Files.createTempFile("aigc-label-", ".spool");
    try {
      Files.copy(
          new SequenceInputStream(new ByteArrayInputStream(head), in),
          file,
          StandardCopyOption.REPLACE_EXISTING);
      return new ChannelSource(name, temporary(file), limits);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** Takes over a temporary file, which is deleted when the source is closed. */
  public static MediaSource temporary(String name, Path file) throws IOException {
    return new ChannelSource(name, temporary(file), Limits.safe());
  }

  private static FileChannel temporary(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** Returns the file's own name, for messages. */
  public final String name() {
    return name;
  }

  /** Returns what reading this file may cost. */
  public final Limits limits() {
    return limits;
  }

  /** Returns the number of bytes. */
  public abstract long size();

  /**
   * Returns exactly {@code length} bytes from {@code offset}, big-endian and read-only.
   *
   * @throws MalformedMediaException if the file ends before, or a limit would be passed
   */
  public final ByteBuffer bytes(long offset, int length) throws IOException {
    if (offset < 0 || length < 0 || offset > size() - length) {
      throw malformed(
          offset,
          "wanted " + length + " bytes, found " + Math.max(0, size() - Math.max(0, offset)));
    }
    if (length > limits.block()) {
      throw malformed(
          offset, "a block of " + length + " bytes passes the limit of " + limits.block());
    }
    TimeLimit.check();
    return read(offset, length).asReadOnlyBuffer().order(ByteOrder.BIG_ENDIAN);
  }

  /** Returns at most {@code length} bytes from {@code offset}: fewer where the file ends. */
  public final ByteBuffer head(long offset, int length) throws IOException {
    return bytes(offset, (int) Math.max(0, Math.min(length, size() - offset)));
  }

  /** Returns the bytes from {@code offset} as an array of their own. */
  public final byte[] array(long offset, int length) throws IOException {
    ByteBuffer bytes = bytes(offset, length);
    byte[] copy = new byte[length];
    bytes.get(copy);
    return copy;
  }

  /** Copies {@code length} bytes from {@code offset} to a channel. */
  public abstract void transfer(long offset, long length, WritableByteChannel out)
      throws IOException;

  abstract ByteBuffer read(long offset, int length) throws IOException;

  /** Returns the byte at {@code offset}, 0 to 255. */
  public final int u8(long offset) throws IOException {
    return bytes(offset, 1).get() & 0xFF;
  }

  /** Returns two bytes, big-endian. */
  public final int u16(long offset) throws IOException {
    return bytes(offset, 2).getShort() & 0xFFFF;
  }

  /** Returns four bytes, big-endian. */
  public final long u32(long offset) throws IOException {
    return bytes(offset, 4).getInt() & 0xFFFFFFFFL;
  }

  /** Returns eight bytes, big-endian, refused above 2^63. */
  public final long u64(long offset) throws IOException {
    long value = bytes(offset, 8).getLong();
    if (value < 0) {
      throw malformed(offset, "a 64-bit size of 2^63 or more");
    }
    return value;
  }

  /** Returns two bytes, little-endian. */
  public final int u16le(long offset) throws IOException {
    return Short.reverseBytes(bytes(offset, 2).getShort()) & 0xFFFF;
  }

  /** Returns four bytes, little-endian. */
  public final long u32le(long offset) throws IOException {
    return Integer.reverseBytes(bytes(offset, 4).getInt()) & 0xFFFFFFFFL;
  }

  /** Returns bytes as ISO 8859-1 text, one character a byte. */
  public final String latin1(long offset, int length) throws IOException {
    return new String(array(offset, length), StandardCharsets.ISO_8859_1);
  }

  /** Returns bytes as UTF-8 text; wrong sequences become U+FFFD. */
  public final String utf8(long offset, int length) throws IOException {
    return new String(array(offset, length), StandardCharsets.UTF_8);
  }

  /** Returns whether the bytes at {@code offset} are these ISO 8859-1 characters. */
  public final boolean startsWith(long offset, String latin1) throws IOException {
    return offset >= 0
        && offset <= size() - latin1.length()
        && latin1(offset, latin1.length()).equals(latin1);
  }

  /**
   * Fails if the file ends before this byte, up to which something of it must reach.
   *
   * @throws MalformedMediaException that says what, and how far
   */
  public final void requireReaching(long end, String what) throws MalformedMediaException {
    if (end > size()) {
      throw malformed(size(), "wanted " + what + " up to byte " + end + ", found the end");
    }
  }

  /** Returns an exception that names this file, the offset and the problem. */
  public final MalformedMediaException malformed(long offset, String problem) {
    return new MalformedMediaException(name, offset, problem);
  }

  /** Releases the file; reading afterwards is an error. */
  @Override
  public void close() throws IOException {}
}
