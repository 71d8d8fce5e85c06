package org.aigclabel.image.jpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Entropy-coded data being written, with a zero stuffed after each 0xFF. */
final class BitSink {

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private byte[] out = new byte[1 << 12];
  private int size;

  /** The bits not written yet, the last one lowest; fewer than 32. */
  private long bits;

  private int count;

  /** Appends the low {@code length} bits, at most 32. */
  void put(int value, int length) {
    bits = bits << length | value & (1L << length) - 1;
    count += length;
    if (count >= 32) {
      count -= 32;
      flush((int) (bits >>> count));
    }
  }

  private void flush(int word) {
    room();
    if ((~word - 0x01010101 & word & 0x80808080) == 0) {
      INTS.set(out, size, word);
      size += 4;
      return;
    }
    for (int shift = 24; shift >= 0; shift -= 8) {
      add((byte) (word >>> shift));
    }
  }

  private void room() {
    if (size + 16 > out.length) {
      out = Arrays.copyOf(out, out.length * 2);
    }
  }

  private void add(byte b) {
    out[size++] = b;
    if (b == -1) {
      out[size++] = 0;
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

  /** Fills the last byte with ones and writes all bits. */
  void pad() {
    put(0xFF, -count & 7);
    room();
    for (; count > 0; count -= 8) {
      add((byte) (bits >>> count - 8));
    }
  }

  /** Ends a restart interval, the first with number 0. */
  void restart(int number) {
    pad();
    room();
    out[size++] = -1;
    out[size++] = (byte) (0xD0 + (number & 7));
  }

  /** Returns what was written up to the last {@link #pad}, and begins anew. */
  byte[] take() {
    byte[] bytes = Arrays.copyOf(out, size);
    size = 0;
    return bytes;
  }
}
