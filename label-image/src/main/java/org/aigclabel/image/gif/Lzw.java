package org.aigclabel.image.gif;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The compression of GIF pictures: codes of 3 to 12 bits, lowest bit first, in sub-blocks. */
final class Lzw {

  private static final int TABLE = 4096;

  private Lzw() {}

  /** Returns as many pixels as the codes give; the rest are 0, as after a cut file. */
  static byte[] decode(byte[] codes, int bits, int pixels) {
    byte[] out = new byte[pixels];
    int clear = 1 << bits;
    int[] prefix = new int[TABLE];
    byte[] suffix = new byte[TABLE];
    int[] length = new int[TABLE];
    for (int i = 0; i < clear; i++) {
      suffix[i] = (byte) i;
      length[i] = 1;
    }
    int width = bits + 1;
    int next = clear + 2;
    int last = -1;
    int at = 0;
    long buffer = 0;
    int held = 0;
    for (int in = 0; at < pixels; ) {
      while (held < width && in < codes.length) {
        buffer |= (codes[in++] & 0xFFL) << held;
        held += 8;
      }
      if (held < width) {
        break;
      }
      int code = (int) (buffer & (1 << width) - 1);
      buffer >>>= width;
      held -= width;
      if (code == clear) {
        width = bits + 1;
        next = clear + 2;
        last = -1;
        continue;
      }
      if (code == clear + 1 || code > next || code == next && last < 0) {
        break;
      }
      int known = code < next ? code : last;
      int count = length[known] + (code < next ? 0 : 1);
      int end = Math.min(pixels, at + count);
      int from = known;
      byte first = suffix[known];
      for (int i = at + length[known] - 1; i >= at; i--) {
        first = suffix[from];
        if (i < pixels) {
          out[i] = first;
        }
        from = prefix[from];
      }
      if (code == next && at + count <= pixels) {
        out[at + count - 1] = first;
      }
      if (last >= 0 && next < TABLE) {
        prefix[next] = last;
        suffix[next] = first;
        length[next] = length[last] + 1;
        next++;
        width += next == 1 << width && width < 12 ? 1 : 0;
      }
      last = code;
      at = end;
    }
    return out;
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
