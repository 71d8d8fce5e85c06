package org.aigclabel.text.pdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.aigclabel.MediaSource;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/** The first bytes of a source as PDFBox reads them; closing it leaves the source open. */
final class PdfBytes implements RandomAccessRead {

  private static final int WINDOW = 1 << 14;

  private final MediaSource source;
  private final long length;
  private ByteBuffer window = ByteBuffer.allocate(0);
  private long start;
  private long at;

  PdfBytes(MediaSource source, long length) {
    this.source = source;
    this.length = length;
  }

  @Override
  public int read() throws IOException {
    if (at >= length) {
      return -1;
    }
    int index = fill();
    at++;
    return window.get(index) & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int count) throws IOException {
    if (at >= length) {
      return -1;
    }
    int index = fill();
    int got = Math.min(count, window.limit() - index);
    window.get(index, bytes, offset, got);
    at += got;
    return got;
  }

  private int fill() throws IOException {
    if (at < start || at >= start + window.limit()) {
      start = at;
      window = source.bytes(at, (int) Math.min(WINDOW, length - at));
    }
    return (int) (at - start);
  }

  @Override
  public long getPosition() {
    return at;
  }

  @Override
  public void seek(long position) throws IOException {
    if (position < 0) {
      throw new IOException("a position before the file: " + position);
    }
    at = Math.min(position, length);
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public boolean isClosed() {
    return false;
  }

  @Override
  public boolean isEOF() {
    return at >= length;
  }

  @Override
  public RandomAccessReadView createView(long from, long count) {
    return new RandomAccessReadView(this, from, count);
  }

  @Override
  public void close() {}
}
