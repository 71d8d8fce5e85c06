package org.aigclabel.image.jpeg;

/**
 * What the next bits of AC coefficients mean, as many whole symbols at a time as a lookup holds.
 *
 * <p>An entry is 0 if the first symbol takes more bits, begins a run of blocks or is written with
 * another code; else it holds the bits to pass, the coefficients to pass, whether the block ends,
 * and which of the coefficients are not zero.
 */
final class AcSteps {

  private static final int ADVANCE = 6;
  private static final int ENDS = 14;
  private static final int MASK = 15;
  private static final int MOST = 64 - MASK;
  private static final int ZEROS = 0xF0;

  final long[] entries = new long[1 << HuffmanTable.LOOK];

  /** Makes steps over the symbols of a table but for some. */
  AcSteps(HuffmanTable table, boolean[] except) {
    for (int bits = 0; bits < entries.length; bits++) {
      entries[bits] = entry(bits, table.lookup, except);
    }
  }

  private static long entry(int bits, short[] lookup, boolean[] except) {
    int used = 0;
    int advance = 0;
    long mask = 0;
    boolean ends = false;
    while (!ends && used < HuffmanTable.LOOK) {
      int found = lookup[bits << used & lookup.length - 1];
      int symbol = found & 0xFF;
      int size = symbol & 15;
      int own = (found >>> 8) + size;
      int step = symbol == 0 ? 0 : (symbol >> 4) + 1;
      boolean known = found != 0 && (size > 0 || symbol == 0 || symbol == ZEROS) && !except[symbol];
      if (!known || used + own > HuffmanTable.LOOK || advance + step > MOST) {
        break;
      }
      used += own;
      advance += step;
      ends = symbol == 0;
      mask |= size > 0 ? 1L << advance - 1 : 0;
    }
    return mask << MASK | (ends ? 1L << ENDS : 0) | (long) advance << ADVANCE | used;
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
