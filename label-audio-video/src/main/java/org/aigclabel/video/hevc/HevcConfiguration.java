package org.aigclabel.video.hevc;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.video.avc.NalUnits;

/**
 * The contents of an {@code hvcC} box (ISO/IEC 14496-15 8.3.3).
 *
 * @param head what stands before the arrays
 * @param arrays parameter sets of one type each
 */
record HevcConfiguration(byte[] head, List<Array> arrays) {

  static final int VIDEO = 32;
  static final int SEQUENCE = 33;
  static final int PICTURE = 34;

  private static final int HEAD = 22;

  /**
   * Parameter sets of one type.
   *
   * @param kind the type, and whether all are here
   * @param units in order
   */
  record Array(int kind, List<byte[]> units) {
    int type() {
      return kind & 0x3F;
    }
  }

  static HevcConfiguration of(byte[] payload) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(payload);
      byte[] head = new byte[HEAD];
      bytes.get(head);
      List<Array> arrays = new ArrayList<>();
      for (int left = bytes.get() & 0xFF; left > 0; left--) {
        int kind = bytes.get() & 0xFF;
        List<byte[]> units = new ArrayList<>();
        for (int count = bytes.getShort() & 0xFFFF; count > 0; count--) {
          byte[] unit = new byte[bytes.getShort() & 0xFFFF];
          bytes.get(unit);
          units.add(unit);
        }
        arrays.add(new Array(kind, units));
      }
      return new HevcConfiguration(head, arrays);
    } catch (BufferUnderflowException e) {
      throw new IllegalStateException("a broken hvcC box", e);
    }
  }

  int lengthBytes() {
    return (head[HEAD - 1] & 3) + 1;
  }

  List<byte[]> units(int type) {
    return arrays.stream()
        .filter(array -> array.type() == type)
        .flatMap(array -> array.units().stream())
        .toList();
  }

  /** Returns what all sequence parameter sets say, if it is a kind of picture that can be cut. */
  HevcSps plainPictures() {
    List<HevcSps> sets = units(SEQUENCE).stream().map(HevcSps::of).toList();
    if (sets.isEmpty() || units(VIDEO).isEmpty() || units(PICTURE).isEmpty()) {
      throw new IllegalStateException("its parameter sets stand among the pictures only");
    }
    HevcSps first = sets.get(0);
    for (HevcSps set : sets) {
      if (!set.plain() || set.width() != first.width() || set.height() != first.height()) {
        throw new IllegalStateException("it is interlaced, or not 4:2:0 of 8 bits");
      }
    }
    return first;
  }

  /** Returns the payload with one more set of each type. */
  byte[] with(byte[] video, byte[] sequence, byte[] picture) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head);
    out.write(arrays.size());
    for (Array array : arrays) {
      List<byte[]> units = new ArrayList<>(array.units());
      switch (array.type()) {
        case VIDEO -> units.add(video);
        case SEQUENCE -> units.add(sequence);
        case PICTURE -> units.add(picture);
        default -> {}
      }
      out.write(array.kind());
      put16(out, units.size());
      for (byte[] unit : units) {
        put16(out, unit.length);
        out.writeBytes(unit);
      }
    }
    return out.toByteArray();
  }

  private static void put16(ByteArrayOutputStream out, int value) {
    out.write(value >> 8);
    out.write(value);
  }

  /** Returns all parameter sets with start codes, as a decoder wants them first. */
  byte[] startCodes() {
    List<byte[]> all = new ArrayList<>();
    arrays.forEach(array -> all.addAll(array.units()));
    return NalUnits.startCodes(all);
  }
}
