package org.aigclabel.video.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.IsoBoxes.Box;
import org.aigclabel.container.IsoEdits;

/**
 * A length of time in {@code mvhd}, {@code mdhd} or {@code tkhd}.
 *
 * @param scale units of a second; 0 in {@code tkhd}, which takes that of the movie
 * @param at its byte
 * @param wide whether it has 64 bits
 * @param value in units; all ones if unknown
 */
record Duration(long scale, long at, boolean wide, long value) {

  static Duration of(MediaSource source, Box parent, String type) throws IOException {
    List<Box> boxes = IsoBoxes.find(source, parent, type);
    if (boxes.isEmpty()) {
      throw source.malformed(parent.offset(), "wanted a box " + type + ", found none");
    }
    long body = boxes.get(0).payload();
    boolean wide = source.u8(body) == 1;
    boolean track = type.equals("tkhd");
    long at = body + (wide ? 24 : 16) + (track ? 4 : 0);
    long scale = track ? 0 : source.u32(at - 4);
    if (!track && scale == 0) {
      throw source.malformed(at - 4, type + " of no units a second");
    }
    return new Duration(scale, at, wide, wide ? source.bytes(at, 8).getLong() : source.u32(at));
  }

  /** Sets it, unless it is unknown. */
  void set(IsoEdits edits, long other) {
    boolean unknown = value == (wide ? -1L : 0xFFFFFFFFL);
    if (!unknown) {
      ByteBuffer bytes = ByteBuffer.allocate(wide ? 8 : 4);
      edits.replace(
          List.of(),
          at,
          bytes.capacity(),
          (wide ? bytes.putLong(other) : bytes.putInt((int) other)).array());
    }
  }
}
