package org.aigclabel.video.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.IsoBoxes.Box;
import org.aigclabel.container.IsoEdits;

/**
 * A {@code sidx} box (ISO/IEC 14496-12 8.16.3): it counts the distance to the first segment from
 * its own end, so it is wrong once something between them grows.
 *
 * @param box the box
 * @param at where the distance stands
 * @param width its bytes
 * @param distance from the end of the box
 */
record SegmentIndex(Box box, long at, int width, long distance) {

  static SegmentIndex read(MediaSource source, Box box) throws IOException {
    boolean newer = source.u8(box.payload()) > 0;
    int width = newer ? Long.BYTES : Integer.BYTES;
    long at = box.payload() + 12 + width;
    if (at + width > box.end()) {
      throw source.malformed(box.offset(), "sidx of " + box.length() + " bytes");
    }
    return new SegmentIndex(box, at, width, newer ? source.u64(at) : source.u32(at));
  }

  /** Sets the distance for the places that bytes have moved to. */
  void set(Mp4File file, IsoEdits edits) throws IOException {
    long target = box.end() + distance;
    if (distance < 0 || target < 0 || file.isStray(target)) {
      return;
    }
    long now = edits.moved(target) - edits.moved(box.end());
    if (now < 0 || width == Integer.BYTES && now > 0xFFFFFFFFL) {
      throw new UnsupportedMediaException(
          file.source().name(),
          "its sidx box cannot point so far; remux it (ffmpeg -c copy) first");
    }
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).putLong(now);
    byte[] number = new byte[width];
    bytes.get(Long.BYTES - width, number);
    edits.replace(List.of(box), at, width, number);
  }

  /** Sets the distance and the sizes of the segments for what has grown within them. */
  void resize(MediaSource source, IsoEdits edits) throws IOException {
    long count = source.u16(at + width + 2);
    long from = box.end() + distance;
    byte[] number =
        ByteBuffer.allocate(Long.BYTES).putLong(edits.moved(from) - edits.moved(box.end())).array();
    edits.replace(
        List.of(box),
        at,
        width,
        java.util.Arrays.copyOfRange(number, Long.BYTES - width, Long.BYTES));
    for (int i = 0; i < count; i++) {
      long entry = at + width + 4 + 12L * i;
      long size = source.u32(entry);
      long to = from + (size & 0x7FFFFFFF);
      long now = edits.moved(to) - edits.moved(from);
      byte[] bytes = ByteBuffer.allocate(4).putInt((int) (size & 0x80000000L | now)).array();
      edits.replace(List.of(box), entry, 4, bytes);
      from = to;
    }
  }
}
