package org.aigclabel.container;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.aigclabel.MediaSource;

/** Tells whether a RIFF or IFF file has all that its chunks and its header declare. */
public final class RiffEnd {

  private static final int HEADER = 8;

  /** What writers to a pipe put where they do not know a size, and above. */
  private static final long STREAMED = 0x7FFFF000L;

  /** The largest size that is not one of RF64. */
  private static final long WIDEST = 0xFFFFFFFFL;

  private RiffEnd() {}

  /**
   * Fails if the file ends before its chunks do, or before its header says. A missing padding byte
   * is overlooked, and so is a size that counts its own header.
   */
  public static void require(MediaSource source) throws IOException {
    Riff riff = Riff.read(source);
    for (Riff.Chunk chunk : riff.chunks()) {
      if (chunk.size() < STREAMED || chunk.size() > WIDEST) {
        source.requireReaching(end(chunk), "chunk " + chunk.id());
      }
    }
    long declared = size(source, riff, 4);
    source.requireReaching(declared < STREAMED ? declared : 0, "the chunks of " + riff.form());
    for (long at = riff.end(); source.startsWith(at, "RIFF"); at += HEADER) {
      at += size(source, riff, at + 4);
      source.requireReaching(at + HEADER, "a further RIFF");
    }
  }

  private static long end(Riff.Chunk chunk) {
    return chunk.size() > Long.MAX_VALUE - chunk.data()
        ? Long.MAX_VALUE
        : chunk.data() + chunk.size();
  }

  private static long size(MediaSource source, Riff riff, long at) throws IOException {
    ByteBuffer size = source.bytes(at, 4).order(riff.order());
    return size.getInt() & WIDEST;
  }
}
