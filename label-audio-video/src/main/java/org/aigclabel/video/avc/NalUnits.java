package org.aigclabel.video.avc;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** NAL units between start codes and behind lengths (ITU-T H.264 Annex B, ISO/IEC 14496-15). */
public final class NalUnits {

  static final byte[] START = {0, 0, 0, 1};

  private static final int IDR = 5;

  private NalUnits() {}

  static int type(byte[] unit) {
    return unit.length == 0 ? 0 : unit[0] & 31;
  }

  /** Returns the units of a byte stream. */
  static List<byte[]> ofStream(byte[] stream) {
    List<byte[]> units = new ArrayList<>();
    int from = -1;
    for (int i = 0; i + 2 < stream.length; i++) {
      if (stream[i] == 0 && stream[i + 1] == 0 && stream[i + 2] == 1) {
        add(units, stream, from, i);
        from = i + 3;
        i += 2;
      }
    }
    add(units, stream, from, stream.length);
    return units;
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

  /** Returns whether a sample begins with a picture that nothing later looks behind. */
  public static boolean isIdr(byte[] sample, int lengthBytes) {
    return ofSample(sample, lengthBytes).stream()
        .map(NalUnits::type)
        .filter(type -> type >= 1 && type <= IDR)
        .findFirst()
        .filter(type -> type == IDR)
        .isPresent();
  }

  /** Returns a sample with start codes. */
  public static byte[] startCodes(byte[] sample, int lengthBytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(sample.length + 16);
    for (byte[] unit : ofSample(sample, lengthBytes)) {
      out.writeBytes(START);
      out.writeBytes(unit);
    }
    return out.toByteArray();
  }

  /** Returns units behind their lengths. */
  static byte[] sample(List<byte[]> units, int lengthBytes) {
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
