package org.aigclabel.image.svg;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;

/** A gzip file of one member: its header is kept, its content replaced. */
final class Gzip {

  private static final int TRAILER = 8;
  private static final int STORED = 0xFFFF;

  private final MediaSource source;
  private final int header;
  private final byte[] text;

  private Gzip(MediaSource source, int header, byte[] text) {
    this.source = source;
    this.header = header;
    this.text = text;
  }

  static boolean isGzip(byte[] head) {
    return head.length > 10 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B && head[2] == 8;
  }

  static boolean isGzip(MediaSource source) throws IOException {
    return source.startsWith(0, "\u001F\u008B\b");
  }

  /** Returns the first bytes of the content of a gzip file's head, as many as there are. */
  static byte[] start(byte[] head) {
    byte[] text = new byte[4096];
    Inflater inflater = new Inflater(true);
    try {
      int skip = headerLength(ByteBuffer.wrap(head));
      inflater.setInput(head, skip, head.length - skip);
      return Arrays.copyOf(text, inflater.inflate(text));
    } catch (EOFException | DataFormatException e) {
      return new byte[0];
    } finally {
      inflater.end();
    }
  }

  /** Returns the content of a gzip file, or the bytes of any other. */
  static byte[] text(MediaSource source) throws IOException {
    return isGzip(source) ? of(source).text : source.array(0, size(source));
  }

  private static int size(MediaSource source) throws IOException {
    if (source.size() > source.limits().block()) {
      throw source.malformed(0, "a text of " + source.size() + " bytes");
    }
    return (int) source.size();
  }

  /** Reads the whole file. */
  static Gzip of(MediaSource source) throws IOException {
    byte[] bytes = source.array(0, size(source));
    try {
      int header = headerLength(ByteBuffer.wrap(bytes));
      return new Gzip(source, header, inflate(source, bytes, header));
    } catch (EOFException e) {
      throw source.malformed(bytes.length, "gzip ends within its header");
    }
  }

  /** Returns the content. */
  byte[] text() {
    return text;
  }

  private static byte[] inflate(MediaSource source, byte[] bytes, int header) throws IOException {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(bytes, header, bytes.length - header);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] piece = new byte[1 << 16];
      while (!inflater.finished()) {
        int count = inflater.inflate(piece);
        if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          throw source.malformed(bytes.length, "gzip ends within its data");
        }
        if (out.size() + count > source.limits().inflated()) {
          throw source.malformed(
              header, "gzip of more than " + source.limits().inflated() + " bytes");
        }
        out.write(piece, 0, count);
      }
      byte[] text = out.toByteArray();
      byte[] trailer =
          Arrays.copyOfRange(bytes, bytes.length - inflater.getRemaining(), bytes.length);
      if (!Arrays.equals(trailer, trailer(text))) {
        throw source.malformed(
            bytes.length - trailer.length, "wrong gzip trailer, or more behind it");
      }
      return text;
    } catch (DataFormatException e) {
      throw source.malformed(header, "no deflate stream: " + e.getMessage());
    } finally {
      inflater.end();
    }
  }

  /** Returns the file with other content. */
  Plan deflated(byte[] content) {
    return around(deflate(content), content);
  }

  /** As {@link #deflated}, but stored: for hashing, since deflaters differ by their version. */
  Plan stored(byte[] content) {
    return around(store(content), content);
  }

  private Plan around(byte[] packed, byte[] content) {
    return Plan.of(source).keepTo(header).put(packed).put(trailer(content)).build();
  }

  private static byte[] deflate(byte[] content) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setInput(content);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] piece = new byte[1 << 16];
      while (!deflater.finished()) {
        out.write(piece, 0, deflater.deflate(piece));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static byte[] store(byte[] content) {
    int blocks = Math.max(1, (content.length + STORED - 1) / STORED);
    ByteBuffer out =
        ByteBuffer.allocate(content.length + 5 * blocks).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < blocks; i++) {
      int length = Math.min(STORED, content.length - i * STORED);
      out.put((byte) (i == blocks - 1 ? 1 : 0)).putShort((short) length);
      out.putShort((short) ~length).put(content, i * STORED, length);
    }
    return out.array();
  }

  private static byte[] trailer(byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    return ByteBuffer.allocate(TRAILER)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt((int) crc.getValue())
        .putInt(content.length)
        .array();
  }

  private static int headerLength(ByteBuffer bytes) throws EOFException {
    int flags = bytes.capacity() > 10 ? bytes.get(3) : 0;
    int at = 10;
    try {
      if ((flags & 4) != 0) {
        at += 2 + (bytes.get(at) & 0xFF) + ((bytes.get(at + 1) & 0xFF) << 8);
      }
      for (int bit = 8; bit <= 16; bit <<= 1) {
        if ((flags & bit) != 0) {
          while (bytes.get(at) != 0) {
            at++;
          }
          at++;
        }
      }
    } catch (IndexOutOfBoundsException e) {
      throw new EOFException();
    }
    at += (flags & 2) != 0 ? 2 : 0;
    if (at >= bytes.capacity()) {
      throw new EOFException();
    }
    return at;
  }
}
