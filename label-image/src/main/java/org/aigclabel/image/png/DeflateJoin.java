package org.aigclabel.image.png;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Adler32;
import java.util.zip.Deflater;

/** Writes the middle of a DEFLATE stream whose beginning and end are kept as they are. */
final class DeflateJoin {

  private static final int MODULUS = 65521;

  private final OutputStream out;
  private final Deflater deflater;
  private final Adler32 sum = new Adler32();
  private final byte[] buffer = new byte[1 << 15];
  private long length;

  private DeflateJoin(OutputStream out, int level) {
    this.out = out;
    this.deflater = new Deflater(level, true);
  }

  /**
   * Continues a stream at a block; {@code kept} holds the bits of its last byte that belong to what
   * is kept.
   */
  static DeflateJoin after(PngScan.Cut cut, int kept, OutputStream out, int level)
      throws IOException {
    DeflateJoin join = new DeflateJoin(out, level);
    int bits = (int) (cut.bit() & 7);
    if (bits > 0) {
      // an empty stored block leads to the next whole byte
      out.write(kept & (1 << bits) - 1);
      if (bits > 5) {
        out.write(0);
      }
      out.write(new byte[] {0, 0, -1, -1});
    }
    if (cut.window().length > 0) {
      join.deflater.setDictionary(cut.window());
    }
    return join;
  }

  void write(byte[] bytes, int offset, int count) throws IOException {
    sum.update(bytes, offset, count);
    length += count;
    deflater.setInput(bytes, offset, count);
    while (!deflater.needsInput()) {
      drain(Deflater.NO_FLUSH);
    }
  }

  private int drain(int flush) throws IOException {
    int count = deflater.deflate(buffer, 0, buffer.length, flush);
    out.write(buffer, 0, count);
    return count;
  }

  /** Ends the stream with what was written. */
  void finish(PngScan.Cut before) throws IOException {
    deflater.finish();
    while (!deflater.finished()) {
      drain(Deflater.NO_FLUSH);
    }
    trailer(combine(before.sum(), sum.getValue(), length));
  }

  /** Goes on with the end of the old stream, moved to this place bit by bit. */
  void finish(PngScan scan, BitFeed old, long oldLength) throws IOException {
    while (drain(Deflater.SYNC_FLUSH) == buffer.length) {}
    for (long left = scan.end() - scan.after().bit(); left > 0; ) {
      int count = 0;
      while (count < buffer.length && left > 0) {
        int bits = (int) Math.min(8, left);
        buffer[count++] = (byte) old.take(bits);
        left -= bits;
      }
      out.write(buffer, 0, count);
    }
    long start = combine(scan.before().sum(), sum.getValue(), length);
    trailer(combine(start, scan.after().sum(), oldLength));
  }

  private void trailer(long value) throws IOException {
    for (int shift = 24; shift >= 0; shift -= 8) {
      out.write((int) (value >> shift));
    }
  }

  void close() {
    deflater.end();
  }

  /** Returns the Adler-32 of two pieces from theirs: sums of bytes, and sums of those sums. */
  static long combine(long first, long second, long secondLength) {
    long a = (first & 0xFFFF) - 1;
    long low = a + (second & 0xFFFF);
    long high = (first >>> 16) + (second >>> 16) + secondLength % MODULUS * a;
    return Math.floorMod(high, (long) MODULUS) << 16 | Math.floorMod(low, (long) MODULUS);
  }
}
