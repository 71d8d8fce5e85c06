package org.aigclabel.container;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** How ID3v2 codes texts, unsynchronised bytes and compressed frames. */
final class Id3Codec {

  private Id3Codec() {}

  static String text(byte[] body, int from, int to) {
    Charset charset =
        switch (body[0]) {
          case 1 -> StandardCharsets.UTF_16LE;
          case 2 -> StandardCharsets.UTF_16BE;
          case 3 -> StandardCharsets.UTF_8;
          default -> StandardCharsets.ISO_8859_1;
        };
    int start = from;
    if (body[0] == 1 && to - from >= 2) {
      int mark = (body[from] & 0xFF) << 8 | body[from + 1] & 0xFF;
      charset = mark == 0xFEFF ? StandardCharsets.UTF_16BE : charset;
      start += mark == 0xFEFF || mark == 0xFFFE ? 2 : 0;
    }
    String text = new String(body, start, to - start, charset);
    int stop = text.length();
    while (stop > 0 && text.charAt(stop - 1) == 0) {
      stop--;
    }
    return text.substring(0, stop);
  }

  /** Returns a user text frame, before unsynchronisation. */
  static byte[] label(int version, String description, String text) {
    boolean narrow = text.chars().allMatch(c -> c < 0x80);
    int coding = narrow ? 0 : version == 4 ? 3 : 1;
    byte[] name = coding == 1 ? utf16(description + "\0") : Id3.latin1(description + "\0");
    byte[] value = coding == 1 ? utf16(text) : text.getBytes(StandardCharsets.UTF_8);
    int length = 1 + name.length + value.length;
    ByteBuffer frame = ByteBuffer.allocate((version == 2 ? 6 : 10) + length);
    if (version == 2) {
      frame.put(Id3.latin1("TXX")).put((byte) (length >> 16)).putShort((short) length);
    } else {
      frame.put(Id3.latin1("TXXX"));
      frame.put(version == 4 ? Id3.safe(length) : ByteBuffer.allocate(4).putInt(length).array());
      frame.putShort((short) 0);
    }
    return frame.put((byte) coding).put(name).put(value).array();
  }

  private static byte[] utf16(String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_16LE);
    return ByteBuffer.allocate(body.length + 2)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putChar('\uFEFF')
        .put(body)
        .array();
  }

  /** Returns the bytes with a zero after each FF that a decoder could take for a sync. */
  static byte[] unsynchronise(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < bytes.length; i++) {
      out.write(bytes[i]);
      if (bytes[i] == (byte) 0xFF
          && (i + 1 == bytes.length || bytes[i + 1] == 0 || (bytes[i + 1] & 0xE0) == 0xE0)) {
        out.write(0);
      }
    }
    return out.toByteArray();
  }

  static int[] places(byte[] raw) {
    int[] places = new int[raw.length + 1];
    int count = 0;
    for (int i = 0; i < raw.length; i++) {
      places[count++] = i;
      if (raw[i] == (byte) 0xFF && i + 1 < raw.length && raw[i + 1] == 0) {
        i++;
      }
    }
    places[count++] = raw.length;
    return Arrays.copyOf(places, count);
  }

  static byte[] synchronise(byte[] raw, int[] places) {
    byte[] data = new byte[places.length - 1];
    for (int i = 0; i < data.length; i++) {
      data[i] = raw[places[i]];
    }
    return data;
  }

  static byte[] inflate(byte[] body, int most) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(body);
      byte[] block = new byte[8192];
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      for (int n = inflater.inflate(block);
          n > 0 && out.size() <= most;
          n = inflater.inflate(block)) {
        out.write(block, 0, n);
      }
      return out.toByteArray();
    } catch (DataFormatException e) {
      return new byte[0];
    } finally {
      inflater.end();
    }
  }
}
