package org.aigclabel.image.webp;

import java.nio.ByteBuffer;

/**
 * Finds the quality at which a lossy picture was encoded from the quantisers in its frame header
 * (RFC 6386, sections 9.2 to 9.6).
 */
final class Vp8Quality {

  private static final int PARTITION = 10;
  private static final int EVEN = 128;
  private static final int SEGMENTS = 4;

  private final ByteBuffer data;
  private int at = PARTITION;
  private int value;
  private int range = 255;
  private int bits;

  private Vp8Quality(ByteBuffer data) {
    this.data = data;
    this.value = next() << 8 | next();
  }

  /**
   * Returns the quality of libwebp, 0 to 100, that quantises at least as finely as the finest part
   * of a picture.
   *
   * @param frame a key frame of VP8 from its first byte; what is cut off counts as zeros
   */
  static int of(ByteBuffer frame) {
    double fineness = 1 - new Vp8Quality(frame).finest() / 127.0;
    double linear = Math.pow(fineness, 3); // libwebp takes the cube root of its linear quality
    return (int) Math.ceil(100 * (linear < 0.5 ? linear * 3 / 2 : (linear + 1) / 2));
  }

  /** Returns the smallest index of a quantiser, 0 the finest to 127. */
  private int finest() {
    literal(2); // colour space and clamping
    int[] segments = new int[SEGMENTS];
    boolean segmented = flag();
    boolean absolute = false;
    if (segmented) {
      boolean map = flag();
      if (flag()) {
        absolute = flag();
        for (int i = 0; i < SEGMENTS; i++) {
          segments[i] = optional(7);
        }
        skip(SEGMENTS, 6);
      }
      for (int i = 0; map && i < 3; i++) {
        literal(flag() ? 8 : 0);
      }
    }
    literal(1 + 6 + 3); // loop filter
    boolean deltas = flag();
    if (deltas && flag()) {
      skip(2 * SEGMENTS, 6);
    }
    literal(2); // partitions
    int base = literal(7);
    int finest = segmented ? 127 : base;
    for (int i = 0; segmented && i < SEGMENTS; i++) {
      finest = Math.min(finest, absolute ? segments[i] : base + segments[i]);
    }
    return Math.max(0, finest);
  }

  private void skip(int count, int width) {
    for (int i = 0; i < count; i++) {
      optional(width);
    }
  }

  private int optional(int width) {
    if (!flag()) {
      return 0;
    }
    int magnitude = literal(width);
    return flag() ? -magnitude : magnitude;
  }

  private boolean flag() {
    return literal(1) == 1;
  }

  private int literal(int width) {
    int result = 0;
    for (int i = 0; i < width; i++) {
      result = result << 1 | bit();
    }
    return result;
  }

  /** The boolean decoder of section 7.3, for bits that are as often set as not. */
  private int bit() {
    int split = 1 + ((range - 1) * EVEN >> 8);
    boolean set = value >= split << 8;
    value -= set ? split << 8 : 0;
    range = set ? range - split : split;
    for (; range < 128; range <<= 1) {
      value <<= 1;
      if (++bits == 8) {
        bits = 0;
        value |= next();
      }
    }
    return set ? 1 : 0;
  }

  private int next() {
    return at < data.limit() ? data.get(at++) & 0xFF : 0;
  }
}
