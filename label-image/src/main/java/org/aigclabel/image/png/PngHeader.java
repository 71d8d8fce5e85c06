package org.aigclabel.image.png;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.MediaSource;

/**
 * What IHDR says.
 *
 * @param width in pixels
 * @param height in pixels
 * @param depth bits of a sample
 * @param colour 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha
 * @param interlaced whether the seven passes of Adam7 are stored
 */
record PngHeader(int width, int height, int depth, int colour, boolean interlaced) {

  static final int GREY = 0;
  static final int RGB = 2;
  static final int PALETTE = 3;
  static final int GREY_ALPHA = 4;
  static final int RGB_ALPHA = 6;

  private static final int[][] ADAM7 = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  /**
   * The rows of one pass.
   *
   * @param x first column
   * @param y first row
   * @param stepX columns from one pixel to the next
   * @param stepY rows from one to the next
   * @param columns pixels of a row
   * @param rows number of rows
   * @param offset of the first row in the decompressed stream
   * @param rowBytes bytes of a row without its filter
   */
  record Pass(
      int x, int y, int stepX, int stepY, int columns, int rows, long offset, int rowBytes) {

    long rowAt(int row) {
      return offset + row * (rowBytes + 1L);
    }

    long end() {
      return rowAt(rows);
    }
  }

  static PngHeader read(MediaSource source, PngChunk chunk) throws IOException {
    ByteBuffer data = source.bytes(chunk.dataAt(), chunk.length());
    PngHeader header =
        new PngHeader(
            data.getInt(0), data.getInt(4), data.get(8), data.get(9) & 0xFF, data.get(12) == 1);
    boolean depthFits =
        switch (header.colour) {
          case GREY -> List.of(1, 2, 4, 8, 16).contains(header.depth);
          case PALETTE -> List.of(1, 2, 4, 8).contains(header.depth);
          case RGB, GREY_ALPHA, RGB_ALPHA -> header.depth == 8 || header.depth == 16;
          default -> false;
        };
    if (!depthFits || header.width < 1 || header.height < 1 || data.get(10) != 0) {
      throw source.malformed(chunk.dataAt(), "wanted a header of PNG, found odd values");
    }
    if (data.get(11) != 0 || data.get(12) < 0 || data.get(12) > 1) {
      throw source.malformed(chunk.dataAt() + 11, "wanted a known filter method and interlace");
    }
    if ((long) header.width * header.height > source.limits().pixels()
        || (long) header.width * header.pixelBits() / 8 > source.limits().block()) {
      throw source.malformed(
          chunk.dataAt(), "a picture of more than " + source.limits().pixels() + " pixels");
    }
    return header;
  }

  PngHeader sized(int w, int h) {
    return new PngHeader(w, h, depth, colour, interlaced);
  }

  int channels() {
    return switch (colour) {
      case RGB -> 3;
      case GREY_ALPHA -> 2;
      case RGB_ALPHA -> 4;
      default -> 1;
    };
  }

  int pixelBits() {
    return channels() * depth;
  }

  /** Returns the distance in bytes to the sample on the left, for filters. */
  int filterStep() {
    return Math.max(1, pixelBits() / 8);
  }

  List<Pass> passes() {
    List<Pass> passes = new ArrayList<>();
    long offset = 0;
    for (int[] p : interlaced ? ADAM7 : new int[][] {{0, 0, 1, 1}}) {
      int columns = (width - p[0] + p[2] - 1) / p[2];
      int rows = (height - p[1] + p[3] - 1) / p[3];
      if (columns > 0 && rows > 0) {
        int rowBytes = (int) (((long) columns * pixelBits() + 7) / 8);
        Pass pass = new Pass(p[0], p[1], p[2], p[3], columns, rows, offset, rowBytes);
        passes.add(pass);
        offset = pass.end();
      }
    }
    return passes;
  }

  byte[] chunk() {
    ByteBuffer data = ByteBuffer.allocate(13).putInt(width).putInt(height);
    data.put((byte) depth).put((byte) colour).putShort((short) 0);
    return PngChunk.bytes("IHDR", data.put((byte) (interlaced ? 1 : 0)).array());
  }
}
