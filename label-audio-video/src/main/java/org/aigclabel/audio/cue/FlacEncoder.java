package org.aigclabel.audio.cue;

import java.io.ByteArrayOutputStream;

/** Writes FLAC frames simply: constant, fixed prediction of order 2, or verbatim. */
final class FlacEncoder {

  /**
   * Where a frame stands in its stream.
   *
   * @param model a header of the stream, whose rate and sample size are taken over
   * @param strategy 1 if blocks vary
   * @param number of the frame or of its first sample
   */
  record Slot(byte[] model, int strategy, long number) {}

  private static final int MOST_BITS = 24;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private long bits;
  private int count;

  private FlacEncoder() {}

  /**
   * Returns one frame.
   *
   * @param slot where it stands
   * @param channels the samples, as integers of this size
   * @param size bits of a sample
   */
  static byte[] frame(Slot slot, int[][] channels, int size) {
    byte[] model = slot.model();
    int block = channels[0].length;
    int rate = model[2] & 15;
    int rateBytes = rate == 12 ? 1 : rate >= 13 ? 2 : 0;
    byte[] head = new byte[5 + 2 + rateBytes + 1];
    head[0] = (byte) 0xFF;
    head[2] = (byte) (0x70 | rate);
    head[3] = (byte) (channels.length - 1 << 4 | model[3] & 0x0E);
    head[5] = (byte) (block - 1 >> 8);
    head[6] = (byte) (block - 1);
    System.arraycopy(model, model.length - 1 - rateBytes, head, 7, rateBytes);
    FlacEncoder encoder = new FlacEncoder();
    encoder.out.writeBytes(FlacFrames.header(head, slot.strategy(), slot.number()));
    for (int[] channel : channels) {
      encoder.subframe(channel, size);
    }
    encoder.align();
    byte[] frame = encoder.out.toByteArray();
    int sum = FlacChecksum.of(frame);
    encoder.out.write(sum >> 8);
    encoder.out.write(sum);
    return encoder.out.toByteArray();
  }

  private void subframe(int[] samples, int size) {
    if (constant(samples)) {
      put(0, 8);
      put(samples[0], size);
    } else if (size > MOST_BITS || samples.length < 3) {
      put(1 << 1, 8);
      for (int sample : samples) {
        put(sample, size);
      }
    } else {
      fixed(samples, size);
    }
  }

  private static boolean constant(int[] samples) {
    for (int sample : samples) {
      if (sample != samples[0]) {
        return false;
      }
    }
    return true;
  }

  private void fixed(int[] samples, int size) {
    put((8 | 2) << 1, 8);
    put(samples[0], size);
    put(samples[1], size);
    long sum = 0;
    for (int i = 2; i < samples.length; i++) {
      sum += Math.abs((long) residual(samples, i));
    }
    long mean = sum / samples.length;
    int parameter = Math.min(30, 64 - Long.numberOfLeadingZeros(mean));
    put(parameter > 14 ? 1 : 0, 2);
    put(0, 4);
    put(parameter, parameter > 14 ? 5 : 4);
    for (int i = 2; i < samples.length; i++) {
      int residual = residual(samples, i);
      long folded = residual < 0 ? -2L * residual - 1 : 2L * residual;
      for (long zeros = folded >> parameter; zeros > 0; zeros -= Math.min(zeros, 32)) {
        put(0, (int) Math.min(zeros, 32));
      }
      put(1, 1);
      put(folded & (1L << parameter) - 1, parameter);
    }
  }

  private static int residual(int[] samples, int i) {
    return samples[i] - 2 * samples[i - 1] + samples[i - 2];
  }

  private void put(long value, int width) {
    for (int i = width - 1; i >= 0; i--) {
      bits = bits << 1 | value >> i & 1;
      if (++count == 8) {
        out.write((int) bits);
        count = 0;
      }
    }
  }

  private void align() {
    while (count > 0) {
      put(0, 1);
    }
  }
}
