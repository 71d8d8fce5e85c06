package org.aigclabel.audio.cue;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.audio.cue.FlacFrames.Frame;

/**
 * Decodes single FLAC frames of up to 24 bits; frames stand alone, so many threads can.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9639#name-subframes">RFC 9639, 9.2</a>
 */
final class FlacDecoder {

  static final int MOST_BITS = 24;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int[] SIZES = {0, 8, 12, 0, 16, 20, 24, 32};
  private static final int SPARE = 8;
  private static final int ESCAPED = 57;

  private final byte[] data;
  private long at;

  private FlacDecoder(byte[] data, int from) {
    this.data = data;
    this.at = 8L * from;
  }

  /** Returns the bytes of frames as {@link #decode} wants them. */
  static byte[] read(MediaSource source, Frame first, Frame last) throws IOException {
    int length = Math.toIntExact(last.end() - first.offset());
    return Arrays.copyOf(source.array(first.offset(), length), length + SPARE);
  }

  /**
   * Returns the samples of each channel of a frame.
   *
   * @param data from {@link #read}
   * @param from where the frame begins in it
   * @param bits of a sample by the stream's header
   */
  static int[][] decode(byte[] data, int from, Frame frame, int bits) throws IOException {
    int assignment = frame.header()[3] >> 4 & 15;
    int own = SIZES[frame.header()[3] >> 1 & 7];
    int size = own == 0 ? bits : own;
    int count = assignment < 8 ? assignment + 1 : 2;
    FlacDecoder decoder = new FlacDecoder(data, from + frame.header().length);
    int[][] channels = new int[count][frame.samples()];
    try {
      for (int c = 0; c < count; c++) {
        boolean side = assignment == 9 ? c == 0 : assignment > 7 && c == 1;
        decoder.subframe(channels[c], side ? size + 1 : size);
      }
    } catch (IndexOutOfBoundsException e) {
      throw broken(frame);
    }
    if (decoder.at > 8L * (from + frame.length() - 2) || assignment > 10 || size > MOST_BITS) {
      throw broken(frame);
    }
    join(channels, assignment);
    return channels;
  }

  /** Returns samples as they are digested: little-endian, channels in turn. */
  static byte[] bytes(int[][] channels, int bits) {
    byte[] bytes = new byte[channels[0].length * channels.length * ((bits + 7) / 8)];
    bytes(channels, bits, bytes, 0);
    return bytes;
  }

  /** Puts samples likewise; returns the byte after them. */
  static int bytes(int[][] channels, int bits, byte[] out, int from) {
    int size = (bits + 7) / 8;
    int step = size * channels.length;
    if (step == 4 && channels.length == 2) {
      for (int i = 0; i < channels[0].length; i++) {
        INTS.set(out, from + 4 * i, channels[0][i] & 0xFFFF | channels[1][i] << 16);
      }
      return from + 4 * channels[0].length;
    }
    for (int c = 0; c < channels.length; c++) {
      int[] channel = channels[c];
      for (int i = 0, at = from + c * size; i < channel.length; i++, at += step) {
        for (int b = 0; b < size; b++) {
          out[at + b] = (byte) (channel[i] >> 8 * b);
        }
      }
    }
    return from + step * channels[0].length;
  }

  /** Returns the sound of frames, full scale 1. */
  static List<float[]> sound(MediaSource source, List<Frame> frames, FlacInfo format)
      throws IOException {
    int total = frames.stream().mapToInt(Frame::samples).sum();
    float[][] sound = new float[format.channels()][total];
    float scale = Math.scalb(1f, 1 - format.bits());
    int at = 0;
    for (Frame frame : frames) {
      int[][] channels = decode(read(source, frame, frame), 0, frame, format.bits());
      for (int c = 0; c < Math.min(channels.length, sound.length); c++) {
        for (int i = 0; i < channels[c].length; i++) {
          sound[c][at + i] = scale * channels[c][i];
        }
      }
      at += frame.samples();
    }
    return List.of(sound);
  }

  private static IOException broken(Frame frame) {
    return MediaSource.of("FLAC", new byte[0])
        .malformed(frame.offset(), "wanted a FLAC frame, found one that cannot be decoded");
  }

