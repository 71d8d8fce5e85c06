package org.aigclabel.image.jpeg;

import java.io.IOException;
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
  static final AcSteps NONE = reading(HuffmanTable.optimal(new long[256]));

  final long[] read = new long[1 << HuffmanTable.LOOK];
  final long[] write;

  private final HuffmanTable from;
  private final @Nullable HuffmanTable to;

  private AcSteps(HuffmanTable from, @Nullable HuffmanTable to) {
    this.from = from;
    this.to = to;
    this.write = new long[to == null ? 0 : 1 << HuffmanTable.LOOK];
    for (int bits = 0; bits < read.length; bits++) {
      enter(bits);
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

  private void enter(int bits) {
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

  /** Codes the AC coefficients of a block of a sequential scan; values are copied as bits. */
  void recode(EntropyReader reader, BitSink sink) throws IOException {
    HuffmanTable codes = to == null ? from : to;
    for (int k = 1; k < 64; ) {
      int entry = (int) (reader.peek() >>> 64 - HuffmanTable.LOOK);
      long step = read[entry];
      int next = k + advance(step);
      if (step != 0 && next < 64) {
        sink.put((int) write[entry], (int) (write[entry] >>> BITS));
        reader.bit += bits(step);
        k = ends(step) == 1 ? 64 : next;
        continue;
      }
      int symbol = reader.symbol(from);
      int size = symbol & 15;
      int value = reader.bits(size);
      sink.put(codes.codes[symbol] << size | value, codes.lengths[symbol] + size);
      k += size == 0 && symbol != ZEROS ? 64 : (symbol >> 4) + 1;
    }
  }
}
