package org.aigclabel.image.jpeg;

import java.util.Arrays;

/** Entropy-coded data being written, with a zero stuffed after each 0xFF. */
final class BitSink {

  private byte[] out = new byte[1 << 12];
  private int size;
  private long bits;
  private int count;

  /** Appends the low {@code length} bits, at most 32. */
  void put(int value, int length) {
    bits = bits << length | value & (1L << length) - 1;
    count += length;
    if (size + 16 > out.length) {
      out = Arrays.copyOf(out, out.length * 2);
    }
    while (count >= 8) {
      count -= 8;
      byte b = (byte) (bits >>> count);
      out[size++] = b;
      if (b == -1) {
        out[size++] = 0;
      }
    }
  }

  /** Appends a run of bits from a reader's window. */
  void copy(EntropyReader reader, int from, int to) {
    int at = from;
    for (; to - at >= 32; at += 32) {
      put((int) (reader.peek(at) >>> 32), 32);
    }
    if (to > at) {
      put((int) (reader.peek(at) >>> 64 - (to - at)), to - at);
    }
  }

  /** Fills the last byte with ones. */
  void pad() {
    if (count > 0) {
      put(0xFF, 8 - count);
    }
  }

  /** Appends a marker; the bits before must be padded. */
  void marker(int code) {
    if (size + 16 > out.length) {
      out = Arrays.copyOf(out, out.length * 2);
    }
    out[size++] = -1;
    out[size++] = (byte) code;
  }

  byte[] toBytes() {
    return Arrays.copyOf(out, size);
  }
}
