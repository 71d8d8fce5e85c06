package org.aigclabel.audio;

import java.util.Optional;

/**
 * The header of one MPEG audio frame.
 *
 * @param header the four bytes
 * @param version 1, 2, or 3 for 2.5
 * @param layer 1 to 3
 * @param bitrate in bits a second; 0 for free format
 * @param rate in samples a second
 * @param channels 1 or 2
 * @param length in bytes; 0 for free format
 * @see <a href="http://www.mp3-tech.org/programmer/frame_header.html">MPEG audio frame header</a>
 */
public record MpegFrame(
    int header, int version, int layer, int bitrate, int rate, int channels, int length) {

  private static final int[][] RATES = {
    {32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
    {32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
    {32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
    {32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
    {8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
  };
  private static final int[] SAMPLING = {44_100, 48_000, 32_000};

  /** Returns the frame that begins with these four bytes, if they are a header. */
  public static Optional<MpegFrame> of(int header) {
    int code = header >> 19 & 3;
    int layer = 4 - (header >> 17 & 3);
    int index = header >> 12 & 15;
    int sampling = header >> 10 & 3;
    if (header >>> 21 != 0x7FF || code == 1 || layer == 4 || index == 15 || sampling == 3) {
      return Optional.empty();
    }
    int version = code == 3 ? 1 : code == 2 ? 2 : 3;
    int row = version == 1 ? layer - 1 : layer == 1 ? 3 : 4;
    int bitrate = index == 0 ? 0 : RATES[row][index - 1] * 1000;
    int rate = SAMPLING[sampling] >> (version - 1);
    int padding = header >> 9 & 1;
    int slots = layer == 1 ? 12 * bitrate / rate : samples(version, layer) / 8 * bitrate / rate;
    int length = bitrate == 0 ? 0 : (slots + padding) * (layer == 1 ? 4 : 1);
    int channels = (header >> 6 & 3) == 3 ? 1 : 2;
    return Optional.of(new MpegFrame(header, version, layer, bitrate, rate, channels, length));
  }

  private static int samples(int version, int layer) {
    return layer == 1 ? 384 : layer == 3 && version > 1 ? 576 : 1152;
  }

  /** Returns the samples of each channel in a frame. */
  public int samples() {
    return samples(version, layer);
  }

  /** Returns the bytes of side information of layer III, after header and checksum. */
  public int sideInfo() {
    return version == 1 ? channels == 1 ? 17 : 32 : channels == 1 ? 9 : 17;
  }

  /** Returns where side information begins in the frame: after header and checksum. */
  public int sideInfoAt() {
    return (header >> 16 & 1) == 0 ? 6 : 4;
  }

  /** Returns whether another frame may follow this one in the same stream. */
  public boolean goesWith(MpegFrame other) {
    return version == other.version && layer == other.layer && rate == other.rate;
  }
}
