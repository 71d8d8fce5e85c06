package org.aigclabel.video.avc;

import java.util.Set;

/**
 * What matters of a sequence parameter set (ITU-T H.264 7.3.2.1).
 *
 * @param profile profile_idc
 * @param constraints the constraint flags
 * @param level level_idc
 * @param id its number
 * @param afterId the bit after the number
 * @param vuiAt the bit that says whether VUI follows
 * @param width of the pictures after cropping
 * @param height of the pictures after cropping
 * @param frames whether all pictures are whole frames
 * @param plain whether it is 4:2:0 of 8 bits
 * @param bits all its bits
 */
record Sps(
    int profile,
    int constraints,
    int level,
    int id,
    int afterId,
    int vuiAt,
    int width,
    int height,
    boolean frames,
    boolean plain,
    Bits bits) {

  private static final Set<Integer> HIGH =
      Set.of(100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135);

  /** Parses a NAL unit of type 7; an {@code IllegalStateException} if it is cut short. */
  static Sps of(byte[] nal) {
    Bits bits = Bits.read(nal);
    int profile = (int) bits.bits(8);
    int constraints = (int) bits.bits(8);
    int level = (int) bits.bits(8);
    int id = bits.ue();
    int afterId = bits.position();
    boolean plain = !HIGH.contains(profile) || high(bits);
    bits.ue();
    order(bits);
    bits.ue();
    bits.bit();
    int across = bits.ue() + 1;
    int down = bits.ue() + 1;
    boolean frames = bits.bit() == 1;
    if (!frames) {
      bits.bit();
    }
    bits.bit();
    int width = 16 * across;
    int height = 16 * down * (frames ? 1 : 2);
    if (bits.bit() == 1) {
      width -= 2 * (bits.ue() + bits.ue());
      height -= (frames ? 2 : 4) * (bits.ue() + bits.ue());
    }
    return new Sps(
        profile,
        constraints,
        level,
        id,
        afterId,
        bits.position(),
        width,
        height,
        frames,
        plain,
        bits);
  }

  private static boolean high(Bits bits) {
    int chroma = bits.ue();
    if (chroma == 3) {
      bits.bit();
    }
    boolean plain = chroma == 1;
    plain &= bits.ue() == 0;
    plain &= bits.ue() == 0;
    bits.bit();
    if (bits.bit() == 1) {
      for (int i = 0; i < (chroma == 3 ? 12 : 8); i++) {
        if (bits.bit() == 1) {
          scaling(bits, i < 6 ? 16 : 64);
        }
      }
    }
    return plain;
  }

  private static void scaling(Bits bits, int size) {
    int last = 8;
    int next = 8;
    for (int i = 0; i < size; i++) {
      if (next != 0) {
        next = last + bits.se() & 0xFF;
      }
      last = next == 0 ? last : next;
    }
  }

  private static void order(Bits bits) {
    int type = bits.ue();
    if (type == 0) {
      bits.ue();
    } else if (type == 1) {
      bits.bit();
      bits.se();
      bits.se();
      int cycle = bits.ue();
      for (int i = 0; i < Math.min(cycle, 256); i++) {
        bits.se();
      }
    }
  }

  /** Returns this set under another number, with another's level and VUI. */
  byte[] like(Sps other, int number) {
    Bits out = Bits.write((byte) 0x67);
    out.putBits(profile, 8);
    out.putBits(constraints, 8);
    out.putBits(other.level, 8);
    out.putUe(number);
    out.putFrom(bits, afterId, vuiAt);
    out.putFrom(other.bits, other.vuiAt, other.bits.length());
    return out.nal();
  }
}
