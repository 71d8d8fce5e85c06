package org.aigclabel.image.jpeg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Optional;
import org.aigclabel.MediaSource;
import org.aigclabel.image.jpeg.JpegHeader.Segment;
import org.jspecify.annotations.Nullable;

/** The tables in force at one point of a file, 0 to 3 for DC and 4 to 7 for AC. Immutable. */
final class HuffmanTables {

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

  /** Returns these tables with more symbols and their codes unchanged, if there is room. */
  Optional<HuffmanTables> with(BitSet[] missing) {
    HuffmanTables result = this;
    for (int i = 0; i < missing.length; i++) {
      if (!missing[i].isEmpty()) {
        Optional<HuffmanTable> wider = find(i).with(missing[i]);
        if (wider.isEmpty()) {
          return Optional.empty();
        }
        result = result.with(i, wider.get());
      }
    }
    return Optional.of(result);
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
