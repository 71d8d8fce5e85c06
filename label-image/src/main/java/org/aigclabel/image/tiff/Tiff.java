package org.aigclabel.image.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.MediaSource;

/** The directories of a TIFF or BigTIFF file, by position. */
final class Tiff {

  /** Tag of the XMP packet. */
  static final int XMP = 700;

  private static final int STRIPS = 273;
  private static final int STRIP_LENGTHS = 279;
  private static final int TILES = 324;
  private static final int TILE_LENGTHS = 325;
  private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

  /**
   * One entry of a directory.
   *
   * @param at its first byte
   * @param tag what it is
   * @param type its field type
   * @param count the number of values
   * @param valueAt the first byte of the values: in the entry itself if they fit
   * @param length the bytes of the values
   * @param inline whether they stand in the entry
   */
  record Entry(long at, int tag, int type, long count, long valueAt, long length, boolean inline) {}

  /**
   * One directory, which is one page.
   *
   * @param at its first byte
   * @param entries in the order of the file
   * @param nextAt where the offset of the next directory stands
   */
  record Directory(long at, List<Entry> entries, long nextAt) {

    /** Returns the first entry of a tag. */
    Optional<Entry> find(int tag) {
      return entries.stream().filter(entry -> entry.tag() == tag).findFirst();
    }
  }

  private final MediaSource source;
  private final ByteOrder order;
  private final boolean big;

  private Tiff(MediaSource source, ByteOrder order, boolean big) {
    this.source = source;
    this.order = order;
    this.big = big;
  }

