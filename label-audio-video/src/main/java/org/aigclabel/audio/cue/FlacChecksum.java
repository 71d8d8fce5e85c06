package org.aigclabel.audio.cue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.aigclabel.audio.cue.FlacFrames.Frame;
import org.aigclabel.container.LinearChecksum;

/** The checksum behind a FLAC frame: polynomial 0x8005 from zero, eight bytes at a time. */
final class FlacChecksum {

  private static final int POLYNOMIAL = 0x18005;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** Row k has the checksums of a byte with k zeros behind it. */
  private static final char[][] TABLES = new char[8][256];

  static {
    for (int i = 0; i < 256; i++) {
      int value = i << 8;
      for (int row = 0; row < 8; row++) {
        for (int bit = 0; bit < 8; bit++) {
          value = value << 1 ^ ((value & 0x8000) != 0 ? POLYNOMIAL : 0);
        }
        TABLES[row][i] = (char) value;
      }
    }
  }

  private static final LinearChecksum CHECKSUM = new LinearChecksum(16, POLYNOMIAL);

  private FlacChecksum() {}

  static int of(byte[] bytes) {
    return of(bytes, 0, bytes.length);
  }

  /** Returns the checksum of the bytes from one place to another; 0 if it ends with its own. */
  static int of(byte[] bytes, int from, int to) {
    int sum = 0;
    int at = from;
    for (; at <= to - 8; at += 8) {
      long next = (long) LONGS.get(bytes, at) ^ (long) sum << 48;
      sum =
          TABLES[7][(int) (next >>> 56)]
              ^ TABLES[6][(int) (next >>> 48) & 0xFF]
              ^ TABLES[5][(int) (next >>> 40) & 0xFF]
              ^ TABLES[4][(int) (next >>> 32) & 0xFF]
              ^ TABLES[3][(int) (next >>> 24) & 0xFF]
              ^ TABLES[2][(int) (next >>> 16) & 0xFF]
              ^ TABLES[1][(int) (next >>> 8) & 0xFF]
              ^ TABLES[0][(int) next & 0xFF];
    }
    for (; at < to; at++) {
      sum = (sum << 8 ^ TABLES[0][sum >> 8 ^ bytes[at] & 0xFF]) & 0xFFFF;
    }
    return sum;
  }

  /** Returns a frame's checksum after its header changed: checksums are linear. */
  static byte[] changed(Frame frame, byte[] header) {
    int body = frame.length() - frame.header().length - 2;
    int sum = frame.sum() ^ CHECKSUM.advance(of(frame.header()) ^ of(header), body);
    return new byte[] {(byte) (sum >> 8), (byte) sum};
  }
}
