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
    for (int at = length - SHORTEST; at >= 0; at--) {
      if (end[at] == (byte) 0xFF && (end[at + 1] & 0xFE) == 0xF8 && checksum(end, at) == 0) {
        return;
      }
    }
    throw source.malformed(to, "wanted the checksum of the last frame, found the end");
  }

  private static int checksum(byte[] bytes, int from) {
    int sum = 0;
    for (int i = from; i < bytes.length; i++) {
      sum ^= (bytes[i] & 0xFF) << 8;
      for (int bit = 0; bit < 8; bit++) {
        sum = sum << 1 ^ ((sum & 0x8000) != 0 ? POLYNOMIAL : 0);
      }
      sum &= 0xFFFF;
    }
    return sum;
  }
}
