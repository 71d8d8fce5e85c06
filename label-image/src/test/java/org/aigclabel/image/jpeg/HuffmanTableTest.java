package org.aigclabel.image.jpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HuffmanTableTest {

  private static final int[] ALL = IntStream.range(0, 256).toArray();

  /** A table of the first symbols, each half as frequent as the one before down to a limit. */
  private static HuffmanTable table(int symbols, int limit) {
    long[] weights = new long[256];
    for (int i = 0; i < symbols; i++) {
      weights[i] = 1L << Math.max(0, limit - i);
    }
    return HuffmanTable.optimal(weights);
  }

  private static int moved(HuffmanTable from, HuffmanTable to) {
    return (int)
        IntStream.range(0, 256)
            .filter(symbol -> from.lengths[symbol] > 0 && !from.keeps(symbol, to))
            .count();
  }

  private static void assertDecodes(HuffmanTable table) {
    for (int symbol : ALL) {
      int length = table.lengths[symbol];
      assertEquals(length << 8 | symbol, table.find((long) table.codes[symbol] << 64 - length));
      assertTrue(table.codes[symbol] + 1 < 1 << length, "all ones: " + symbol);
    }
  }

  @Test
  void widened_codesOfSixteenBitsUsedUp_movesFewCodes() {
    for (int symbols : new int[] {17, 60, 150, 250}) {
      HuffmanTable full = table(symbols, 20);
      HuffmanTable wide = full.widened(ALL);
      assertDecodes(wide);
      int moved = moved(full, wide);
      assertTrue(moved > 0 && moved <= 256 - symbols, moved + " of " + symbols);
    }
  }

  @Test
  void widened_roomForMore_movesNothing() {
    HuffmanTable small = table(6, 4);
    HuffmanTable wide = small.widened(ALL);
    assertDecodes(wide);
    assertEquals(0, moved(small, wide));
    assertTrue(IntStream.of(ALL).noneMatch(symbol -> wide.lengths[symbol] > 14), "no longer");
  }

  @Test
  void widened_nothingMissing_isTheSame() {
    HuffmanTable table = table(20, 9);
    assertSame(table, table.widened(IntStream.range(0, 20).toArray()));
  }
}
