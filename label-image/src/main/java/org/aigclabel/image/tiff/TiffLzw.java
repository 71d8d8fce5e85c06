package org.aigclabel.image.tiff;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** LZW as TIFF has it: codes of 9 to 12 bits, highest bit first, one code wider a step early. */
final class TiffLzw {

  private static final int TABLE = 4096;
  private static final int CLEAR = 256;
  private static final int END = 257;

  private TiffLzw() {}

  /** Returns {@code size} bytes; what the codes lack is zero. */
  static byte[] decode(byte[] codes, int size) {
    Decoder decoder = new Decoder(codes, new byte[size]);
    decoder.run();
    return decoder.out;
  }

  /** The table while codes are read; an entry is what an earlier code gave and one byte more. */
  private static final class Decoder {
    private final byte[] codes;
    private final byte[] out;
    private final int[] start = new int[TABLE];
    private final int[] length = new int[TABLE];
    private int width = 9;
    private int next = END + 1;
    private int last = -1;
    private int lastAt;
    private int at;
    private int in;
    private long buffer;
    private int held;

    Decoder(byte[] codes, byte[] out) {
      this.codes = codes;
      this.out = out;
    }

    void run() {
      for (int code = code(); code >= 0 && at < out.length; code = code()) {
        if (code == CLEAR) {
          width = 9;
          next = END + 1;
          last = -1;
        } else if (code == END || code > next || code == next && last < 0) {
          return;
        } else {
          copy(code);
        }
      }
    }

    private int code() {
      while (held < width && in < codes.length) {
        buffer = buffer << 8 | codes[in++] & 0xFF;
        held += 8;
      }
      if (held < width) {
        return -1;
      }
      held -= width;
      return (int) (buffer >>> held) & (1 << width) - 1;
    }

    private int length(int code) {
      return code < 256 ? 1 : length[code];
    }

    private void copy(int code) {
      int begin = at;
      int count = code < next ? length(code) : length(last) + 1;
      int from = code < next ? start[code] : lastAt;
      for (int i = 0; i < count && at < out.length; i++) {
        out[at++] = code < 256 ? (byte) code : out[from + i];
      }
      if (last >= 0 && next < TABLE) {
        start[next] = lastAt;
        length[next] = length(last) + 1;
        next++;
        width += next + 1 == 1 << width && width < 12 ? 1 : 0;
      }
      last = code;
      lastAt = begin;
    }
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
