package org.aigclabel.image.jxl;

import java.nio.BufferUnderflowException;

/**
 * What the head of a codestream says of its picture.
 *
 * @param plain whether FFmpeg can bring it back: one upright picture of 8 to 16 whole bits, with no
 *     more than transparency besides its colours
 * @param lossy whether its colours were changed for coding, so that it cannot be without loss
 * @see <a href="https://www.iso.org/standard/85066.html">ISO/IEC 18181-1, Annex D</a>
 */
record JxlHeader(boolean plain, boolean lossy) {

  private static final int MOST_BITS = 16;

  /** Reads the head of a codestream that begins with {@code FF 0A}. */
  static JxlHeader of(byte[] stream) {
    Bits in = new Bits(stream);
    in.read(16);
    size(in);
    if (in.flag()) {
      return new JxlHeader(true, true);
    }
    boolean plain = !in.flag() || upright(in);
    plain = plain && depth(in);
    in.flag();
    int extra = in.either(0, 0, 0, 1, 4, 2, 12, 1);
    plain = plain && (extra == 0 || extra == 1 && alpha(in));
    return new JxlHeader(plain, !plain || in.flag());
  }

  private static void size(Bits in) {
    boolean small = in.flag();
    side(in, small);
    if (in.read(3) == 0) {
      side(in, small);
    }
  }

  private static void side(Bits in, boolean small) {
    if (small) {
      in.read(5);
    } else {
      in.either(9, 1, 13, 1, 18, 1, 30, 1);
    }
  }

  /** Orientation, intrinsic size, preview and animation: none of them may be there. */
  private static boolean upright(Bits in) {
    return in.read(3) == 0 && !in.flag() && !in.flag() && !in.flag();
  }

  private static boolean depth(Bits in) {
    return !in.flag() && in.either(0, 8, 0, 10, 0, 12, 6, 1) <= MOST_BITS;
  }

  private static boolean alpha(Bits in) {
    if (in.flag()) {
      return true;
    }
    boolean alpha = in.either(0, 0, 0, 1, 4, 2, 6, 18) == 0;
    boolean plain = alpha && depth(in) && in.either(0, 0, 0, 3, 0, 4, 3, 1) == 0;
    return plain && in.either(0, 0, 4, 0, 5, 16, 10, 48) == 0 && !in.flag();
  }

  /** Bits from the lowest of each byte on. */
  private static final class Bits {
    private final byte[] bytes;
    private int at;

    Bits(byte[] bytes) {
      this.bytes = bytes;
    }

    int read(int count) {
      int value = 0;
      for (int i = 0; i < count; i++, at++) {
        if (at >> 3 >= bytes.length) {
          throw new BufferUnderflowException();
        }
        value |= (bytes[at >> 3] >> (at & 7) & 1) << i;
      }
      return value;
    }

    boolean flag() {
      return read(1) == 1;
    }

    /** Reads a number in one of four forms, each given by its bits and what is added to them. */
    int either(int... bitsAndOffsets) {
      int form = 2 * read(2);
      return read(bitsAndOffsets[form]) + bitsAndOffsets[form + 1];
    }
  }
}
