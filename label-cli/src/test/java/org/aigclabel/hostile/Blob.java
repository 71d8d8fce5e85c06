package org.aigclabel.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Bytes that grow at their end, up to the megabyte that a hostile file may have here. */
final class Blob {

  static final int MEGABYTE = 1 << 20;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  static Blob of(String latin1) {
    return new Blob().text(latin1);
  }

  Blob text(String latin1) {
    return bytes(latin1.getBytes(ISO_8859_1));
  }

  Blob bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  Blob then(Blob other) {
    return bytes(other.done());
  }

  Blob u8(int... values) {
    for (int value : values) {
      out.write(value);
    }
    return this;
  }

  Blob u16(int value) {
    return u8(value >> 8, value);
  }

  Blob u32(long value) {
    return u16((int) (value >> 16)).u16((int) value);
  }

  Blob u64(long value) {
    return u32(value >> 32).u32(value);
  }

  Blob le16(int value) {
    return u8(value, value >> 8);
  }

  Blob le32(long value) {
    return le16((int) value).le16((int) (value >> 16));
  }

  Blob le64(long value) {
    return le32(value).le32(value >> 32);
  }

  Blob zeros(int count) {
    return bytes(new byte[count]);
  }

  /** Repeats a piece until the file has a megabyte, but for room at its end. */
  Blob fill(Blob unit, int room) {
    byte[] bytes = unit.done();
    while (out.size() + bytes.length + room <= MEGABYTE) {
      out.writeBytes(bytes);
    }
    return this;
  }

  Blob fill(Blob unit) {
    return fill(unit, 0);
  }

  int size() {
    return out.size();
  }

  byte[] done() {
    return out.toByteArray();
  }

  /** Returns a box of the ISO formats around this. */
  Blob box(String type) {
    return new Blob().u32(size() + 8).text(type).then(this);
  }

  /** Returns a chunk of RIFF around this. */
  Blob chunk(String type) {
    return Blob.of(type).le32(size()).then(this).zeros(size() & 1);
  }

  /** Returns a chunk of PNG around this. */
  Blob png(String type) {
    CRC32 sum = new CRC32();
    sum.update(Blob.of(type).then(this).done());
    return new Blob().u32(size()).text(type).then(this).u32(sum.getValue());
  }

  /** Returns a megabyte that inflates to about a gibibyte of one byte. */
  static byte[] deflated(Deflater deflater, int of) {
    byte[] block = new byte[MEGABYTE];
    java.util.Arrays.fill(block, (byte) of);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (var deflating = new DeflaterOutputStream(packed, deflater)) {
      for (int i = 0; i < 900; i++) {
        deflating.write(block);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /** Returns boxes, each within the one before, to this depth. */
  static Blob nest(int depth, String type) {
    ByteBuffer boxes = ByteBuffer.allocate(depth * 8);
    for (int i = 0; i < depth; i++) {
      boxes.putInt((depth - i) * 8).put(type.getBytes(ISO_8859_1));
    }
    return new Blob().bytes(boxes.array());
  }
}
