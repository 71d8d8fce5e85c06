package org.aigclabel.image.webp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.container.Riff;

/**
 * One frame of an animated WebP.
 *
 * @param chunk the {@code ANMF} chunk
 * @param x leftmost column, even
 * @param y topmost row, even
 * @param width in pixels
 * @param height in pixels
 * @param duration three bytes as they stand
 * @param flags 1 clears its place afterwards, 2 replaces instead of blending
 * @param inner the frame's own chunks as a file
 */
record WebpFrame(
    Riff.Chunk chunk, int x, int y, int width, int height, int duration, int flags, byte[] inner) {

  private static final int HEADER = 16;

  static WebpFrame of(MediaSource source, Riff riff, Riff.Chunk chunk) throws IOException {
    ByteBuffer data = riff.data(chunk).order(ByteOrder.LITTLE_ENDIAN);
    if (data.remaining() < HEADER) {
      throw source.malformed(chunk.offset(), "a frame of " + data.remaining() + " bytes");
    }
    byte[] chunks = new byte[data.remaining() - HEADER];
    data.get(HEADER, chunks);
    return new WebpFrame(
        chunk,
        2 * u24(data, 0),
        2 * u24(data, 3),
        1 + u24(data, 6),
        1 + u24(data, 9),
        u24(data, 12),
        data.get(15) & 0xFF,
        WebpCodec.file(chunks));
  }

  private static int u24(ByteBuffer data, int at) {
    return data.get(at) & 0xFF | (data.get(at + 1) & 0xFF) << 8 | (data.get(at + 2) & 0xFF) << 16;
  }

  boolean clears() {
    return (flags & 1) != 0;
  }

  boolean replaces() {
    return (flags & 2) != 0;
  }

  /** Returns the frame's data with another stream and place. */
  byte[] with(MediaSource source, byte[] stream) throws IOException {
    MediaSource old = MediaSource.of(source.name(), inner);
    List<Riff.Chunk> chunks = Riff.read(old).chunks();
    ByteBuffer data =
        ByteBuffer.allocate(HEADER + inner.length + stream.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : new int[] {x / 2, y / 2, width - 1, height - 1, duration}) {
      data.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
    }
    data.put((byte) flags).put(stream);
    for (Riff.Chunk chunk : chunks) {
      if (!WebpCodec.isStream(chunk)) {
        data.put(old.bytes(chunk.offset(), (int) (chunk.end() - chunk.offset())));
      }
    }
    return java.util.Arrays.copyOf(data.array(), data.position());
  }

  byte[] stream(MediaSource source) throws IOException {
    MediaSource file = MediaSource.of(source.name(), inner);
    return WebpCodec.stream(file, Riff.read(file).chunks());
  }

  WebpMode mode(MediaSource source) throws IOException {
    return WebpMode.of(Riff.read(MediaSource.of(source.name(), inner)));
  }

  /** Returns this frame grown to hold a box as well; corners of frames are even. */
  WebpFrame around(int left, int top, int right, int bottom) {
    int fromX = Math.min(x, left & ~1);
    int fromY = Math.min(y, top & ~1);
    int toX = Math.max(x + width, right);
    int toY = Math.max(y + height, bottom);
    return new WebpFrame(chunk, fromX, fromY, toX - fromX, toY - fromY, duration, flags, inner);
  }

  boolean covers(int column, int row) {
    return column >= x && column < x + width && row >= y && row < y + height;
  }

  boolean meets(WebpFrame other) {
    return x < other.x + other.width
        && other.x < x + width
        && y < other.y + other.height
        && other.y < y + height;
  }
}
