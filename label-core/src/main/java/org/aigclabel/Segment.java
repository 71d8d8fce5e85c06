package org.aigclabel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** One piece of the planned file. */
public sealed interface Segment permits Segment.Keep, Segment.Put {

  /** Returns the number of bytes. */
  long length();

  /** Returns bytes of this piece; the caller stays within its length. */
  ByteBuffer read(long offset, int count) throws IOException;

  /** Copies bytes of this piece to a channel; the caller stays within its length. */
  void transfer(long offset, long count, WritableByteChannel out) throws IOException;

  /**
   * A range of a source, unchanged.
   *
   * @param from where the bytes are
   * @param offset the first byte of the range
   * @param length the number of bytes
   */
  record Keep(MediaSource from, long offset, long length) implements Segment {
    @Override
    public ByteBuffer read(long at, int count) throws IOException {
      return from.read(offset + at, count);
    }

    @Override
    public void transfer(long at, long count, WritableByteChannel out) throws IOException {
      from.transfer(offset + at, count, out);
    }
  }

  /**
   * Bytes that are not in the source.
   *
   * @param bytes the bytes, not copied
   */
  record Put(byte[] bytes) implements Segment {
    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public ByteBuffer read(long at, int count) {
      return ByteBuffer.wrap(bytes, (int) at, count).slice();
    }

    @Override
    public void transfer(long at, long count, WritableByteChannel out) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, (int) at, (int) count);
      while (buffer.hasRemaining()) {
        out.write(buffer);
      }
    }
  }
}
