package org.aigclabel.text.pdf;

import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes that a PDF writes as digits of base 16 or 85.
 *
 * @see <a href="https://www.iso.org/standard/75839.html">ISO 32000-2, 7.4.2 and 7.4.3</a>
 */
final class DigitStream extends InputStream {

  private final InputStream digits;
  private final int base;
  private final int group;
  private long value;
  private int left;

  private DigitStream(InputStream digits, int base, int group) {
    this.digits = digits;
    this.base = base;
    this.group = group;
  }

  /** Reads hexadecimal digits up to {@code >}. */
  static InputStream hex(InputStream digits) {
    return new DigitStream(digits, 16, 2);
  }

  /** Reads digits of base 85, or z for none of value, up to {@code ~}. */
  static InputStream base85(InputStream digits) {
    return new DigitStream(digits, 85, 5);
  }

  @Override
  public int read() throws IOException {
    if (left == 0) {
      fill();
    }
    return left == 0 ? -1 : (int) (value >> 8 * --left) & 0xFF;
  }

  private void fill() throws IOException {
    long sum = 0;
    int count = 0;
    while (count < group) {
      int c = digits.read();
      int digit = base == 16 ? Character.digit(c, 16) : c - '!';
      if (c == 'z' && base == 85 && count == 0) {
        value = 0;
        left = 4;
        return;
      }
      if (c < 0 || c == '~' || c == '>' && base == 16) {
        break;
      }
      if (digit >= 0 && digit < base) {
        sum = sum * base + digit;
        count++;
      }
    }
    int bytes = base == 16 ? (count + 1) / 2 : count - 1;
    for (int missing = count; missing < group; missing++) {
      sum = sum * base + (base == 16 ? 0 : base - 1);
    }
    int most = base == 16 ? 1 : 4;
    value = sum >> 8 * (most - Math.max(0, bytes));
    left = Math.max(0, bytes);
  }
}
