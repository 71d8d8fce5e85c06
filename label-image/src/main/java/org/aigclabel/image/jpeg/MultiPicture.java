package org.aigclabel.image.jpeg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.image.jpeg.JpegHeader.Segment;

/**
 * The index of further pictures behind the first one (CIPA DC-007), kept right when it grows:
 * offsets count from the index itself.
 */
final class MultiPicture {

  private static final String SIGNATURE = "MPF\0";
  private static final int ENTRIES = 0xB002;
  private static final int ENTRY = 16;

  private MultiPicture() {}

  /** Moves the offsets of further pictures by the growth before them, and the first one's size. */
  static void adjust(MediaSource source, List<Segment> segments, Changes changes)
      throws IOException {
    for (Segment segment : segments) {
      if (segment.isApp(2) && source.startsWith(segment.payloadAt(), SIGNATURE)) {
        int[] growth = {(int) changes.growth(), (int) changes.growthAfter(segment.at())};
        long at = segment.payloadAt() + SIGNATURE.length();
        byte[] index = source.array(at, segment.length() - SIGNATURE.length());
        if (growth[0] != 0 && adjusted(index, growth)) {
          changes.replace(at, index.length, index);
        }
        return;
      }
    }
  }

  private static boolean adjusted(byte[] index, int[] growth) {
    if (index.length < 10) {
      return false;
    }
    ByteBuffer bytes = ByteBuffer.wrap(index);
    bytes.order(index[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = bytes.getInt(4);
    if (directory < 8 || directory > index.length - 2) {
      return false;
    }
    int count = bytes.getShort(directory) & 0xFFFF;
    for (int i = 0; i < count && directory + 2 + (i + 1) * 12 <= index.length; i++) {
      int at = directory + 2 + i * 12;
      int length = bytes.getInt(at + 4);
      int offset = bytes.getInt(at + 8);
      if ((bytes.getShort(at) & 0xFFFF) == ENTRIES
          && length >= ENTRY
          && offset >= 8
          && offset <= index.length - length) {
        move(bytes, offset, length / ENTRY, growth);
        return true;
      }
    }
    return false;
  }

  private static void move(ByteBuffer bytes, int at, int pictures, int[] growth) {
    for (int i = 0; i < pictures; i++) {
      int entry = at + i * ENTRY;
      int offset = bytes.getInt(entry + 8);
      if (offset == 0) {
        bytes.putInt(entry + 4, bytes.getInt(entry + 4) + growth[0]);
      } else {
        bytes.putInt(entry + 8, offset + growth[1]);
      }
    }
  }
}
