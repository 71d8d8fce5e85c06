package org.aigclabel.image.jpeg;

import java.util.Arrays;
import java.util.BitSet;

/** Where coded symbols go. Tables are numbered 0 to 3 for DC and 4 to 7 for AC. */
interface SymbolOutput {

  /** The number of tables. */
  int TABLES = 8;

  /** Takes a symbol and the bits of its value. */
  void symbol(int table, int symbol, int value, int size);

  /** Takes bits without a symbol, at most 16. */
  void bits(int value, int size);

  /** Keeps what is coded, so that it can be written with the best tables for it. */
  final class Recording implements SymbolOutput {

    private static final int PLAIN = 1 << 31;
    private static final int RESTART = -1;

    private final long[][] counts = new long[TABLES][257];
    private final BitSet used = new BitSet();
    private int[] records = new int[1 << 16];
    private int size;

    @Override
    public void symbol(int table, int symbol, int value, int bits) {
      counts[table][symbol]++;
      used.set(table);
      add(table << 28 | symbol << 20 | bits << 16 | value & (1 << bits) - 1);
    }

    @Override
    public void bits(int value, int bits) {
      add(PLAIN | bits << 16 | value & (1 << bits) - 1);
    }

    /** Ends a restart interval. */
    void restart() {
      add(RESTART);
    }

    private void add(int recorded) {
      if (size == records.length) {
        records = Arrays.copyOf(records, size * 2);
      }
      records[size++] = recorded;
    }

    /** Returns the numbers of the tables that were used. */
    BitSet used() {
      return used;
    }

    /** Returns the best table for each number that was used. */
    HuffmanTables tables() {
      HuffmanTables tables = new HuffmanTables();
      for (int number : used.stream().toArray()) {
        tables = tables.with(number, HuffmanTable.optimal(counts[number]));
      }
      return tables;
    }

    /** Returns entropy-coded data, with markers where intervals end. */
    byte[] written(HuffmanTables tables) {
      BitSink sink = new BitSink();
      int intervals = 0;
      for (int i = 0; i < size; i++) {
        int recorded = records[i];
        int bits = recorded >> 16 & 15;
        if (recorded == RESTART) {
          sink.pad();
          sink.marker(0xD0 + (intervals++ & 7));
          continue;
        }
        if (recorded >= 0) {
          HuffmanTable table = tables.find(recorded >>> 28);
          int symbol = recorded >> 20 & 0xFF;
          sink.put(table.codes[symbol], table.lengths[symbol]);
        }
        sink.put(recorded, bits);
      }
      sink.pad();
      return sink.toBytes();
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
    private final long[][] counts = new long[TABLES][257];
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

    @Override
    public void bits(int value, int size) {
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
}
