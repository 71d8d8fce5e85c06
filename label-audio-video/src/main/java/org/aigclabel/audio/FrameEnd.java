package org.aigclabel.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.aigclabel.MediaSource;

/**
 * Looks at the last frames of a stream that says no length: each frame says its own.
 *
 * @param source the file
 * @param lengths tells frames from other bytes
 */
record FrameEnd(MediaSource source, Lengths lengths) {

  /** How long a frame is. */
  interface Lengths {
    /** Returns the length of the frame with these first eight bytes; 0 if no frame begins so. */
    int of(int head, int next);
  }

  private static final int WINDOW = 1 << 15;
  private static final int HEADER = 8;

  /** A stream of so few bytes has a frame, if it has any, at its start. */
  private static final int SHORT = 2048;

  /** As many frames in a row are no chance. */
  private static final int CERTAIN = 4;

  /**
   * Fails if the last frame, or a tag behind it, passes the end of the stream. Where no frames are
   * found in a long one nothing can be said; other bytes behind the last frame are overlooked.
   */
  void require(long start, long end) throws IOException {
    long from = Math.max(start, end - WINDOW);
    ByteBuffer window = source.head(from, (int) Math.max(0, end - from));
    for (int at = 0; at < window.limit(); at++) {
      int count = 0;
      int next = at;
      for (int length = length(window, next); length > 0; length = length(window, next)) {
        next += length;
        count++;
      }
      if (count >= CERTAIN || count > 0 && at == 0 && from == start) {
        requireLast(window, next, from);
        return;
      }
    }
    if (end - start < SHORT) {
      throw source.malformed(end, "wanted a frame, found the end");
    }
  }

  private void requireLast(ByteBuffer window, int next, long from) throws IOException {
    boolean header = next < window.limit() && window.get(next) == (byte) 0xFF;
    if (next > window.limit() || header && window.limit() - next < HEADER) {
      long frame = Math.max(source.size() + 1, from + next);
      source.requireReaching(frame, "the last frame");
    }
    Tail.requireWhole(source, from + next, from + window.limit());
  }

  private int length(ByteBuffer window, int at) {
    return at > window.limit() - HEADER ? 0 : lengths.of(window.getInt(at), window.getInt(at + 4));
  }
}
