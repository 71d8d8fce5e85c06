package org.aigclabel.image.jpeg;

import java.util.BitSet;

/** Where coded symbols go. Tables are numbered 0 to 3 for DC and 4 to 7 for AC. */
interface SymbolOutput {

  /** The number of tables. */
  int TABLES = 8;

  /** Takes a symbol and the bits of its value. */
  void symbol(int table, int symbol, int value, int size);

  /** Takes bits without a symbol, at most 16. */
  void bits(int value, int size);

  /** Counts symbols for optimal tables. */
  final class Counting implements SymbolOutput {

    private final long[][] counts = new long[TABLES][257];
    private final boolean[] used = new boolean[TABLES];

    @Override
    public void symbol(int table, int symbol, int value, int size) {
      counts[table][symbol]++;
      used[table] = true;
    }

    @Override
    public void bits(int value, int size) {}

    /** Returns the best table for each number that was used. */
    HuffmanTables tables() {
      HuffmanTables tables = new HuffmanTables();
      for (int i = 0; i < TABLES; i++) {
        if (used[i]) {
          tables = tables.with(i, HuffmanTable.optimal(counts[i]));
        }
      }
      return tables;
    }

    /** Returns a DHT segment for each table that was used. */
    byte[] segments(HuffmanTables tables) {
      BitSet numbers = new BitSet();
      for (int i = 0; i < TABLES; i++) {
        numbers.set(i, used[i]);
      }
      return tables.segments(numbers);
    }
  }

  /** Writes codes, and remembers the symbols that a table lacks. */
  final class Writing implements SymbolOutput {

    private final HuffmanTables tables;
    private final BitSink sink;
    private final BitSet[] missing = new BitSet[TABLES];

    Writing(HuffmanTables tables, BitSink sink) {
      this.tables = tables;
      this.sink = sink;
      for (int i = 0; i < TABLES; i++) {
        missing[i] = new BitSet();
      }
    }

    @Override
    public void symbol(int table, int symbol, int value, int size) {
      HuffmanTable codes = tables.find(table);
      if (codes.lengths[symbol] == 0) {
        missing[table].set(symbol);
        return;
      }
      sink.put(codes.codes[symbol], codes.lengths[symbol]);
      if (size > 0) {
        sink.put(value, size);
      }
    }

    @Override
    public void bits(int value, int size) {
      sink.put(value, size);
    }

    /** The symbols that could not be written, by table. */
    BitSet[] missing() {
      return missing;
    }
  }
}
