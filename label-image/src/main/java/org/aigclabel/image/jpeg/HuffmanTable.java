package org.aigclabel.image.jpeg;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

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

  /**
   * Returns this table with those symbols that it lacks. All other codes stay as they are, so that
   * bits can be copied, but for some of the longest that are made longer where no code is left.
   */
  HuffmanTable widened(int[] wanted) {
    Deque<Byte> missing = new ArrayDeque<>();
    for (int symbol : wanted) {
      if (lengths[symbol] == 0) {
        missing.add((byte) symbol);
      }
    }
    if (missing.isEmpty()) {
      return this;
    }
    List<Deque<Byte>> byLength = byLength();
    int shortest = longest();
    while (shortest < LONGEST && free(shortest) < missing.size()) {
      shortest++;
    }
    for (int left = free(shortest); left > 0 && !missing.isEmpty(); left--) {
      byLength.get(shortest).addLast(missing.remove());
    }
    int length = LONGEST - 1;
    while (!missing.isEmpty() && length > 0) {
      if (byLength.get(length).isEmpty()) {
        length--;
      } else { // the place of its last symbol is that of two codes one bit longer
        byLength.get(length + 1).addFirst(missing.remove());
        byLength.get(length + 1).addFirst(byLength.get(length).removeLast());
        length = Math.min(LONGEST - 1, length + 1);
      }
    }
    return of(byLength).orElse(this);
  }

  private List<Deque<Byte>> byLength() {
    List<Deque<Byte>> byLength = new ArrayList<>();
    int index = 0;
    for (int length = 0; length <= LONGEST; length++) {
      byLength.add(new ArrayDeque<>());
      for (int i = 0; i < counts[length]; i++) {
        byLength.get(length).add(symbols[index++]);
      }
    }
    return byLength;
  }

  private int longest() {
    int length = LONGEST;
    while (length > 1 && counts[length] == 0) {
      length--;
    }
    return length;
  }

  /** Returns how many codes of a length are left, without the one that is all ones. */
  private int free(int bits) {
    int used = 1;
    for (int length = 1; length <= bits; length++) {
      used += counts[length] << bits - length;
    }
    return (1 << bits) - used;
  }

  private static Optional<HuffmanTable> of(List<Deque<Byte>> byLength) {
    int[] counts = byLength.stream().mapToInt(Deque::size).toArray();
    byte[] symbols = new byte[Arrays.stream(counts).sum()];
    int at = 0;
    for (Deque<Byte> some : byLength) {
      for (byte symbol : some) {
        symbols[at++] = symbol;
      }
    }
    return Arrays.stream(counts).allMatch(count -> count < 256)
        ? of(counts, symbols)
        : Optional.empty();
  }

  /** Returns whether a symbol has, in each place that it has here, the same code there. */
  boolean keeps(int symbol, HuffmanTable other) {
    int code = 0;
    int index = 0;
    for (int length = 1; length <= LONGEST; length++, code <<= 1) {
      for (int i = 0; i < counts[length]; i++, code++) {
        boolean same = other.lengths[symbol] == length && other.codes[symbol] == code;
        if ((symbols[index++] & 0xFF) == symbol && !same) {
          return false;
        }
      }
    }
    return true;
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
