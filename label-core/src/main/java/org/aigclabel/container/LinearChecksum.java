package org.aigclabel.container;

/**
 * A checksum without inversions, which is linear: when some of many bytes change, it changes by the
 * checksum of their difference, advanced over the bytes that follow.
 *
 * @param bits its length, up to 32
 * @param polynomial without the highest term
 */
public record LinearChecksum(int bits, int polynomial) {

  /** The term that a zero byte multiplies by: the eighth power. */
  private static final int BYTE = 1 << 8;

  /** Returns a remainder after this many zero bytes. */
  public int advance(int remainder, long bytes) {
    int power = BYTE;
    int result = remainder;
    for (long left = bytes; left > 0; left >>= 1) {
      result = (left & 1) == 1 ? multiply(result, power) : result;
      power = multiply(power, power);
    }
    return result;
  }

  private int multiply(int a, int b) {
    int product = 0;
    for (int i = bits - 1; i >= 0; i--) {
      product = product << 1 ^ ((product >>> bits - 1 & 1) == 1 ? polynomial : 0);
      product ^= (b >>> i & 1) == 1 ? a : 0;
    }
    return product & -1 >>> 32 - bits;
  }
}
