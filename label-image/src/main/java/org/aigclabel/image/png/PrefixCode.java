package org.aigclabel.image.png;

import java.util.Arrays;
import java.util.Optional;

/** A prefix code of DEFLATE as one table: symbol and length by the next bits. */
final class PrefixCode {

  static final int LONGEST = 15;

  /** {@code symbol << 4 | length}; 0 where no code leads. */
  final int[] table;

  final int mask;

  private PrefixCode(int[] table) {
    this.table = table;
    this.mask = table.length - 1;
  }

  /** Returns the code with these lengths; nothing if more codes are used than there are. */
  static Optional<PrefixCode> of(byte[] lengths, int from, int count) {
    int[] counts = new int[LONGEST + 1];
    int longest = 1;
    for (int i = from; i < from + count; i++) {
      counts[lengths[i]]++;
      longest = Math.max(longest, lengths[i]);
    }
    counts[0] = 0;
    int[] next = new int[LONGEST + 2];
    int code = 0;
    for (int length = 1; length <= LONGEST; length++) {
      next[length] = code;
      code = code + counts[length] << 1;
      if (code > 2 << length) {
        return Optional.empty();
      }
    }
    int[] table = new int[1 << longest];
    for (int i = 0; i < count; i++) {
      int length = lengths[from + i];
      if (length > 0) {
        int reversed = Integer.reverse(next[length]++) >>> 32 - length;
        for (int at = reversed; at < table.length; at += 1 << length) {
          table[at] = i << 4 | length;
        }
      }
    }
    return Optional.of(new PrefixCode(table));
  }

  /** Returns the fixed code for literals and lengths. */
  static PrefixCode fixedLiterals() {
    byte[] lengths = new byte[288];
    Arrays.fill(lengths, 0, 144, (byte) 8);
    Arrays.fill(lengths, 144, 256, (byte) 9);
    Arrays.fill(lengths, 256, 280, (byte) 7);
    Arrays.fill(lengths, 280, 288, (byte) 8);
    return of(lengths, 0, 288).orElseThrow();
  }

  /** Returns the fixed code for distances. */
  static PrefixCode fixedDistances() {
    byte[] lengths = new byte[32];
    Arrays.fill(lengths, (byte) 5);
    return of(lengths, 0, 32).orElseThrow();
  }
}
