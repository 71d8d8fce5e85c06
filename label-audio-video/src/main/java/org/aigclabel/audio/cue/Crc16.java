package org.aigclabel.audio.cue;

/** The checksum of LAME's header: polynomial 0x8005, reflected, from zero. */
final class Crc16 {

  private static final int[] TABLE = new int[256];

  static {
    for (int i = 0; i < 256; i++) {
      int value = i;
      for (int bit = 0; bit < 8; bit++) {
        value = value >> 1 ^ ((value & 1) == 1 ? 0xA001 : 0);
      }
      TABLE[i] = value;
    }
  }

  private int value;

  Crc16 update(byte[] bytes, int offset, int length) {
    int sum = value;
    for (int i = offset; i < offset + length; i++) {
      sum = sum >> 8 ^ TABLE[(sum ^ bytes[i]) & 0xFF];
    }
    value = sum;
    return this;
  }

  int value() {
    return value;
  }
}
