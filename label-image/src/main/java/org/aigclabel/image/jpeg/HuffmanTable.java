package org.aigclabel.image.jpeg;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A Huffman table (ISO/IEC 10918-1 annex C), for reading and for writing. */
final class HuffmanTable {

  /** Bits that the lookups resolve at once. */
  static final int LOOK = 11;

  private static final int LONGEST = 16;

  /** Codes of each length, 1 to 16. */
  private final int[] counts;

  private final byte[] symbols;

  /** For the next bits: {@code length << 8 | symbol}, 0 if the code is longer or wrong. */
  final short[] lookup = new short[1 << LOOK];

  final int[] codes = new int[256];
  final byte[] lengths = new byte[256];

  private final int[] first = new int[LONGEST + 2];
  private final int[] offset = new int[LONGEST + 2];
  private @Nullable AcSteps steps;

  private HuffmanTable(int[] counts, byte[] symbols) {
    this.counts = counts;
    this.symbols = symbols;
    int code = 0;
    int index = 0;
    for (int length = 1; length <= LONGEST; length++) {
      first[length] = code;
      offset[length] = index;
      for (int i = 0; i < counts[length]; i++, index++, code++) {
        int symbol = symbols[index] & 0xFF;
        codes[symbol] = code;
        lengths[symbol] = (byte) length;
        if (length <= LOOK) {
          int from = code << (LOOK - length);
          int to = code + 1 << (LOOK - length);
          Arrays.fill(lookup, from, to, (short) (length << 8 | symbol));
        }
      }
      code <<= 1;
    }
  }

  /** Returns a table of these code counts, index 1 to 16, or empty if they are not a code. */
  static Optional<HuffmanTable> of(int[] counts, byte[] symbols) {
    int code = 0;
    int total = 0;
    for (int length = 1; length <= LONGEST; length++) {
      code += counts[length];
      total += counts[length];
      if (code > 1 << length) {
        return Optional.empty();
      }
      code <<= 1;
    }
    return total == symbols.length && total <= 256
        ? Optional.of(new HuffmanTable(counts.clone(), symbols.clone()))
        : Optional.empty();
  }

  /** Returns the best table for these frequencies of symbols 0 to 255 (annex K.2). */
  static HuffmanTable optimal(long[] frequencies) {
    int[] sizes = HuffmanSizes.of(frequencies);
    int[] counts = new int[LONGEST + 1];
    byte[] symbols = new byte[256];
    int count = 0;
    for (int length = 1; length <= LONGEST; length++) {
      for (int symbol = 0; symbol < 256; symbol++) {
        if (sizes[symbol] == length) {
          counts[length]++;
          symbols[count++] = (byte) symbol;
        }
      }
    }
    return new HuffmanTable(counts, Arrays.copyOf(symbols, count));
  }

  /** Returns the steps for passing over AC coefficients coded with this table. */
  AcSteps steps() {
    AcSteps made = steps == null ? AcSteps.reading(this) : steps;
    steps = made;
    return made;
  }

  /** Returns {@code length << 8 | symbol} for the code at the top of {@code bits}, or 0. */
  int find(long bits) {
    int found = lookup[(int) (bits >>> 64 - LOOK)];
    for (int length = LOOK + 1; found == 0 && length <= LONGEST; length++) {
      int index = (int) (bits >>> 64 - length) - first[length];
      if (index >= 0 && index < counts[length]) {
        found = length << 8 | symbols[offset[length] + index] & 0xFF;
      }
    }
    return found;
  }

  /** Returns this table with those of the symbols that it lacks and has room for, in order. */
  HuffmanTable widened(int[] wanted) {
    int last = LONGEST;
    while (last > 0 && counts[last] == 0) {
      last--;
    }
    int code = last == 0 ? 0 : first[last] + counts[last];
    int free = (1 << LONGEST - last) * ((1 << last) - code) - 1;
    byte[] longer = Arrays.copyOf(symbols, 256);
    int count = symbols.length;
    for (int symbol : wanted) {
      if (lengths[symbol] == 0 && count < Math.min(256, symbols.length + free)) {
        longer[count++] = (byte) symbol;
      }
    }
    int[] wider = counts.clone();
    wider[LONGEST] += count - symbols.length;
    return wider[LONGEST] > 255 ? this : new HuffmanTable(wider, Arrays.copyOf(longer, count));
  }

  /** Returns a table with these symbols too, the new ones rarer than all others. */
  HuffmanTable completed(int[] wanted) {
    long[] weights = new long[256];
    for (int symbol : wanted) {
      weights[symbol] = 1;
    }
    for (int symbol = 0; symbol < 256; symbol++) {
      if (lengths[symbol] > 0) {
        weights[symbol] = 1L << LONGEST + 6 - lengths[symbol];
      }
    }
    return optimal(weights);
  }

  /** Returns a DHT segment that defines this table under a class and number. */
  byte[] segment(int classAndNumber) {
    byte[] payload = new byte[17 + symbols.length];
    payload[0] = (byte) classAndNumber;
    for (int length = 1; length <= LONGEST; length++) {
      payload[length] = (byte) counts[length];
    }
    System.arraycopy(symbols, 0, payload, 17, symbols.length);
    return AppText.segment(0xC4, payload);
  }
}
