package org.aigclabel.image.gif;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.aigclabel.MediaSource;

/**
 * One picture of a GIF with what governs it.
 *
 * @param block the picture
 * @param control the extension before it
 * @param x leftmost column on the screen
 * @param y topmost row
 * @param width in pixels
 * @param height in pixels
 * @param flags of the descriptor
 * @param disposal 2 clears its place afterwards, 3 brings back what was there
 * @param clear the index of clear pixels, or -1
 */
record GifFrame(
    GifBlocks.Block block,
    Optional<GifBlocks.Block> control,
    int x,
    int y,
    int width,
    int height,
    int flags,
    int disposal,
    int clear) {

  private static final int[][] PASSES = {{0, 8}, {4, 8}, {2, 4}, {1, 2}};

  static GifFrame of(MediaSource source, GifBlocks.Block block, Optional<GifBlocks.Block> control)
      throws IOException {
    long at = block.offset();
    int disposal = 0;
    int clear = -1;
    if (control.isPresent()) {
      int flags = source.u8(control.get().offset() + 3);
      disposal = flags >> 2 & 7;
      clear = (flags & 1) == 0 ? -1 : source.u8(control.get().offset() + 6);
    }
    GifFrame frame =
        new GifFrame(
            block,
            control,
            source.u16le(at + 1),
            source.u16le(at + 3),
            source.u16le(at + 5),
            source.u16le(at + 7),
            source.u8(at + 9),
            disposal,
            clear);
    if ((long) frame.width * frame.height > Math.min(source.limits().pixels(), 1 << 27)) {
      throw source.malformed(at, "a picture of " + frame.width + " by " + frame.height);
    }
    return frame;
  }

  boolean hasTable() {
    return (flags & 0x80) != 0;
  }

  boolean isInterlaced() {
    return (flags & 0x40) != 0;
  }

  /** Returns its own colours, or the screen's if it has none, as RGB. */
  int[] palette(MediaSource source) throws IOException {
    int bits = hasTable() ? flags : source.u8(10);
    long at = hasTable() ? block.offset() + 10 : 13;
    int[] palette = new int[(bits & 0x80) == 0 ? 0 : 2 << (bits & 7)];
    byte[] bytes = source.array(at, 3 * palette.length);
    for (int i = 0; i < palette.length; i++) {
      palette[i] =
          (bytes[3 * i] & 0xFF) << 16 | (bytes[3 * i + 1] & 0xFF) << 8 | bytes[3 * i + 2] & 0xFF;
    }
    return palette;
  }

  /** Returns its pixels row by row. */
  byte[] pixels(MediaSource source) throws IOException {
    long at = block.offset() + 10 + (hasTable() ? 3L * (2 << (flags & 7)) : 0);
    int bits = source.u8(at);
    if (bits < 1 || bits > 11) {
      throw source.malformed(at, "codes of " + bits + " bits");
    }
    ByteArrayOutputStream codes = new ByteArrayOutputStream();
    for (long next = at + 1; next < block.end() - 1; next += 1 + source.u8(next)) {
      codes.write(source.array(next + 1, source.u8(next)));
    }
    byte[] pixels = Lzw.decode(codes.toByteArray(), bits, width * height);
    return isInterlaced() ? reordered(pixels, Order.SHOWN) : pixels;
  }

  private enum Order {
    SHOWN,
    STORED
  }

  private byte[] reordered(byte[] pixels, Order order) {
    byte[] rows = new byte[pixels.length];
    int stored = 0;
    for (int[] pass : PASSES) {
      for (int shown = pass[0]; shown < height; shown += pass[1], stored++) {
        int from = order == Order.SHOWN ? stored : shown;
        int to = order == Order.SHOWN ? shown : stored;
        System.arraycopy(pixels, from * width, rows, to * width, width);
      }
    }
    return rows;
  }

  /** Returns the picture with other pixels and colours, in this frame's place and row order. */
  byte[] encode(byte[] pixels, int[] palette) {
    int bits = 1;
    while (2 << bits - 1 < palette.length) {
      bits++;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0x2C);
    for (int value : new int[] {x, y, width, height}) {
      out.write(value);
      out.write(value >> 8);
    }
    out.write(0x80 | flags & 0x60 | bits - 1);
    for (int i = 0; i < 1 << bits; i++) {
      int rgb = i < palette.length ? palette[i] : 0;
      out.write(rgb >> 16);
      out.write(rgb >> 8);
      out.write(rgb);
    }
    out.writeBytes(
        Lzw.encode(isInterlaced() ? reordered(pixels, Order.STORED) : pixels, Math.max(2, bits)));
    return out.toByteArray();
  }

  /** Returns this frame in another place; its pixels are the caller's to provide. */
  GifFrame at(int left, int top, int right, int bottom) {
    return new GifFrame(
        block, control, left, top, right - left, bottom - top, flags, disposal, clear);
  }

  boolean covers(int column, int row) {
    return column >= x && column < x + width && row >= y && row < y + height;
  }

  boolean meets(GifFrame other) {
    return x < other.x + other.width
        && other.x < x + width
        && y < other.y + other.height
        && other.y < y + height;
  }
}
