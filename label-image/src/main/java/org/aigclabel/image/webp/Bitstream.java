package org.aigclabel.image.webp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.aigclabel.MediaSource;
import org.aigclabel.container.Riff;

/**
 * What the one bitstream of a simple file says of the picture.
 *
 * @param offset the first byte of its chunk
 * @param width in pixels
 * @param height in pixels
 * @param alphaFlag the alpha bit of {@code VP8X}, or 0
 */
record Bitstream(long offset, int width, int height, int alphaFlag) {

  private static final int ALPHA = 0x10;

  /** Reads the head of the first {@code VP8 } or {@code VP8L} chunk. */
  static Bitstream of(MediaSource source, Riff riff) throws IOException {
    for (Riff.Chunk chunk : riff.chunks()) {
      if (chunk.id().equals("VP8 ")) {
        return lossy(source, chunk.offset(), riff.data(chunk));
      }
      if (chunk.id().equals("VP8L")) {
        return lossless(source, chunk.offset(), riff.data(chunk));
      }
    }
    throw source.malformed(12, "wanted a VP8, VP8L or VP8X chunk, found none");
  }

  private static Bitstream lossy(MediaSource source, long at, ByteBuffer data) throws IOException {
    data.order(ByteOrder.LITTLE_ENDIAN);
    if (data.remaining() < 10
        || (data.get(3) & 0xFF) != 0x9D
        || data.get(4) != 0x01
        || data.get(5) != 0x2A) {
      throw source.malformed(at + 8, "wanted a VP8 key frame");
    }
    return of(source, at, data.getShort(6) & 0x3FFF, data.getShort(8) & 0x3FFF);
  }

  private static Bitstream of(MediaSource source, long at, int width, int height)
      throws IOException {
    if (width == 0 || height == 0) {
      throw source.malformed(at + 8, "a picture of " + width + " by " + height);
    }
    return new Bitstream(at, width, height, 0);
  }

  private static Bitstream lossless(MediaSource source, long at, ByteBuffer data)
      throws IOException {
    data.order(ByteOrder.LITTLE_ENDIAN);
    if (data.remaining() < 5 || data.get(0) != 0x2F) {
      throw source.malformed(at + 8, "wanted a VP8L stream");
    }
    int bits = data.getInt(1);
    int alpha = (bits >>> 28 & 1) == 1 ? ALPHA : 0;
    return new Bitstream(at, (bits & 0x3FFF) + 1, (bits >>> 14 & 0x3FFF) + 1, alpha);
  }
}
