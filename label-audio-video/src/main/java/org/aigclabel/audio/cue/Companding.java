package org.aigclabel.audio.cue;

/**
 * A-law and µ-law.
 *
 * @see <a href="https://www.itu.int/rec/T-REC-G.711">ITU-T G.711</a>
 */
final class Companding {

  private static final int BIAS = 0x84;
  private static final int CLIP = 32_635;

  private Companding() {}

  static int mulaw(byte code) {
    int value = ~code;
    int exponent = value >> 4 & 7;
    int magnitude = (((value & 15) << 3) + BIAS << exponent) - BIAS;
    return (value & 0x80) != 0 ? -magnitude : magnitude;
  }

  static byte toMulaw(int sample) {
    int sign = sample < 0 ? 0x80 : 0;
    int magnitude = Math.min(CLIP, Math.abs(sample)) + BIAS;
    int exponent = Math.max(0, 24 - Integer.numberOfLeadingZeros(magnitude));
    return (byte) ~(sign | exponent << 4 | magnitude >> exponent + 3 & 15);
  }

  static int alaw(byte code) {
    int value = code ^ 0x55;
    int exponent = value >> 4 & 7;
    int mantissa = (value & 15) << 4;
    int magnitude = exponent == 0 ? mantissa + 8 : mantissa + 0x108 << exponent - 1;
    return (value & 0x80) != 0 ? magnitude : -magnitude;
  }

  static byte toAlaw(int sample) {
    int sign = sample >= 0 ? 0x80 : 0;
    int magnitude = Math.min(CLIP, Math.abs(sample));
    int exponent = Math.max(0, 24 - Integer.numberOfLeadingZeros(magnitude));
    int mantissa = exponent == 0 ? magnitude >> 4 : magnitude >> exponent + 3;
    return (byte) ((sign | exponent << 4 | mantissa & 15) ^ 0x55);
  }
}