  /** Reads the header. */
  static Tiff of(MediaSource source) throws IOException {
    ByteOrder order = source.u8(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    int version = source.bytes(2, 2).order(order).getShort();
    if (version != 42 && version != 43) {
      throw source.malformed(2, "wanted the version 42 or 43, found " + version);
    }
    if (version == 43 && source.bytes(4, 2).order(order).getShort() != 8) {
      throw source.malformed(4, "wanted offsets of 8 bytes");
    }
    return new Tiff(source, order, version == 43);
  }

  /** Returns the file. */
  MediaSource source() {
    return source;
  }

  /** Returns whether offsets have 64 bits. */
  boolean isBig() {
    return big;
  }

  /** Returns where the offset of the first directory stands. */
  long headerAt() {
    return big ? 8 : 4;
  }

  /** Returns the bytes of one entry. */
  int entrySize() {
    return big ? 20 : 12;
  }

  /** Returns the bytes of an offset. */
  int offsetSize() {
    return big ? 8 : 4;
  }

  /** Returns an empty buffer in the file's byte order. */
  ByteBuffer buffer(int length) {
    return ByteBuffer.allocate(length).order(order);
  }

  /** Puts an offset or a count of the file's width. */
  ByteBuffer putOffset(ByteBuffer buffer, long value) {
    return big ? buffer.putLong(value) : buffer.putInt((int) value);
  }

  /**
   * Returns the directories in the order of their chain. Behind the first one the chain ends where
   * it is broken or returns to itself, as readers do.
   */
  List<Directory> directories() throws IOException {
    long at = offset(headerAt());
    List<Directory> directories = new ArrayList<>();
    directories.add(directory(at));
    Set<Long> seen = new HashSet<>(Set.of(at));
    int items = directories.get(0).entries().size();
    while (items < source.limits().items()) {
      Directory last = directories.get(directories.size() - 1);
      try {
        at = offset(last.nextAt());
        if (at == 0 || !seen.add(at)) {
          return directories;
        }
        directories.add(directory(at));
      } catch (MalformedMediaException e) {
        return directories;
      }
      items += 1 + directories.get(directories.size() - 1).entries().size();
    }
    throw source.malformed(at, "more than " + source.limits().items() + " entries");
  }

  /** Fails if a directory, or the pixels or values of one, pass the end of the file. */
  void requireWhole() throws IOException {
    List<Directory> directories = directories();
    for (Directory directory : directories) {
      for (Entry entry : directory.entries()) {
        if (!isWhole(entry)) {
          source.requireReaching(entry.valueAt() + entry.length(), "tag " + entry.tag());
        }
      }
      requirePixels(directory, STRIPS, STRIP_LENGTHS);
      requirePixels(directory, TILES, TILE_LENGTHS);
    }
    long next = offset(directories.get(directories.size() - 1).nextAt());
    source.requireReaching(next, "the next directory");
    if (next > 0) {
      directory(next); // Fails, unless the chain returns to itself.
    }
  }

  private void requirePixels(Directory directory, int offsets, int lengths) throws IOException {
    Optional<Entry> from = directory.find(offsets);
    Optional<Entry> size = directory.find(lengths);
    if (from.isPresent() && size.isPresent()) {
      long[] at = numbers(from.get());
      long[] length = numbers(size.get());
      for (int i = 0; i < Math.min(at.length, length.length); i++) {
        source.requireReaching(at[i] + length[i], "the pixels of a strip or tile");
      }
    }
  }

  /** Returns the directory at an offset. */
  Directory directory(long at) throws IOException {
    long count = big ? number(source.bytes(at, 8), 8) : number(source.bytes(at, 2), 2);
    long first = at + (big ? 8 : 2);
    if (count < 0 || count > 0xFFFF || first + count * entrySize() > source.size()) {
      throw source.malformed(at, "a directory of " + count + " entries");
    }
    ByteBuffer table = source.bytes(first, (int) count * entrySize()).order(order);
    List<Entry> entries = new ArrayList<>((int) count);
    for (int i = 0; i < count; i++) {
      entries.add(entry(table, i * entrySize(), first + (long) i * entrySize()));
    }
    return new Directory(at, entries, first + count * entrySize());
  }

  private Entry entry(ByteBuffer table, int i, long at) {
    int type = table.getShort(i + 2) & 0xFFFF;
    long count = big ? table.getLong(i + 4) : table.getInt(i + 4) & 0xFFFFFFFFL;
    int size = type < SIZES.length ? SIZES[type] : 0;
    long length = count < 0 || count > Long.MAX_VALUE / 8 ? Long.MAX_VALUE : count * size;
    boolean inline = length <= offsetSize();
    int value = i + (big ? 12 : 8);
    long valueAt =
        inline ? at + (value - i) : big ? table.getLong(value) : table.getInt(value) & 0xFFFFFFFFL;
    return new Entry(at, table.getShort(i) & 0xFFFF, type, count, valueAt, length, inline);
  }

  /** Returns whether an entry's values lie in the file. */
  boolean isWhole(Entry entry) {
    return entry.valueAt() >= 0 && entry.valueAt() <= source.size() - entry.length();
  }

  /** Returns an entry's values as they stand in the file. */
  byte[] value(Entry entry) throws IOException {
    if (!isWhole(entry) || entry.length() > source.limits().block()) {
      throw source.malformed(
          entry.at(),
          "tag " + entry.tag() + " wants " + entry.length() + " bytes at " + entry.valueAt());
    }
    return source.array(entry.valueAt(), (int) entry.length());
  }

  /** Returns an entry's values as numbers; none if they are not integers. */
  long[] numbers(Entry entry) throws IOException {
    int size = entry.type() < SIZES.length ? SIZES[entry.type()] : 0;
    boolean integer =
        switch (entry.type()) {
          case 1, 3, 4, 13, 16, 18 -> true;
          default -> false;
        };
    if (!integer) {
      return new long[0];
    }
    ByteBuffer bytes = ByteBuffer.wrap(value(entry));
    long[] numbers = new long[bytes.capacity() / size];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(bytes.slice(i * size, size), size);
    }
    return numbers;
  }

  private long offset(long at) throws IOException {
    return number(source.bytes(at, offsetSize()), offsetSize());
  }

  private long number(ByteBuffer bytes, int size) {
    bytes.order(order);
    return switch (size) {
      case 1 -> bytes.get(0) & 0xFF;
      case 2 -> bytes.getShort(0) & 0xFFFF;
      case 4 -> bytes.getInt(0) & 0xFFFFFFFFL;
      default -> bytes.getLong(0);
    };
  }
}
