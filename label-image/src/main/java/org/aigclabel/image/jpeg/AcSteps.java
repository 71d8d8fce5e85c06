package org.aigclabel.image.jpeg;

import org.jspecify.annotations.Nullable;

/**
 * What the next bits of AC coefficients mean, as many whole symbols at a time as a lookup holds.
 *
 * <p>An entry of {@link #read} is 0 if the first symbol takes more bits or begins a run of blocks;
 * else it holds the bits to pass, the coefficients to pass, whether the block ends, and which of
 * the coefficients are not zero. The same entry of {@link #write} holds what to write instead.
 */
final class AcSteps {

  private static final int ADVANCE = 6;
  private static final int ENDS = 14;
  private static final int MASK = 15;
  private static final int MOST = 64 - MASK;
  private static final int BITS = 32;
  private static final int ZEROS = 0xF0;

  /** For where there are no AC coefficients. */
  static final AcSteps NONE = new AcSteps(0, 0);

  final long[] read;
  final long[] write;

  private AcSteps(int reads, int writes) {
    this.read = new long[reads];
    this.write = new long[writes];
  }

  private AcSteps(HuffmanTable from, @Nullable HuffmanTable to) {
    this(1 << HuffmanTable.LOOK, to == null ? 0 : 1 << HuffmanTable.LOOK);
    for (int bits = 0; bits < read.length; bits++) {
      enter(bits, from, to);
    }
  }

  /** Returns steps for passing over coefficients. */
  static AcSteps reading(HuffmanTable table) {
    return new AcSteps(table, null);
  }

  /** Returns steps for writing coefficients with another table, which has all symbols of both. */
  static AcSteps between(HuffmanTable from, HuffmanTable to) {
    return new AcSteps(from, to);
  }

  private void enter(int bits, HuffmanTable from, @Nullable HuffmanTable to) {
    int used = 0;
    int advance = 0;
    long mask = 0;
    long written = 0;
    int length = 0;
    boolean ends = false;
    while (!ends && used < HuffmanTable.LOOK) {
      int found = from.lookup[bits << used & read.length - 1];
      int symbol = found & 0xFF;
      int size = symbol & 15;
      int own = (found >>> 8) + size;
      int step = symbol == 0 ? 0 : (symbol >> 4) + 1;
      boolean known = found != 0 && (size > 0 || symbol == 0 || symbol == ZEROS);
      if (!known || used + own > HuffmanTable.LOOK || advance + step > MOST) {
        break;
      }
      if (to != null) {
        int longer = to.lengths[symbol] + size;
        if (length + longer > BITS) {
          break;
        }
        int value = bits >> HuffmanTable.LOOK - used - own & (1 << size) - 1;
        written = written << longer | (long) to.codes[symbol] << size | value;
        length += longer;
      }
      used += own;
      advance += step;
      ends = symbol == 0;
      mask |= size > 0 ? 1L << advance - 1 : 0;
    }
    read[bits] = mask << MASK | (ends ? 1L << ENDS : 0) | (long) advance << ADVANCE | used;
    if (to != null) {
      write[bits] = (long) length << BITS | written;
    }
  }

  /** Returns how many bits an entry stands for. */
  static int bits(long entry) {
    return (int) entry & (1 << ADVANCE) - 1;
  }

  /** Returns how many coefficients an entry stands for. */
  static int advance(long entry) {
    return (int) entry >> ADVANCE & (1 << ENDS - ADVANCE) - 1;
  }

  /** Returns 1 if the block ends with an entry, otherwise 0. */
  static int ends(long entry) {
    return (int) entry >> ENDS & 1;
  }

  /** Returns the coefficients that are not zero, the next one in the lowest bit. */
  static long mask(long entry) {
    return entry >>> MASK;
  }
}
