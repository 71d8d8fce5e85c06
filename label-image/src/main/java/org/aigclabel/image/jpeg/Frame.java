package org.aigclabel.image.jpeg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.image.jpeg.JpegHeader.Segment;

/**
 * The frame header (ISO/IEC 10918-1 B.2.2) of a Huffman-coded 8-bit picture.
 *
 * @param marker SOF0, SOF1 or SOF2
 * @param width in pixels as stored
 * @param height in pixels as stored
 * @param components in the order of the frame
 */
record Frame(int marker, int width, int height, List<Component> components) {

  private static final int PROGRESSIVE = 0xC2;

  /**
   * One component.
   *
   * @param index its place in the frame
   * @param id by which scans name it
   * @param h horizontal sampling factor
   * @param v vertical sampling factor
   * @param table number of its quantisation table
   * @param wide blocks in a row of its own, without padding
   * @param high rows of blocks, without padding
   */
  record Component(int index, int id, int h, int v, int table, int wide, int high) {}

  static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  /** Reads a frame header; refuses what is not Huffman-coded DCT of 8 bits. */
  static Frame read(MediaSource source, Segment segment) throws IOException {
    requireSupported(source, segment.marker());
    if (segment.length() < 6) {
      throw source.malformed(segment.at(), "wanted a frame header, found " + segment.length());
    }
    ByteBuffer bytes = source.bytes(segment.payloadAt(), segment.length());
    int precision = bytes.get() & 0xFF;
    int height = bytes.getShort() & 0xFFFF;
    int width = bytes.getShort() & 0xFFFF;
    int count = bytes.get() & 0xFF;
    if (precision != 8) {
      throw new UnsupportedMediaException(
          source.name(), precision + "-bit JPEG; convert it to 8 bits first");
    }
    if (width == 0 || height == 0 || bytes.remaining() < count * 3) {
      throw source.malformed(
          segment.at(), "a frame of " + width + " x " + height + ", " + count + " components");
    }
    if ((long) width * height > source.limits().pixels()) {
      throw source.malformed(
          segment.at(), "a picture of more than " + source.limits().pixels() + " pixels");
    }
    int[][] raw = new int[count][];
    int h = 1;
    int v = 1;
    for (int i = 0; i < count; i++) {
      int id = bytes.get() & 0xFF;
      int factors = bytes.get() & 0xFF;
      raw[i] = new int[] {id, factors >> 4, factors & 15, bytes.get() & 0xFF};
      h = Math.max(h, raw[i][1]);
      v = Math.max(v, raw[i][2]);
      if (raw[i][1] < 1 || raw[i][1] > 4 || raw[i][2] < 1 || raw[i][2] > 4 || raw[i][3] > 3) {
        throw source.malformed(segment.at(), "component " + id + " has wrong factors or table");
      }
    }
    List<Component> components = new ArrayList<>();
    for (int[] c : raw) {
      int wide = ceil(ceil(width * c[1], h), 8);
      int high = ceil(ceil(height * c[2], v), 8);
      components.add(new Component(components.size(), c[0], c[1], c[2], c[3], wide, high));
    }
    return new Frame(segment.marker(), width, height, List.copyOf(components));
  }

  boolean isProgressive() {
    return marker == PROGRESSIVE;
  }

  /** Returns the largest horizontal sampling factor. */
  int maxH() {
    return components.stream().mapToInt(Component::h).max().orElse(1);
  }

  /** Returns the largest vertical sampling factor. */
  int maxV() {
    return components.stream().mapToInt(Component::v).max().orElse(1);
  }

  /** Returns the interleaved MCUs in a row. */
  int mcusWide() {
    return ceil(width, 8 * maxH());
  }

  /** Returns the rows of interleaved MCUs. */
  int mcusHigh() {
    return ceil(height, 8 * maxV());
  }

  static int ceil(int value, int by) {
    return (value + by - 1) / by;
  }

  private static void requireSupported(MediaSource source, int marker)
      throws UnsupportedMediaException {
    String kind =
        switch (marker) {
          case 0xC0, 0xC1, PROGRESSIVE -> "";
          case 0xC3, 0xC7, 0xCB, 0xCF -> "lossless";
          case 0xC5, 0xC6 -> "hierarchical";
          default -> "arithmetic-coded";
        };
    if (!kind.isEmpty()) {
      throw new UnsupportedMediaException(
          source.name(),
          kind + " JPEG cannot be drawn on; convert it to baseline JPEG or PNG first");
    }
  }
}
