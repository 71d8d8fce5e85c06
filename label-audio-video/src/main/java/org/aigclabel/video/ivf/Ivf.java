package org.aigclabel.video.ivf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The IVF file format, little-endian: a header, then frames each behind its length and time. */
final class Ivf {

  private static final int HEADER = 32;
  private static final int FRAME_HEADER = 12;
  private static final int RATE = 25;

  private Ivf() {}

  static byte[] head(String fourCc, int width, int height) {
    ByteBuffer head = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    head.put(("DKIF").getBytes(StandardCharsets.US_ASCII)).putShort((short) 0);
    head.putShort((short) HEADER).put(fourCc.getBytes(StandardCharsets.US_ASCII));
    head.putShort((short) width).putShort((short) height).putInt(RATE).putInt(1);
    return head.array();
  }

  static byte[] frame(byte[] sample, int index) {
    return ByteBuffer.allocate(FRAME_HEADER + sample.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(sample.length)
        .putLong(index)
        .put(sample)
        .array();
  }

  /** Returns the frames of files, one after another. */
  static List<byte[]> frames(List<byte[]> files) {
    List<byte[]> frames = new ArrayList<>();
    for (byte[] file : files) {
      ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
      for (int at = HEADER; at + FRAME_HEADER <= file.length; ) {
        int length = bytes.getInt(at);
        at += FRAME_HEADER;
        if (length < 0 || length > file.length - at) {
          throw new IllegalStateException("the encoder's stream ends in a frame");
        }
        byte[] frame = new byte[length];
        bytes.get(at, frame);
        frames.add(frame);
        at += length;
      }
    }
    return frames;
  }
}
