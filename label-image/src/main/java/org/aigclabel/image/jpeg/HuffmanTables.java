package org.aigclabel.image.jpeg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.aigclabel.MediaSource;
import org.aigclabel.image.jpeg.JpegHeader.Segment;
import org.jspecify.annotations.Nullable;

/** The tables in force at one point of a file, 0 to 3 for DC and 4 to 7 for AC. Immutable. */
final class HuffmanTables {

  /** Sizes of DC differences of 8-bit pictures, common ones first. */
  private static final int[] DC = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};

  /** Runs and sizes of AC coefficients of 8-bit pictures, common ones first. */
  private static final int[] AC =
      IntStream.range(0, 256)
          .filter(s -> s == 0 || s == 0xF0 || (s & 15) >= 1 && (s & 15) <= 10)
          .boxed()
          .sorted(Comparator.comparingInt(s -> (s == 0xF0 ? 0 : s >> 4) + 2 * (s & 15)))
          .mapToInt(Integer::intValue)
          .toArray();

  private final @Nullable HuffmanTable[] tables = new HuffmanTable[SymbolOutput.TABLES];

  /** Returns these tables with those of a DHT segment. */
  HuffmanTables with(MediaSource source, Segment segment) throws IOException {
    HuffmanTables result = this;
    ByteBuffer bytes = source.bytes(segment.payloadAt(), segment.length());
    while (bytes.remaining() >= 17) {
      int head = bytes.get() & 0xFF;
      int[] counts = new int[17];
      int total = 0;
      for (int length = 1; length <= 16; length++) {
        counts[length] = bytes.get() & 0xFF;
        total += counts[length];
      }
      if ((head & 0xEC) != 0 || total > bytes.remaining()) {
        throw source.malformed(segment.at(), "a Huffman table passes its segment");
      }
      byte[] symbols = new byte[total];
      bytes.get(symbols);
      Optional<HuffmanTable> table = HuffmanTable.of(counts, symbols);
      if (table.isEmpty()) {
        throw source.malformed(segment.at(), "a Huffman table with too many codes");
      }
      result = result.with((head >> 4) * 4 + (head & 3), table.get());
    }
    return result;
  }

  /** Returns these tables with one more or another one. */
  HuffmanTables with(int number, HuffmanTable table) {
    HuffmanTables copy = new HuffmanTables();
    System.arraycopy(tables, 0, copy.tables, 0, tables.length);
    copy.tables[number] = table;
    return copy;
  }

  /** Returns these tables with some numbers from other tables. */
  HuffmanTables with(BitSet numbers, HuffmanTables others) {
    HuffmanTables result = this;
    for (int number : numbers.stream().toArray()) {
      result = result.with(number, others.find(number));
    }
    return result;
  }

  /**
   * Returns these tables with those that are in {@code after} but not the same in {@code before}.
   */
  HuffmanTables withNewOnes(HuffmanTables before, HuffmanTables after) {
    BitSet changed = new BitSet();
    for (int i = 0; i < tables.length; i++) {
      changed.set(i, before.tables[i] != after.tables[i]);
    }
    return with(changed, after);
  }

  /** Returns a table that a scan has been checked to have. */
  HuffmanTable find(int number) {
    HuffmanTable table = tables[number];
    if (table == null) {
      throw new IllegalStateException("no Huffman table " + number);
    }
    return table;
  }

  boolean has(int number) {
    return tables[number] != null;
  }

  /** Returns these tables with every symbol of a scan of 8-bit pictures, few codes changed. */
  HuffmanTables widened(Scan scan) {
    HuffmanTables result = this;
    for (int number : scan.numbers().stream().toArray()) {
      int[] wanted = number < 4 ? DC : scan.first() == 0 ? AC : bands(scan);
      result = result.with(number, find(number).widened(wanted));
    }
    return result;
  }

  /** Returns the symbols of a progressive scan of AC coefficients. */
  private static int[] bands(Scan scan) {
    int most = scan.high() > 0 ? 1 : Math.max(1, 10 - scan.low());
    return IntStream.range(0, 256).filter(s -> (s & 15) <= most).toArray();
  }

  /** Returns DHT segments that define these numbers. */
  byte[] segments(BitSet numbers) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int number : numbers.stream().toArray()) {
      out.writeBytes(find(number).segment((number >> 2) << 4 | number & 3));
    }
    return out.toByteArray();
  }
}
