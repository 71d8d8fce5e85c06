package org.aigclabel.video.avc;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** NAL units between start codes and behind lengths (ITU-T H.264 Annex B, ISO/IEC 14496-15). */
public final class NalUnits {

  private static final byte[] START = {0, 0, 0, 1};

  private NalUnits() {}

  static int type(byte[] unit) {
    return unit.length == 0 ? 0 : unit[0] & 31;
  }

  /** Returns the units of byte streams, one after another. */
  public static List<byte[]> ofStreams(List<byte[]> streams) {
    List<byte[]> units = new ArrayList<>();
    streams.forEach(stream -> addAll(units, stream));
    return units;
  }

  private static void addAll(List<byte[]> units, byte[] stream) {
    int from = -1;
    for (int i = 0; i + 2 < stream.length; i++) {
      if (stream[i] == 0 && stream[i + 1] == 0 && stream[i + 2] == 1) {
        add(units, stream, from, i);
        from = i + 3;
        i += 2;
      }
    }
    add(units, stream, from, stream.length);
  }

  private static void add(List<byte[]> units, byte[] stream, int from, int to) {
    int end = to;
    while (from >= 0 && end > from && stream[end - 1] == 0) {
      end--;
    }
    if (from >= 0 && end > from) {
      units.add(Arrays.copyOfRange(stream, from, end));
    }
  }

  /** Returns the units of a sample; an {@code IllegalStateException} if lengths do not fit. */
  public static List<byte[]> ofSample(byte[] sample, int lengthBytes) {
    List<byte[]> units = new ArrayList<>();
    for (int at = 0; at < sample.length; ) {
      long length = 0;
      for (int i = 0; i < lengthBytes; i++) {
        length = length << 8 | (at < sample.length ? sample[at++] & 0xFF : 0xFF);
      }
      if (length > sample.length - at) {
        throw new IllegalStateException("a NAL unit longer than its sample");
      }
      units.add(Arrays.copyOfRange(sample, at, at + (int) length));
      at += (int) length;
    }
    return units;
  }

  /** Returns a sample with start codes. */
  public static byte[] startCodes(byte[] sample, int lengthBytes) {
    return startCodes(ofSample(sample, lengthBytes));
  }

  /** Returns units with start codes. */
  public static byte[] startCodes(List<byte[]> units) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] unit : units) {
      out.writeBytes(START);
      out.writeBytes(unit);
    }
    return out.toByteArray();
  }

  /** Returns units behind their lengths. */
  public static byte[] sample(List<byte[]> units, int lengthBytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] unit : units) {
      if (lengthBytes < 4 && unit.length >= 1 << 8 * lengthBytes) {
        throw new IllegalStateException("a NAL unit too long for its length field");
      }
      for (int i = lengthBytes - 1; i >= 0; i--) {
        out.write(unit.length >> 8 * i);
      }
      out.writeBytes(unit);
    }
    return out.toByteArray();
  }
}
