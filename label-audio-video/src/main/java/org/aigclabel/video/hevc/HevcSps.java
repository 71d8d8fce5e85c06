package org.aigclabel.video.hevc;

import org.aigclabel.video.avc.Bits;

/**
 * What matters of a sequence parameter set (ITU-T H.265 7.3.2.2).
 *
 * @param numberAt the bit at which its number stands
 * @param number its number
 * @param width of the pictures after cropping
 * @param height of the pictures after cropping
 * @param plain whether pictures are progressive, 4:2:0 and of 8 bits
 */
record HevcSps(int numberAt, int number, int width, int height, boolean plain) {

  private static final int GENERAL_REST = 46;
  private static final int SUB_LAYER_PROFILE = 88;
  private static final int LEVEL = 8;

  static HevcSps of(byte[] unit) {
    Bits bits = Bits.read(unit);
    bits.bits(8);
    bits.bits(4);
    int subLayers = (int) bits.bits(3);
    bits.bit();
    boolean interlaced = profile(bits, subLayers);
    int numberAt = bits.position();
    int number = bits.ue();
    int chroma = bits.ue();
    if (chroma == 3) {
      bits.bit();
    }
    int width = bits.ue();
    int height = bits.ue();
    if (bits.bit() == 1) {
      width -= 2 * (bits.ue() + bits.ue());
      height -= 2 * (bits.ue() + bits.ue());
    }
    boolean plain = chroma == 1 && bits.ue() == 0 && bits.ue() == 0;
    return new HevcSps(numberAt, number, width, height, plain && !interlaced);
  }

  /** Passes the profile, tier and level; returns whether pictures are fields only. */
  private static boolean profile(Bits bits, int subLayers) {
    bits.bits(LEVEL);
    bits.bits(32);
    boolean progressive = bits.bit() == 1;
    boolean interlaced = bits.bit() == 1;
    bits.bits(GENERAL_REST);
    bits.bits(LEVEL);
    boolean[] profiles = new boolean[subLayers];
    boolean[] levels = new boolean[subLayers];
    for (int i = 0; i < subLayers; i++) {
      profiles[i] = bits.bit() == 1;
      levels[i] = bits.bit() == 1;
    }
    if (subLayers > 0) {
      bits.bits(2 * (8 - subLayers));
    }
    for (int i = 0; i < subLayers; i++) {
      bits.seek(bits.position() + (profiles[i] ? SUB_LAYER_PROFILE : 0) + (levels[i] ? LEVEL : 0));
    }
    return interlaced && !progressive;
  }
}
