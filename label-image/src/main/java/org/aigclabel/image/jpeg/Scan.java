package org.aigclabel.image.jpeg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.image.jpeg.Frame.Component;
import org.aigclabel.image.jpeg.JpegHeader.Segment;

/**
 * A scan header (ISO/IEC 10918-1 B.2.3).
 *
 * @param segment the header's segment; the data follow it
 * @param parts the components in it
 * @param first first coefficient, in zigzag order
 * @param last last coefficient
 * @param high bit position of the scan before, 0 for the first
 * @param low bit position
 */
record Scan(Segment segment, List<Part> parts, int first, int last, int high, int low) {

  /**
   * A component in a scan.
   *
   * @param component the component
   * @param dc number of its DC table, 0 to 3
   * @param ac number of its AC table, 4 to 7
   */
  record Part(Component component, int dc, int ac) {}

  /**
   * A block of an MCU.
   *
   * @param part the component it belongs to
   * @param x its column within the MCU
   * @param y its row within the MCU
   */
  record Unit(Part part, int x, int y) {}

  /**
   * Rows of blocks or of MCUs.
   *
   * @param from the first one
   * @param to the one after the last
   */
  record Rows(int from, int to) {}

  static Scan read(MediaSource source, Segment segment, Frame frame) throws IOException {
    ByteBuffer bytes = source.bytes(segment.payloadAt(), segment.length());
    int count = bytes.hasRemaining() ? bytes.get() & 0xFF : 0;
    if (count < 1 || count > 4 || bytes.remaining() < count * 2 + 3) {
      throw source.malformed(segment.at(), "a scan of " + count + " components");
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int id = bytes.get() & 0xFF;
      int tables = bytes.get() & 0xFF;
      Component component =
          frame.components().stream()
              .filter(c -> c.id() == id && parts.stream().noneMatch(p -> p.component() == c))
              .findFirst()
              .orElseThrow(
                  () -> source.malformed(segment.at(), "a scan of the unknown component " + id));
      if ((tables & 0xCC) != 0) {
        throw source.malformed(segment.at(), "a scan with the tables " + tables);
      }
      parts.add(new Part(component, tables >> 4, 4 + (tables & 3)));
    }
    requireClear(source, segment, frame, parts);
    int first = bytes.get() & 0xFF;
    int last = bytes.get() & 0xFF;
    int bits = bytes.get() & 0xFF;
    Scan scan = new Scan(segment, List.copyOf(parts), first, last, bits >> 4, bits & 15);
    if (frame.isProgressive() ? !scan.isProgressive() : first != 0 || last != 63) {
      throw source.malformed(
          segment.at(), "a scan of coefficients " + first + " to " + last + ", bits " + bits);
    }
    return scan;
  }

  /** Refuses a scan that names one of several components of the same name, as nobody can know. */
  private static void requireClear(
      MediaSource source, Segment segment, Frame frame, List<Part> parts) throws IOException {
    for (Part part : parts) {
      int id = part.component().id();
      long all = frame.components().stream().filter(c -> c.id() == id).count();
      long here = parts.stream().filter(p -> p.component().id() == id).count();
      if (here < all) {
        throw source.malformed(
            segment.at(), "a scan of component " + id + ", of which there are " + all);
      }
    }
  }

  private boolean isProgressive() {
    return last <= 63
        && first <= last
        && (first == 0 ? last == 0 : parts.size() == 1)
        && low <= 13
        && (high == 0 || high == low + 1);
  }

  boolean isInterleaved() {
    return parts.size() > 1;
  }

  /** Returns the number of the AC table of the one component of a scan of AC coefficients. */
  int ac() {
    return parts.get(0).ac();
  }

  /** Returns the numbers of the Huffman tables that it is coded with. */
  BitSet numbers() {
    BitSet numbers = new BitSet();
    for (Part part : parts) {
      if (first == 0 && high == 0) {
        numbers.set(part.dc());
      }
      if (last > 0) {
        numbers.set(part.ac());
      }
    }
    return numbers;
  }

  /** Returns the MCUs in a row. */
  int wide(Frame frame) {
    return isInterleaved() ? frame.mcusWide() : parts.get(0).component().wide();
  }

  /** Returns the rows of MCUs. */
  int high(Frame frame) {
    return isInterleaved() ? frame.mcusHigh() : parts.get(0).component().high();
  }

  /** Returns the blocks of an MCU in their order. */
  List<Unit> units() {
    List<Unit> units = new ArrayList<>();
    for (Part part : parts) {
      int h = isInterleaved() ? part.component().h() : 1;
      int v = isInterleaved() ? part.component().v() : 1;
      for (int i = 0; i < h * v; i++) {
        units.add(new Unit(part, i % h, i / h));
      }
    }
    return units;
  }

  /** Returns the rows of MCUs that hold rows of blocks, which are by component. */
  Rows rows(Frame frame, List<Rows> blocks) {
    int from = high(frame);
    int to = 0;
    for (Part part : parts) {
      Rows rows = blocks.get(part.component().index());
      int v = isInterleaved() ? part.component().v() : 1;
      from = Math.min(from, rows.from() / v);
      to = Math.max(to, Math.min(high(frame), Frame.ceil(rows.to(), v)));
    }
    return new Rows(from, to);
  }
}
