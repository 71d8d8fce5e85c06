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

  /**
   * Writes codes with tables that may be wider than the file's; says which further symbols were
   * used, and which none of the tables has.
   */
  final class Writing implements SymbolOutput {

    private final HuffmanTables tables;
    private final HuffmanTables wider;
    private final BitSet extended = new BitSet();
    private BitSink sink = new BitSink();
    private boolean complete = true;

    Writing(HuffmanTables tables, HuffmanTables wider) {
      this.tables = tables;
      this.wider = wider;
    }

    /** Returns the sink for what is written from now on. */
    BitSink restart() {
      sink = new BitSink();
      return sink;
    }

    @Override
    public void symbol(int table, int symbol, int value, int size) {
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

    @Override
    public void bits(int value, int size) {
      sink.put(value, size);
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
}
