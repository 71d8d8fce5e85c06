package org.aigclabel.image.tiff;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** LZW as TIFF has it: codes of 9 to 12 bits, highest bit first, one code wider a step early. */
final class TiffLzw {

  private static final int TABLE = 4096;
  private static final int CLEAR = 256;
  private static final int END = 257;

  private TiffLzw() {}

  static byte[] decode(byte[] codes, int size) {
    byte[] out = new byte[size];
    int[] start = new int[TABLE];
    int[] length = new int[TABLE];
    int width = 9;
    int next = END + 1;
    int last = -1;
    int lastAt = 0;
    int at = 0;
    long buffer = 0;
    int held = 0;
    for (int in = 0; at < size; ) {
      while (held < width && in < codes.length) {
        buffer = buffer << 8 | codes[in++] & 0xFF;
        held += 8;
      }
      if (held < width) {
        break;
      }
      int code = (int) (buffer >>> held - width) & (1 << width) - 1;
      held -= width;
      if (code == CLEAR) {
        width = 9;
        next = END + 1;
        last = -1;
        continue;
      }
      if (code == END || code > next || code == next && last < 0) {
        break;
      }
      int begin = at;
      int count = code < 256 ? 1 : code < next ? length[code] : length(last, length) + 1;
      int from = code < next ? start[code] : lastAt;
      for (int i = 0; i < count && at < size; i++) {
        out[at++] = code < 256 ? (byte) code : out[from + i];
      }
      if (last >= 0 && next < TABLE) {
        // an entry is what the last code gave and one byte more, which now follows it in the output
        start[next] = lastAt;
        length[next++] = length(last, length) + 1;
        width += next + 1 == 1 << width && width < 12 ? 1 : 0;
      }
      last = code;
      lastAt = begin;
    }
    return out;
  }

  private static int length(int code, int[] length) {
    return code < 256 ? 1 : length[code];
  }

  static byte[] encode(byte[] bytes) {
    Codes out = new Codes();
    int[] keys = new int[1 << 14];
    short[] values = new short[1 << 14];
    Arrays.fill(keys, -1);
    int width = 9;
    int next = END + 1;
    out.put(CLEAR, width);
    int prefix = bytes.length == 0 ? END : bytes[0] & 0xFF;
    for (int i = 1; i < bytes.length; i++) {
      int key = prefix << 8 | bytes[i] & 0xFF;
      int slot = (key * 0x9E3779B1) >>> 18;
      while (keys[slot] >= 0 && keys[slot] != key) {
        slot = slot + 1 & keys.length - 1;
      }
      if (keys[slot] == key) {
        prefix = values[slot];
        continue;
      }
      out.put(prefix, width);
      prefix = bytes[i] & 0xFF;
      keys[slot] = key;
      values[slot] = (short) next++;
      if (next == TABLE - 1) {
        out.put(CLEAR, width);
        Arrays.fill(keys, -1);
        width = 9;
        next = END + 1;
      } else if (next + 1 > 1 << width) {
        width++;
      }
    }
    if (prefix != END) {
      out.put(prefix, width);
      next++;
      width += next + 1 > 1 << width && width < 12 ? 1 : 0;
    }
    out.put(END, width);
    return out.bytes();
  }

  private static final class Codes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long buffer;
    private int held;

    void put(int code, int width) {
      buffer = buffer << width | code;
      held += width;
      while (held >= 8) {
        bytes.write((int) (buffer >>> held - 8));
        held -= 8;
      }
    }

    byte[] bytes() {
      if (held > 0) {
        bytes.write((int) (buffer << 8 - held));
      }
      return bytes.toByteArray();
    }
  }
}
