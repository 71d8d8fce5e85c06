package org.aigclabel.image.jpeg;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Writes codes with tables that may be wider than the file's; says which further symbols were used,
 * and which none of the tables has. Tables are numbered 0 to 3 for DC and 4 to 7 for AC.
 */
final class SymbolOutput {

  /** The number of tables. */
  static final int TABLES = 8;

  private final HuffmanTables tables;
  private final HuffmanTables wider;
  private final BitSet extended = new BitSet();
  private final long[][] counts = new long[TABLES][257];
  private BitSink sink = new BitSink();
  private boolean complete = true;

  SymbolOutput(HuffmanTables tables, HuffmanTables wider) {
    this.tables = tables;
    this.wider = wider;
  }

  /** Returns the sink for what is written from now on. */
  BitSink restart() {
    sink = new BitSink();
    return sink;
  }

  /** Takes a symbol and the bits of its value. */
  void symbol(int table, int symbol, int value, int size) {
    counts[table][symbol]++;
    HuffmanTable codes = wider.find(table);
    int length = codes.lengths[symbol];
    if (length == 0) {
      complete = false;
      return;
    }
    if (tables.find(table).lengths[symbol] == 0) {
      extended.set(table);
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
    HuffmanTables best = wider;
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

  /** Returns the tables that it writes with. */
  HuffmanTables tables() {
    return wider;
  }

  /** Returns the numbers of the tables of which only the wider form has what was written. */
  BitSet extended() {
    return extended;
  }
}
