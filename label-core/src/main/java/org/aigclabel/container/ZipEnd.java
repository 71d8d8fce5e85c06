package org.aigclabel.container;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.MediaSource;

/**
 * What stands after the central directory of a zip archive.
 *
 * @param directory where the directory begins in the file
 * @param size its bytes
 * @param count its entries
 * @param shift bytes before the archive, which its offsets do not count
 * @param end where the end record stands
 * @param end64 where the zip64 end record stands, or -1
 */
record ZipEnd(long directory, long size, long count, long shift, long end, long end64) {

  private static final int END = 0x06054B50;
  private static final int END64 = 0x06064B50;
  private static final int LOCATOR = 0x07064B50;
  private static final int LONGEST = 22 + 0xFFFF;
  private static final long ALL = 0xFFFFFFFFL;

  static ZipEnd of(MediaSource source) throws IOException {
    int length = (int) Math.min(source.size(), LONGEST);
    long from = source.size() - length;
    ByteBuffer tail = source.bytes(from, length).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = length - 22; at >= 0; at--) {
      if (tail.getInt(at) == END && at + 22 + (tail.getShort(at + 20) & 0xFFFF) == length) {
        return of(source, tail.slice(at, 22).order(ByteOrder.LITTLE_ENDIAN), from + at);
      }
    }
    throw source.malformed(source.size(), "wanted the end record of a zip archive, found none");
  }

  private static ZipEnd of(MediaSource source, ByteBuffer record, long end) throws IOException {
    long count = record.getShort(10) & 0xFFFF;
    long size = record.getInt(12) & ALL;
    long offset = record.getInt(16) & ALL;
    long past = end;
    long end64 = -1;
    if (count == 0xFFFF || size == ALL || offset == ALL) {
      ByteBuffer locator = source.head(Math.max(0, end - 20), 20).order(ByteOrder.LITTLE_ENDIAN);
      if (end >= 20 && locator.getInt(0) == LOCATOR) {
        end64 = locator.getLong(8);
        ByteBuffer wide = source.bytes(end64, 56).order(ByteOrder.LITTLE_ENDIAN);
        if (wide.getInt(0) != END64) {
          throw source.malformed(end64, "wanted the zip64 end record");
        }
        count = wide.getLong(32);
        size = wide.getLong(40);
        offset = wide.getLong(48);
        past = end64;
      }
    }
    long directory = past - size;
    if (size < 0 || size > source.limits().block() || directory < 0 || count < 0) {
      throw source.malformed(end, "wanted a directory before the end, found one of " + size);
    }
    long shift = end64 >= 0 ? 0 : directory - offset;
    if (shift < 0 || end64 >= 0 && offset != directory) {
      throw source.malformed(end, "the directory is not where the end record says");
    }
    return new ZipEnd(directory, size, count, shift, end, end64);
  }

  /**
   * Returns where the zip64 fields of a directory record stand, each with its field's number in the
   * upper bits: 0 size, 1 compressed size, 2 offset.
   */
  static List<Integer> wide(ByteBuffer bytes, int record, int from, int to) {
    List<Integer> places = new ArrayList<>();
    int[] fields = {24, 20, 42};
    for (int at = from; at + 4 <= to; at += 4 + (bytes.getShort(at + 2) & 0xFFFF)) {
      if (bytes.getShort(at) == 1) {
        int place = at + 4;
        int end = Math.min(to, place + (bytes.getShort(at + 2) & 0xFFFF));
        for (int field = 0; field < 3; field++) {
          if (bytes.getInt(record + fields[field]) == -1 && place + 8 <= end) {
            places.add(field << 29 | place);
            place += 8;
          }
        }
        return places;
      }
    }
    return places;
  }

  /** Returns all after the directory, adjusted to a directory elsewhere and of another size. */
  byte[] moved(MediaSource source, long newDirectory, long newSize, long newCount)
      throws IOException {
    long from = directory + size;
    byte[] tail = source.array(from, (int) Math.min(source.size() - from, Integer.MAX_VALUE));
    ByteBuffer bytes = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
    int at = (int) (end - from);
    if (end64 >= 0) {
      int wide = (int) (end64 - from);
      bytes.putLong(wide + 24, newCount).putLong(wide + 32, newCount);
      bytes.putLong(wide + 40, newSize).putLong(wide + 48, newDirectory);
      bytes.putLong(at - 20 + 8, newDirectory + newSize + wide);
    } else if (newDirectory - shift >= ALL || newCount >= 0xFFFF) {
      throw source.malformed(end, "too big for an archive without zip64");
    }
    put(bytes, at + 8, newCount);
    put(bytes, at + 10, newCount);
    for (int field = 12; field <= 16; field += 4) {
      if (end64 < 0 || bytes.getInt(at + field) != -1) {
        bytes.putInt(at + field, (int) (field == 12 ? newSize : newDirectory - shift));
      }
    }
    return tail;
  }

  private void put(ByteBuffer bytes, int at, long count) {
    if (end64 < 0 || bytes.getShort(at) != -1) {
      bytes.putShort(at, (short) count);
    }
  }
}
