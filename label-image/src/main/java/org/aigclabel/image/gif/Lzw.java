package org.aigclabel.image.gif;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The compression of GIF pictures: codes of 3 to 12 bits, lowest bit first, in sub-blocks. */
final class Lzw {

  private static final int TABLE = 4096;

  private Lzw() {}

  /** Returns as many pixels as the codes give; the rest are 0, as after a cut file. */
  static byte[] decode(byte[] codes, int bits, int pixels) {
    Decoder decoder = new Decoder(codes, bits, new byte[pixels]);
    decoder.run();
    return decoder.out;
  }

  /** The table while codes are read; an entry is what an earlier code gave and one pixel more. */
  private static final class Decoder {
    private final byte[] codes;
    private final int bits;
    private final byte[] out;
    private final int[] start = new int[TABLE];
    private final int[] length = new int[TABLE];
    private int width;
    private int next;
    private int last;
    private int lastAt;
    private int at;
    private int in;
    private long buffer;
    private int held;

    Decoder(byte[] codes, int bits, byte[] out) {
      this.codes = codes;
      this.bits = bits;
      this.out = out;
      clear();
    }

    private void clear() {
      width = bits + 1;
      next = (1 << bits) + 2;
      last = -1;
    }

    void run() {
      int clear = 1 << bits;
      for (int code = code(); code >= 0 && at < out.length; code = code()) {
        if (code == clear) {
          clear();
        } else if (code == clear + 1 || code > next || code == next && last < 0) {
          return;
        } else {
          copy(code);
        }
      }
    }

    private int code() {
      while (held < width && in < codes.length) {
        buffer |= (codes[in++] & 0xFFL) << held;
        held += 8;
      }
      if (held < width) {
        return -1;
      }
      int code = (int) (buffer & (1 << width) - 1);
      buffer >>>= width;
      held -= width;
      return code;
    }

    private int length(int code) {
      return code < 1 << bits ? 1 : length[code];
    }

    private void copy(int code) {
      int begin = at;
      int count = code < next ? length(code) : length(last) + 1;
      int from = code < next ? start[code] : lastAt;
      for (int i = 0; i < count && at < out.length; i++) {
        out[at++] = code < 1 << bits ? (byte) code : out[from + i];
      }
      if (last >= 0 && next < TABLE) {
        start[next] = lastAt;
        length[next] = length(last) + 1;
        next++;
        width += next == 1 << width && width < 12 ? 1 : 0;
      }
      last = code;
      lastAt = begin;
    }
  }

  /** Returns pixels as codes, with the byte before them and in sub-blocks. */
  static byte[] encode(byte[] pixels, int bits) {
    Codes out = new Codes();
    int clear = 1 << bits;
    int[] keys = new int[1 << 14];
    short[] values = new short[1 << 14];
    Arrays.fill(keys, -1);
    int width = bits + 1;
    int next = clear + 2;
    out.put(clear, width);
    int prefix = pixels[0] & 0xFF;
    for (int i = 1; i < pixels.length; i++) {
      int key = prefix << 8 | pixels[i] & 0xFF;
      int slot = (key * 0x9E3779B1) >>> 18;
      while (keys[slot] >= 0 && keys[slot] != key) {
        slot = slot + 1 & keys.length - 1;
      }
      if (keys[slot] == key) {
        prefix = values[slot];
        continue;
      }
      out.put(prefix, width);
      prefix = pixels[i] & 0xFF;
      if (next < TABLE) {
        width += next == 1 << width ? 1 : 0;
        keys[slot] = key;
        values[slot] = (short) next++;
      } else {
        out.put(clear, width);
        Arrays.fill(keys, -1);
        width = bits + 1;
        next = clear + 2;
      }
    }
    out.put(prefix, width);
    width += next == 1 << width && width < 12 ? 1 : 0;
    out.put(clear + 1, width);
    return out.blocks(bits);
  }

  private static final class Codes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long buffer;
    private int held;

    void put(int code, int width) {
      buffer |= (long) code << held;
      held += width;
      while (held >= 8) {
        bytes.write((int) buffer);
        buffer >>>= 8;
        held -= 8;
      }
    }

    byte[] blocks(int bits) {
      if (held > 0) {
        bytes.write((int) buffer);
      }
      byte[] codes = bytes.toByteArray();
      ByteArrayOutputStream out = new ByteArrayOutputStream(codes.length + codes.length / 255 + 3);
      out.write(bits);
      for (int at = 0; at < codes.length; at += 255) {
        int count = Math.min(255, codes.length - at);
        out.write(count);
        out.write(codes, at, count);
      }
      out.write(0);
      return out.toByteArray();
    }
  }
}