  private static void join(int[][] channels, int assignment) {
    if (assignment < 8) {
      return;
    }
    int[] a = channels[0];
    int[] b = channels[1];
    for (int i = 0; i < a.length; i++) {
      switch (assignment) {
        case 8 -> b[i] = a[i] - b[i];
        case 9 -> a[i] += b[i];
        default -> {
          int middle = a[i] << 1 | b[i] & 1;
          int side = b[i];
          a[i] = middle + side >> 1;
          b[i] = middle - side >> 1;
        }
      }
    }
  }

  /** Returns the next bits; the first is the highest. */
  private long peek() {
    return (long) LONGS.get(data, (int) (at >>> 3)) << (at & 7);
  }

  private int bits(int count) {
    int value = count == 0 ? 0 : (int) (peek() >>> 64 - count);
    at += count;
    return value;
  }

  private int signed(int count) {
    int value = count == 0 ? 0 : (int) (peek() >> 64 - count);
    at += count;
    return value;
  }

  private int unary() {
    int zeros = 0;
    long next = peek();
    while (next >>> 8 == 0) {
      at += 56;
      zeros += 56;
      next = peek();
    }
    int more = Long.numberOfLeadingZeros(next);
    at += more + 1;
    return zeros + more;
  }

  private void subframe(int[] samples, int size) throws IOException {
    int head = bits(8);
    int wasted = (head & 1) == 0 ? 0 : unary() + 1;
    int type = head >> 1;
    int left = size - wasted;
    if (head >= 0x80 || left < 1) {
      throw new IndexOutOfBoundsException();
    }
    if (type == 0) {
      Arrays.fill(samples, signed(left));
    } else if (type == 1) {
      for (int i = 0; i < samples.length; i++) {
        samples[i] = signed(left);
      }
    } else if (type >= 8 && type <= 12) {
      fixed(samples, left, type - 8);
    } else if (type >= 32) {
      linear(samples, left, type - 31);
    } else {
      throw new IndexOutOfBoundsException();
    }
    for (int i = 0; wasted > 0 && i < samples.length; i++) {
      samples[i] <<= wasted;
    }
  }

  private void warmUp(int[] samples, int size, int order) {
    for (int i = 0; i < order; i++) {
      samples[i] = signed(size);
    }
  }

  private void fixed(int[] s, int size, int order) {
    warmUp(s, size, order);
    residuals(s, order);
    FlacPrediction.fixed(s, order);
  }

  private void linear(int[] samples, int size, int order) {
    warmUp(samples, size, order);
    int precision = bits(4) + 1;
    int shift = signed(5);
    if (precision == 16 || shift < 0) {
      throw new IndexOutOfBoundsException();
    }
    long[] weights = new long[Math.max(FlacPrediction.SHORT, order)];
    for (int i = 0; i < order; i++) {
      weights[i] = signed(precision);
    }
    residuals(samples, order);
    FlacPrediction.linear(samples, weights, shift, order);
  }

  private void residuals(int[] samples, int order) {
    int width = bits(2) == 0 ? 4 : 5;
    int partitions = 1 << bits(4);
    int length = samples.length / partitions;
    int escape = (1 << width) - 1;
    int from = order;
    for (int p = 1; p <= partitions; p++) {
      int to = p == partitions ? samples.length : p * length;
      int parameter = bits(width);
      if (parameter == escape) {
        int size = bits(5);
        for (int i = from; i < to; i++) {
          samples[i] = signed(size);
        }
      } else {
        rice(samples, from, to, parameter);
      }
      from = Math.max(from, to);
    }
  }

  private void rice(int[] samples, int from, int to, int parameter) {
    for (int i = from; i < to; ) {
      long next = peek();
      int left = ESCAPED;
      int used = Long.numberOfLeadingZeros(next) + 1 + parameter;
      if (used > left) {
        int zeros = unary();
        samples[i++] = unfolded(zeros << parameter | bits(parameter));
      }
      for (; used <= left && i < to; i++) {
        int zeros = used - 1 - parameter;
        long rest = next << zeros + 1;
        samples[i] = unfolded(zeros << parameter | (int) (rest >>> 1 >>> 63 - parameter));
        next = rest << parameter;
        left -= used;
        used = Long.numberOfLeadingZeros(next) + 1 + parameter;
      }
      at += ESCAPED - left;
    }
  }

  private static int unfolded(int value) {
    return value >>> 1 ^ -(value & 1);
  }
}
