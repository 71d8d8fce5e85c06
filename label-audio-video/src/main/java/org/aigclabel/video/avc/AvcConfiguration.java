package org.aigclabel.video.avc;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The contents of an {@code avcC} box (ISO/IEC 14496-15 5.3.3).
 *
 * @param head the four bytes before the counts
 * @param lengthBytes the bytes of each NAL unit's length
 * @param sets sequence parameter sets
 * @param pictures picture parameter sets
 * @param rest what follows
 */
public record AvcConfiguration(
    byte[] head, int lengthBytes, List<byte[]> sets, List<byte[]> pictures, byte[] rest) {

  /** Parses a payload; an {@code IllegalStateException} if it is broken. */
  public static AvcConfiguration of(byte[] payload) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(payload);
      byte[] head = new byte[4];
      bytes.get(head);
      int lengthBytes = (bytes.get() & 3) + 1;
      List<byte[]> sets = units(bytes, bytes.get() & 31);
      List<byte[]> pictures = units(bytes, bytes.get() & 255);
      byte[] rest = new byte[bytes.remaining()];
      bytes.get(rest);
      return new AvcConfiguration(head, lengthBytes, sets, pictures, rest);
    } catch (java.nio.BufferUnderflowException e) {
      throw new IllegalStateException("a broken avcC box", e);
    }
  }

  private static List<byte[]> units(ByteBuffer bytes, int count) {
    List<byte[]> units = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] unit = new byte[bytes.getShort() & 0xFFFF];
      bytes.get(unit);
      units.add(unit);
    }
    return units;
  }

  /** Returns the payload with one more pair of parameter sets. */
  public byte[] with(byte[] set, byte[] picture) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] first = head.clone();
    first[3] = (byte) Math.max(head[3] & 0xFF, set[3] & 0xFF);
    out.writeBytes(first);
    out.write(0xFC | lengthBytes - 1);
    out.write(0xE0 | sets.size() + 1);
    append(out, sets, set);
    out.write(pictures.size() + 1);
    append(out, pictures, picture);
    out.writeBytes(rest);
    return out.toByteArray();
  }

  private static void append(ByteArrayOutputStream out, List<byte[]> units, byte[] more) {
    List<byte[]> all = new ArrayList<>(units);
    all.add(more);
    for (byte[] unit : all) {
      out.write(unit.length >> 8);
      out.write(unit.length);
      out.writeBytes(unit);
    }
  }

  /** Returns all parameter sets with start codes, as a decoder wants them first. */
  public byte[] startCodes() {
    List<byte[]> units = new ArrayList<>(sets);
    units.addAll(pictures);
    return NalUnits.startCodes(units);
  }

  /** Returns the display size if this is what can be cut: whole frames of 4:2:0 with 8 bits. */
  public java.util.Optional<int[]> plainFrames() {
    if (sets.isEmpty() || pictures.isEmpty() || sets.size() > 30 || pictures.size() > 250) {
      return java.util.Optional.empty();
    }
    int[] size = new int[2];
    for (byte[] set : sets) {
      Sps sps = Sps.of(set);
      int[] its = {sps.width(), sps.height()};
      if (!sps.frames() || !sps.plain() || size[0] != 0 && !Arrays.equals(size, its)) {
        return java.util.Optional.empty();
      }
      size = its;
    }
    return java.util.Optional.of(size);
  }
}
