package org.aigclabel.image.jpeg;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.MediaSource;
import org.jspecify.annotations.Nullable;

/**
 * The bits of entropy-coded data up to the next marker, through a window without stuffed zeros.
 * Callers ask for room before each block and keep the position in {@link #bit}.
 */
final class EntropyReader {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** More than one block can take: 64 codes of 16 bits with values of 15. */
  private static final int BLOCK = 512;

  /** Bits that a look ahead has at least. */
  static final int VALID = 57;

  private static final int CHUNK = 1 << 16;
  private static final int BEYOND = 2 * BLOCK;

  private static final byte[] NONE = {};

  /** The position within the window, in bits. */
  int bit;

  private final MediaSource source;
  private byte[] window = NONE;
  private int limit;
  private int need;
  private long next;
  private boolean ended;
  private @Nullable BitSink copy;
  private int copied;

  EntropyReader(MediaSource source) {
    this.source = source;
  }

  /** Copies all bits from a position of the window on, or none. */
  void copyTo(@Nullable BitSink sink, int at) {
    copy = sink;
    copied = at;
  }

  /** Copies the bits before a position now, and leaves out those up to the present one. */
  void copyBefore(int at) {
    if (copy != null) {
      copy.copy(this, copied, at);
      copied = bit;
    }
  }

  /** Returns whether none of eight bytes is 0xFF. */
  static boolean isPlain(long bytes) {
    return (~bytes - 0x0101010101010101L & bytes & 0x8080808080808080L) == 0;
  }

  /** Gives the window's memory back until the next start. */
  void release() {
    window = NONE;
    limit = 0;
  }

  /** Begins at this offset of the file. */
  void start(long at) {
    bit = 0;
    limit = 0;
    next = at;
    ended = false;
    need = -1;
  }

  /** Begins at a bit of the byte at this offset of the file. */
  void resume(long at, int bitOfByte) throws IOException {
    start(at);
    fill();
    bit = bitOfByte;
  }

  /** Makes sure that the window holds a block, as long as the data last. */
  void ensureBlock() throws IOException {
    if (bit > need) {
      fill();
    }
  }

  /** Refuses data that ended before the position. */
  void requireBits() throws IOException {
    if (bit > limit << 3) {
      throw malformed("the picture's data end too early");
    }
  }

  /** Returns the next bits from the top, {@link #VALID} of them valid. */
  long peek() {
    return peek(bit);
  }

  /** Returns the bits at a position from the top, {@link #VALID} of them valid. */
  long peek(int at) {
    return (long) LONGS.get(window, at >>> 3) << (at & 7);
  }

  /** Returns the next {@code count} bits, at most 16. */
  int bits(int count) {
    int value = count == 0 ? 0 : (int) (peek() >>> 64 - count);
    bit += count;
    return value;
  }

  /** Returns a coefficient of this size: its bits, extended by sign (F.2.2.1). */
  int value(int size) {
    int value = bits(size);
    return size == 0 || value >= 1 << size - 1 ? value : value - (1 << size) + 1;
  }

  /** Returns the next symbol of a table. */
  int symbol(HuffmanTable table) throws IOException {
    int found = table.find(peek());
    if (found == 0) {
      throw malformed("a code that is not in the Huffman table");
    }
    bit += found >>> 8;
    return found & 0xFF;
  }

  /** Returns the next DC difference: a symbol that is its size, and its bits. */
  int difference(HuffmanTable table) throws IOException {
    long bits = peek();
    int found = table.find(bits);
    int size = found & 15;
    if (found == 0 || size != (found & 0xFF)) {
      throw malformed("a code that is not in the Huffman table");
    }
    int length = found >>> 8;
    bit += length + size;
    int value = (int) (bits << length >>> 1 >>> 63 - size);
    return value - ((int) (~bits << length >> 63) & (1 << size) - 1);
  }

  /** Reads the AC coefficients of a block of a sequential scan, in zigzag order. */
  void block(short[] block, HuffmanTable ac) throws IOException {
    Arrays.fill(block, (short) 0);
    for (int k = 1; k < 64; k++) {
      int symbol = symbol(ac);
      int size = symbol & 15;
      if (size == 0 && symbol != 0xF0) {
        return;
      }
      k += symbol >> 4;
      if (k > 63) {
        throw malformed("a run past the end of the block");
      }
      block[k] = (short) value(size);
    }
  }

  /** Returns the offset in the file of the byte that holds the present bit. */
  long offset() {
    return offset(bit);
  }

  /** Returns the offset in the file of the byte that holds a bit of the window. */
  long offset(int at) {
    int from = Math.min(at >>> 3, limit);
    long offset = next - (limit - from);
    for (int i = from; i < limit; i++) {
      offset -= window[i] == -1 ? 1 : 0;
    }
    return offset;
  }

  /** Goes to the marker after the data and returns its offset, or the end of the file. */
  long marker() throws IOException {
    while (!ended) {
      bit = limit << 3;
      need = -1;
      fill();
    }
    return next;
  }

  MalformedMediaException malformed(String problem) {
    return source.malformed(offset(), problem);
  }

  private void fill() throws IOException {
    copyBefore(bit);
    int from = Math.min(bit >>> 3, limit);
    System.arraycopy(window, from, window, 0, limit - from);
    bit -= from << 3;
    copied -= from << 3;
    limit -= from;
    if (!ended) {
      int count = (int) Math.min(CHUNK, source.size() - next);
      if (window.length < limit + count + BEYOND) {
        window = Arrays.copyOf(window, limit + count + BEYOND);
      }
      byte[] raw = new byte[count];
      synchronized (source) { // scans of a progressive picture are read side by side
        source.bytes(next, count).get(raw);
      }
      unstuff(raw);
    }
    Arrays.fill(window, limit, limit + BEYOND, (byte) 0);
    need = ended ? limit << 3 : limit - BLOCK << 3;
    if (ended) {
      requireBits();
    }
  }

  private void unstuff(byte[] raw) {
    int out = limit;
    int i = 0;
    while (i < raw.length) {
      if (i + Long.BYTES <= raw.length && isPlain((long) LONGS.get(raw, i))) {
        LONGS.set(window, out, (long) LONGS.get(raw, i));
        i += Long.BYTES;
        out += Long.BYTES;
        continue;
      }
      byte b = raw[i];
      if (b == -1) {
        boolean last = next + i + 1 >= source.size();
        if (!last && i + 1 == raw.length && i > 0) {
          break;
        }
        if (last || i + 1 == raw.length || raw[i + 1] != 0) {
          ended = true;
          break;
        }
        i++;
      }
      window[out++] = b;
      i++;
    }
    next += i;
    limit = out;
    ended |= next >= source.size();
  }
}
