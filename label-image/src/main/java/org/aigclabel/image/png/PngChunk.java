package org.aigclabel.image.png;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * One chunk.
 *
 * @param type its four letters
 * @param at its first byte in the file
 * @param length of its data
 */
record PngChunk(String type, long at, int length) {

  /** Bytes around the data: length, type and CRC. */
  static final int FRAME = 12;

  boolean is(String name) {
    return type.equals(name);
  }

  /** Returns whether the pixels or the frames begin here. */
  boolean beginsPicture() {
    return is("IDAT") || is("fcTL") || is("fdAT");
  }

  long dataAt() {
    return at + 8;
  }

  long end() {
    return at + FRAME + length;
  }

  /** Returns a whole chunk. */
  static byte[] bytes(String type, byte[] data) {
    return bytes(type, data, 0, data.length);
  }

  /** Returns a whole chunk with part of an array. */
  static byte[] bytes(String type, byte[] data, int offset, int length) {
    ByteBuffer out = ByteBuffer.allocate(length + FRAME);
    out.putInt(length).put(type.getBytes(StandardCharsets.ISO_8859_1)).put(data, offset, length);
    CRC32 crc = new CRC32();
    crc.update(out.array(), 4, length + 4);
    return out.putInt((int) crc.getValue()).array();
  }
}
