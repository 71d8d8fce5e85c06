package org.aigclabel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A source over a channel, with one cached page so that field-by-field reading stays cheap. */
final class ChannelSource extends MediaSource {

  private static final int PAGE = 1 << 16;
  private static final int COPY = 1 << 18;

  /** Between two looks whether the time is over. */
  private static final long STRIDE = 64L << 20;

  private final SeekableByteChannel channel;
  private final long size;
  private ByteBuffer page = ByteBuffer.allocate(0);
  private long pageAt;

  ChannelSource(String name, SeekableByteChannel channel, Limits limits) throws IOException {
    super(name, limits);
    this.channel = channel;
    this.size = channel.size();
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  ByteBuffer read(long offset, int length) throws IOException {
    if (length >= PAGE) {
      return fill(offset, length);
    }
    if (offset < pageAt || offset + length > pageAt + page.limit()) {
      page = fill(offset, (int) Math.min(PAGE, size - offset));
      pageAt = offset;
    }
    return page.slice((int) (offset - pageAt), length);
  }

  private ByteBuffer fill(long offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (readAt(offset + buffer.position(), buffer) < 0) {
        throw malformed(offset + buffer.position(), "the file became shorter while it was read");
      }
    }
    return buffer.flip();
  }

  private int readAt(long offset, ByteBuffer buffer) throws IOException {
    return channel instanceof FileChannel file
        ? file.read(buffer, offset)
        : channel.position(offset).read(buffer);
  }

  @Override
  public void transfer(long offset, long length, WritableByteChannel out) throws IOException {
    long done = 0;
    while (done < length) {
      TimeLimit.check();
      long sent =
          channel instanceof FileChannel file
              ? file.transferTo(offset + done, Math.min(STRIDE, length - done), out)
              : copy(offset + done, length - done, out);
      if (sent <= 0) {
        throw malformed(offset + done, "the file became shorter while it was read");
      }
      done += sent;
    }
  }

  private long copy(long offset, long length, WritableByteChannel out) throws IOException {
    ByteBuffer buffer = fill(offset, (int) Math.min(COPY, length));
    long count = buffer.remaining();
    while (buffer.hasRemaining()) {
      out.write(buffer);
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
