package org.aigclabel.video.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.IsoBoxes.Box;

/**
 * A box that points at bytes of the file by their place: {@code stco}, {@code co64}, {@code saio}
 * of a track, {@code tfhd} with a base, {@code tfra}. Holds the box in memory while it is used.
 */
final class OffsetTable {

  private final List<Box> path;
  private final Box box;
  private final byte[] bytes;
  private final int first;
  private final int stride;
  private final int count;
  private final boolean wide;

  private OffsetTable(List<Box> path, Box box, byte[] bytes, Layout layout) {
    this.path = path;
    this.box = box;
    this.bytes = bytes;
    this.first = layout.first;
    this.stride = layout.stride;
    this.count = layout.count;
    this.wide = layout.wide;
  }

  private record Layout(int first, int stride, int count, boolean wide) {}

  /** Reads the table in {@code box}, which stands within {@code path}. */
  static OffsetTable read(MediaSource source, List<Box> path, Box box) throws IOException {
    if (box.length() > source.limits().block()) {
      throw source.malformed(box.offset(), "a table of " + box.length() + " bytes");
    }
    byte[] bytes = source.array(box.offset(), (int) box.length());
    Layout layout = layout(source, box, ByteBuffer.wrap(bytes));
    int time = !box.is("tfra") ? 0 : layout.wide ? 8 : 4;
    long entries = layout.first - time;
    long end = entries + (long) layout.count * layout.stride;
    if (layout.count < 0 || end > bytes.length) {
      throw source.malformed(
          box.offset(), box.type() + " of " + layout.count + " entries in " + bytes.length);
    }
    return new OffsetTable(path, box, bytes, layout);
  }

  /** Returns whether a {@code tfhd} box holds a place in the file. */
  static boolean hasBase(MediaSource source, Box tfhd) throws IOException {
    return (source.u32(tfhd.payload()) & 1) != 0;
  }

  private static Layout layout(MediaSource source, Box box, ByteBuffer bytes) throws IOException {
    int head = box.headerLength();
    int least = box.is("tfra") || box.is("tfhd") ? 16 : 8;
    if (box.payloadLength() < least) {
      throw source.malformed(box.offset(), box.type() + " of " + box.length() + " bytes");
    }
    boolean newer = bytes.get(head) == 1;
    if (bytes.get(head) != 0 && !newer) {
      throw source.malformed(box.payload(), box.type() + " of version " + bytes.get(head));
    }
    return switch (box.type()) {
      case "stco" -> new Layout(head + 8, 4, bytes.getInt(head + 4), false);
      case "co64" -> new Layout(head + 8, 8, bytes.getInt(head + 4), true);
      case "tfhd" -> new Layout(head + 8, 8, 1, true);
      case "saio" -> {
        int at = head + 4 + (bytes.getInt(head) & 1) * 8;
        if (at + 4 > bytes.limit()) {
          throw source.malformed(box.offset(), "saio of " + box.length() + " bytes");
        }
        yield new Layout(at + 4, newer ? 8 : 4, bytes.getInt(at), newer);
      }
      case "tfra" -> {
        int sizes = bytes.getInt(head + 8);
        int numbers = 3 + (sizes >> 4 & 3) + (sizes >> 2 & 3) + (sizes & 3);
        int width = newer ? 8 : 4;
        yield new Layout(head + 16 + width, 2 * width + numbers, bytes.getInt(head + 12), newer);
      }
      default -> throw new IllegalArgumentException(box.type());
    };
  }

  Box box() {
    return box;
  }

  List<Box> path() {
    return path;
  }

  boolean isWide() {
    return wide;
  }

  int count() {
    return count;
  }

  long offset(int i) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return wide
        ? buffer.getLong(first + i * stride)
        : buffer.getInt(first + i * stride) & 0xFFFFFFFFL;
  }

  /** Returns the bytes of the box with other offsets in the width it has. */
  byte[] with(long[] offsets) {
    ByteBuffer copy = ByteBuffer.wrap(bytes.clone());
    for (int i = 0; i < count; i++) {
      if (wide) {
        copy.putLong(first + i * stride, offsets[i]);
      } else {
        copy.putInt(first + i * stride, (int) offsets[i]);
      }
    }
    return copy.array();
  }

  /** Returns the size of the box with 64-bit offsets. */
  long wideLength() {
    int grown = box.is("tfra") ? 8 : 4;
    return wide ? bytes.length : bytes.length + (long) grown * count - box.headerLength() + 8;
  }

  /** Returns the bytes of the box with 64-bit offsets, which older players may not know in saio. */
  byte[] widened(MediaSource source, long[] offsets) throws IOException {
    if (wide) {
      return with(offsets);
    }
    if (wideLength() > source.limits().block()) {
      throw new UnsupportedMediaException(source.name(), box.type() + " would be too large");
    }
    boolean tfra = box.is("tfra");
    int head = box.headerLength();
    int entries = tfra ? first - 4 : first;
    ByteBuffer out = ByteBuffer.allocate((int) wideLength() - 8);
    out.put(bytes, head, entries - head);
    for (int i = 0; i < count; i++) {
      int at = entries + i * stride;
      if (tfra) {
        out.putLong(ByteBuffer.wrap(bytes).getInt(at) & 0xFFFFFFFFL);
      }
      out.putLong(offsets[i]);
      out.put(bytes, first + i * stride + 4, tfra ? stride - 8 : 0);
    }
    int rest = entries + count * stride;
    out.put(bytes, rest, bytes.length - rest);
    if (!box.is("stco")) {
      out.put(0, (byte) 1);
    }
    return IsoBoxes.box(box.is("stco") ? "co64" : box.type(), out.array());
  }
}
