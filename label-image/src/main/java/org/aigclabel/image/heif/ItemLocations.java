package org.aigclabel.image.heif;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.IsoBoxes;

/**
 * The box {@code iloc}, versions 0 to 2: where the data of each item stands.
 *
 * @param version of the box
 * @param sizes the bytes of offsets, lengths, bases and indexes: 0, 4 or 8 each
 * @param items in the order of the box
 */
record ItemLocations(int version, Sizes sizes, List<Item> items) {

  /** Data at a place in the file. */
  static final int IN_FILE = 0;

  /** Data in the box {@code idat}. */
  static final int IN_META = 1;

  /**
   * Widths of the fields in bytes.
   *
   * @param offset of an extent's offset
   * @param length of an extent's length
   * @param base of an item's base
   * @param index of an extent's index
   */
  record Sizes(int offset, int length, int base, int index) {}

  /**
   * A piece of an item's data.
   *
   * @param index used by construction method 2 only
   * @param offset from the item's base
   * @param length in bytes
   */
  record Extent(long index, long offset, long length) {}

  /**
   * One item.
   *
   * @param id its number
   * @param method 16 bits with the construction method in the lowest four
   * @param reference 0 for this file
   * @param base added to every extent's offset
   * @param extents the pieces
   */
  record Item(long id, int method, int reference, long base, List<Extent> extents) {

    int construction() {
      return method & 15;
    }

    boolean isInFile() {
      return construction() == IN_FILE && reference == 0;
    }
  }

  /** Returns the table of a file without one. */
  static ItemLocations none() {
    return new ItemLocations(0, new Sizes(4, 4, 0, 0), List.of());
  }

  /** Reads the box. */
  static ItemLocations read(MediaSource source, IsoBoxes.Box box) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(IsoBoxes.payload(source, box));
    try {
      return read(source, box, in);
    } catch (BufferUnderflowException e) {
      throw source.malformed(box.offset(), "iloc ends within an item");
    }
  }

  private static ItemLocations read(MediaSource source, IsoBoxes.Box box, ByteBuffer in)
      throws IOException {
    int version = in.getInt() >>> 24;
    int widths = in.getShort();
    Sizes sizes =
        new Sizes(
            widths >> 12 & 15, widths >> 8 & 15, widths >> 4 & 15, version == 0 ? 0 : widths & 15);
    if (version > 2
        || !valid(sizes.offset)
        || !valid(sizes.length)
        || !valid(sizes.base)
        || !valid(sizes.index)) {
      throw source.malformed(box.offset(), "iloc of version " + version + " with " + sizes);
    }
    long count = version < 2 ? in.getShort() & 0xFFFF : in.getInt() & 0xFFFFFFFFL;
    List<Item> items = new ArrayList<>();
    int extents = 0;
    for (long i = 0; i < count; i++) {
      Item item = item(in, version, sizes);
      items.add(item);
      extents += 1 + item.extents().size();
      if (extents > source.limits().items()) {
        throw source.malformed(box.offset(), "iloc of more than " + extents + " extents");
      }
    }
    return new ItemLocations(version, sizes, items);
  }

  private static Item item(ByteBuffer in, int version, Sizes sizes) {
    long id = version < 2 ? in.getShort() & 0xFFFF : in.getInt() & 0xFFFFFFFFL;
    int method = version == 0 ? 0 : in.getShort() & 0xFFFF;
    int reference = in.getShort() & 0xFFFF;
    long base = number(in, sizes.base);
    int count = in.getShort() & 0xFFFF;
    List<Extent> extents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      extents.add(
          new Extent(number(in, sizes.index), number(in, sizes.offset), number(in, sizes.length)));
    }
    return new Item(id, method, reference, base, extents);
  }

  /** Returns the item of this number. */
  Optional<Item> item(long id) {
    return items.stream().filter(item -> item.id() == id).findFirst();
  }

  /** Returns the table with an item replaced or added, and with fields wide enough for it. */
  ItemLocations with(Item added) {
    List<Item> changed = new ArrayList<>();
    boolean found = false;
    for (Item item : items) {
      boolean same = item.id() == added.id();
      if (!same || !found) {
        changed.add(same ? added : item);
      }
      found |= same;
    }
    if (!found) {
      changed.add(added);
    }
    Sizes wide =
        new Sizes(Math.max(4, sizes.offset), Math.max(4, sizes.length), sizes.base, sizes.index);
    return new ItemLocations(version, wide, changed);
  }

  /** How the bytes of the file move. */
  interface Shift {
    /** Returns where the byte at {@code offset} comes to stand. */
    long of(long offset);
  }

  /** Returns the table after all bytes of the file moved, with the given items as they are. */
  ItemLocations moved(Shift shift, Set<Long> but) {
    List<Item> moved = new ArrayList<>();
    for (Item item : items) {
      moved.add(but.contains(item.id()) || !item.isInFile() ? item : moved(item, shift));
    }
    return new ItemLocations(version, sizes, moved);
  }

  private static Item moved(Item item, Shift shift) {
    List<Extent> extents = new ArrayList<>();
    for (Extent extent : item.extents()) {
      long at = item.base() + extent.offset();
      extents.add(new Extent(extent.index(), extent.offset() + shift.of(at) - at, extent.length()));
    }
    return new Item(item.id(), item.method(), item.reference(), item.base(), extents);
  }

  /** Returns the box. */
  byte[] box(MediaSource source) throws IOException {
    long length = 2 + (version < 2 ? 2 : 4);
    for (Item item : items) {
      length +=
          (version < 2 ? 2 : 4)
              + (version == 0 ? 0 : 2)
              + 4
              + sizes.base
              + (long) item.extents().size() * (sizes.index + sizes.offset + sizes.length);
    }
    ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(length));
    out.putShort((short) (sizes.offset << 12 | sizes.length << 8 | sizes.base << 4 | sizes.index));
    put(source, out, items.size(), version < 2 ? 2 : 4);
    for (Item item : items) {
      put(source, out, item.id(), version < 2 ? 2 : 4);
      if (version > 0) {
        out.putShort((short) item.method());
      }
      out.putShort((short) item.reference());
      put(source, out, item.base(), sizes.base);
      out.putShort((short) item.extents().size());
      for (Extent extent : item.extents()) {
        put(source, out, extent.index(), sizes.index);
        put(source, out, extent.offset(), sizes.offset);
        put(source, out, extent.length(), sizes.length);
      }
    }
    return IsoBoxes.fullBox("iloc", version, 0, out.array());
  }

  private static boolean valid(int size) {
    return size == 0 || size == 4 || size == 8;
  }

  private static long number(ByteBuffer in, int size) {
    return switch (size) {
      case 0 -> 0;
      case 4 -> in.getInt() & 0xFFFFFFFFL;
      default -> in.getLong();
    };
  }

  private static void put(MediaSource source, ByteBuffer out, long value, int size)
      throws IOException {
    if (size < 8 && (value < 0 || value >> size * 8 != 0)) {
      throw new UnsupportedMediaException(
          source.name(), "its item table has no room for the place of a label");
    }
    switch (size) {
      case 0 -> {}
      case 2 -> out.putShort((short) value);
      case 4 -> out.putInt((int) value);
      default -> out.putLong(value);
    }
  }
}
