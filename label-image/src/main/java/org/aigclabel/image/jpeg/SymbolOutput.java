package org.aigclabel.image.jpeg;

import java.util.Arrays;

/**
 * Writes codes, counts them and says whether a table lacked one. Tables are numbered 0 to 3 for DC
 * and 4 to 7 for AC.
 */
final class SymbolOutput {

  /** The number of tables. */
  static final int TABLES = 8;

  private final HuffmanTables tables;
  private final BitSink sink;
  private final long[][] counts = new long[TABLES][257];
  private boolean complete = true;

  SymbolOutput(HuffmanTables tables, BitSink sink) {
    this.tables = tables;
    this.sink = sink;
  }

  /** Takes a symbol and the bits of its value. */
  void symbol(int table, int symbol, int value, int size) {
    counts[table][symbol]++;
    HuffmanTable codes = tables.find(table);
    int length = codes.lengths[symbol];
    if (length == 0) {
      complete = false;
      return;
    }
    sink.put(codes.codes[symbol], length);
    if (size > 0) {
      sink.put(value, size);
    }
  }

  /** Takes bits without a symbol, at most 16. */
  void bits(int value, int size) {
    sink.put(value, size);
  }

  /** Returns the best tables for the symbols of whole scans. */
  HuffmanTables best() {
    HuffmanTables best = tables;
    for (int i = 0; i < TABLES; i++) {
      if (Arrays.stream(counts[i]).anyMatch(count -> count > 0)) {
        best = best.with(i, HuffmanTable.optimal(counts[i]));
      }
    }
    return best;
  }

  /** Returns whether every symbol could be written. */
  boolean isComplete() {
    return complete;
  }
}
