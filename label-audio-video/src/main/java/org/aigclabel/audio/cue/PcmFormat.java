package org.aigclabel.audio.cue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How samples stand in a file.
 *
 * @param coding what a sample is
 * @param bytes the bytes of one sample of one channel
 * @param order of the bytes
 * @param rate in Hz
 * @param channels one or more
 */
record PcmFormat(Coding coding, int bytes, ByteOrder order, int rate, int channels) {

  enum Coding {
    SIGNED,
    UNSIGNED,
    FLOAT,
    ALAW,
    MULAW
  }

  /** Returns the bytes of one sample of every channel. */
  int frame() {
    return bytes * channels;
  }

  /** Returns whether samples of these lengths exist. */
  boolean valid() {
    boolean length =
        switch (coding) {
          case SIGNED, UNSIGNED -> bytes >= 1 && bytes <= 4;
          case FLOAT -> bytes == 4 || bytes == 8;
          case ALAW, MULAW -> bytes == 1;
        };
    return length && channels >= 1 && channels <= 256 && rate >= 1000 && rate <= 1_000_000;
  }

  /** Returns a sample, full scale 1. */
  double read(ByteBuffer in, int at) {
    return switch (coding) {
      case SIGNED -> integer(in, at) / Math.scalb(1.0, bytes * 8 - 1);
      case UNSIGNED -> (integer(in, at) & mask()) / Math.scalb(1.0, bytes * 8 - 1) - 1;
      case FLOAT -> bytes == 4 ? in.order(order).getFloat(at) : in.order(order).getDouble(at);
      case ALAW -> Companding.alaw(in.get(at)) / 32_768.0;
      case MULAW -> Companding.mulaw(in.get(at)) / 32_768.0;
    };
  }

  private long mask() {
    return (1L << bytes * 8) - 1;
  }

  private long integer(ByteBuffer in, int at) {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      int place = order == ByteOrder.BIG_ENDIAN ? i : bytes - 1 - i;
      value = value << 8 | in.get(at + place) & 0xFF;
    }
    return value << 64 - bytes * 8 >> 64 - bytes * 8;
  }

  /** Puts a sample, limited to full scale. */
  void write(ByteBuffer out, int at, double sample) {
    double limited = Math.max(-1, Math.min(1, sample));
    switch (coding) {
      case SIGNED -> integer(out, at, scaled(limited));
      case UNSIGNED -> integer(out, at, scaled(limited) + (1L << bytes * 8 - 1));
      case FLOAT -> {
        if (bytes == 4) {
          out.order(order).putFloat(at, (float) sample);
        } else {
          out.order(order).putDouble(at, sample);
        }
      }
      case ALAW -> out.put(at, Companding.toAlaw((int) Math.round(limited * 32_767)));
      case MULAW -> out.put(at, Companding.toMulaw((int) Math.round(limited * 32_767)));
    }
  }

  private long scaled(double sample) {
    double full = Math.scalb(1.0, bytes * 8 - 1);
    return (long) Math.min(full - 1, Math.rint(sample * full));
  }

  private void integer(ByteBuffer out, int at, long value) {
    for (int i = 0; i < bytes; i++) {
      int place = order == ByteOrder.BIG_ENDIAN ? bytes - 1 - i : i;
      out.put(at + place, (byte) (value >> 8 * i));
    }
  }

  /** Returns whether a channel carries the cue: with three or more, the front pair does. */
  boolean carries(int channel) {
    return channels <= 2 || channel < 2;
  }

  /** Returns one channel's sound on the channels that carry it. */
  byte[] encode(float[] mono) {
    ByteBuffer out = ByteBuffer.allocate(mono.length * frame());
    for (int i = 0; i < mono.length; i++) {
      for (int c = 0; c < channels; c++) {
        write(out, i * frame() + c * bytes, carries(c) ? mono[i] : 0);
      }
    }
    return out.array();
  }
}
