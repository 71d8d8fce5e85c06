package org.aigclabel.image.tiff;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.aigclabel.MediaSource;

/** The compressions of TIFF that keep every bit and that can be written again. */
enum TiffCodec {
  NONE,
  LZW,
  DEFLATE,
  PACK_BITS;

  static Optional<TiffCodec> of(long compression) {
    return switch ((int) compression) {
      case 1 -> Optional.of(NONE);
      case 5 -> Optional.of(LZW);
      case 8, 32946 -> Optional.of(DEFLATE);
      case 32773 -> Optional.of(PACK_BITS);
      default -> Optional.empty();
    };
  }

  /** Returns {@code length} bytes; what the data lacks is zero. */
  byte[] decode(MediaSource source, long at, byte[] data, int length) throws IOException {
    return switch (this) {
      case NONE -> Arrays.copyOf(data, length);
      case LZW -> {
        if (data.length > 1 && data[0] == 0 && (data[1] & 1) == 1) {
          throw source.malformed(at, "LZW of the old kind");
        }
        yield TiffLzw.decode(data, length);
      }
      case DEFLATE -> inflate(source, at, data, length);
      case PACK_BITS -> unpack(data, length);
    };
  }

  /** Returns the bytes compressed; {@code row} is the length of one row of pixels. */
  byte[] encode(byte[] bytes, int row) {
    return switch (this) {
      case NONE -> bytes;
      case LZW -> TiffLzw.encode(bytes);
      case DEFLATE -> deflate(bytes);
      case PACK_BITS -> pack(bytes, row);
    };
  }

  private static byte[] inflate(MediaSource source, long at, byte[] data, int length)
      throws IOException {
    byte[] out = new byte[length];
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(data);
      int done = 0;
      while (done < length) {
        int count = inflater.inflate(out, done, length - done);
        if (count == 0) {
          break;
        }
        done += count;
      }
      return out;
    } catch (DataFormatException e) {
      throw source.malformed(at, "no deflate stream: " + e.getMessage());
    } finally {
      inflater.end();
    }
  }

  private static byte[] deflate(byte[] bytes) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2 + 64);
      byte[] piece = new byte[1 << 14];
      while (!deflater.finished()) {
        out.write(piece, 0, deflater.deflate(piece));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static byte[] unpack(byte[] data, int length) {
    byte[] out = new byte[length];
    int at = 0;
    for (int in = 0; in < data.length && at < length; ) {
      int code = data[in++];
      if (code >= 0) {
        int count = Math.min(code + 1, Math.min(length - at, data.length - in));
        System.arraycopy(data, in, out, at, count);
        in += count;
        at += count;
      } else if (code != -128 && in < data.length) {
        int end = Math.min(length, at + 1 - code);
        Arrays.fill(out, at, end, data[in++]);
        at = end;
      }
    }
    return out;
  }

  private static byte[] pack(byte[] bytes, int row) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + bytes.length / 64 + 16);
    for (int from = 0; from < bytes.length; from += row) {
      packRow(bytes, from, Math.min(bytes.length, from + row), out);
    }
    return out.toByteArray();
  }

  private static void packRow(byte[] bytes, int from, int to, ByteArrayOutputStream out) {
    int at = from;
    while (at < to) {
      int run = run(bytes, at, to);
      if (run >= 3) {
        out.write(1 - run);
        out.write(bytes[at]);
        at += run;
        continue;
      }
      int end = at;
      while (end < to && end - at < 128 && run(bytes, end, to) < 3) {
        end++;
      }
      out.write(end - at - 1);
      out.write(bytes, at, end - at);
      at = end;
    }
  }

  private static int run(byte[] bytes, int at, int to) {
    int end = at + 1;
    while (end < to && end - at < 128 && bytes[end] == bytes[at]) {
      end++;
    }
    return end - at;
  }
}
