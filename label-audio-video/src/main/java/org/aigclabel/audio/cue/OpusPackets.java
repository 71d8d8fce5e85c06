package org.aigclabel.audio.cue;

import java.util.List;

/**
 * Packets of Opus: each says its own length and fits anywhere.
 *
 * @param channels one or two
 * @param skipped samples at the beginning that are not heard
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7845">RFC 7845</a>
 */
record OpusPackets(int channels, int skipped) implements OggCodec {

  @Override
  public int rate() {
    return 48_000;
  }

  @Override
  public int headers() {
    return 1;
  }

  /** Returns the samples of a packet (RFC 6716, 3.1). */
  @Override
  public int samples(byte[] before, byte[] packet) {
    if (packet.length == 0) {
      return 0;
    }
    int config = packet[0] >> 3 & 31;
    int frame =
        config < 12
            ? new int[] {480, 960, 1920, 2880}[config & 3]
            : config < 16 ? new int[] {480, 960}[config & 1] : 120 << (config & 3);
    int code = packet[0] & 3;
    int count = code == 0 ? 1 : code < 3 ? 2 : packet.length > 1 ? packet[1] & 63 : 0;
    return frame * count;
  }

  @Override
  public float[] framed(float[] sound) {
    return sound;
  }

  @Override
  public boolean calm(byte[] before, byte[] after) {
    return true;
  }

  @Override
  public List<byte[]> fitted(byte[] before, List<byte[]> cue, byte[] after) {
    return cue;
  }
}
