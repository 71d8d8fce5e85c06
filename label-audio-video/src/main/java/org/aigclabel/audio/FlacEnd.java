package org.aigclabel.audio;

import java.io.IOException;
import org.aigclabel.MediaSource;

/**
 * Looks at the last frame of a FLAC stream, which ends with a checksum over all of it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9639#name-frame-footer">RFC 9639, 9.3</a>
 */
final class FlacEnd {

  /** Encoders make frames of some kilobytes; this holds one of uncompressed surround sound. */
  private static final int WINDOW = 1 << 18;

  private static final int SHORTEST = 10;
  private static final int POLYNOMIAL = 0x8005;

  private FlacEnd() {}

  /** Fails if no frame ends where the stream does; a stream without frames is whole. */
  static void require(MediaSource source, long from, long to) throws IOException {
    int length = (int) Math.min(WINDOW, to - from);
    if (length <= 0) {
      return;
    }
    byte[] end = source.array(to - length, length);
    int sum = 0; // of the bytes from here on: each adds its bits times a power of x
    int power = POLYNOMIAL;
    for (int at = length - 1; at >= 0; at--) {
      for (int bit = 0; bit < 8; bit++) {
        sum ^= (end[at] >> bit & 1) * power;
        power = (power << 1 ^ (power >> 15) * POLYNOMIAL) & 0xFFFF;
      }
      if (sum == 0 && at <= length - SHORTEST && begins(end, at)) {
        return;
      }
    }
    throw source.malformed(to, "wanted the checksum of the last frame, found the end");
  }

  private static boolean begins(byte[] bytes, int at) {
    return bytes[at] == (byte) 0xFF && (bytes[at + 1] & 0xFE) == 0xF8;
  }
}
