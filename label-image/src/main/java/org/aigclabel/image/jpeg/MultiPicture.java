package org.aigclabel.image.jpeg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.image.jpeg.JpegHeader.Segment;

/** The index of further pictures behind the first one (CIPA DC-007), kept right when it grows. */
final class MultiPicture {

  private static final String SIGNATURE = "MPF\0";
  private static final int ENTRIES = 0xB002;
  private static final int ENTRY = 16;

  private MultiPicture() {}

  /** Moves the offsets of further pictures by the growth of the first one, and its size. */
  static void adjust(MediaSource source, List<Segment> segments, Changes changes)
      throws IOException {
    int growth = (int) changes.growth();
    for (Segment segment : segments) {
      if (segment.isApp(2) && source.startsWith(segment.payloadAt(), SIGNATURE)) {
        byte[] index =
            source.array(
                segment.payloadAt() + SIGNATURE.length(), segment.length() - SIGNATURE.length());
        if (growth != 0 && adjusted(index, growth)) {
          changes.replace(segment.payloadAt() + SIGNATURE.length(), index.length, index);
        }
        return;
      }
    }
  }

  private static boolean adjusted(byte[] index, int growth) {
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

  private static void move(ByteBuffer bytes, int at, int pictures, int growth) {
    for (int i = 0; i < pictures; i++) {
      int entry = at + i * ENTRY;
      int offset = bytes.getInt(entry + 8);
      if (offset == 0) {
        bytes.putInt(entry + 4, bytes.getInt(entry + 4) + growth);
      } else {
        bytes.putInt(entry + 8, offset + growth);
      }
    }
  }
}
