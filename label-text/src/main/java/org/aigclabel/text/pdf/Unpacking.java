package org.aigclabel.text.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Counts what a filter makes of a stream, and keeps none of it.
 *
 * @see <a href="https://www.iso.org/standard/75839.html">ISO 32000-2, 7.4</a>
 */
enum Unpacking {
  /** Deflate. */
  FLATE {
    @Override
    long count(InputStream packed, long most) throws IOException {
      Inflater inflater = new Inflater();
      byte[] in = new byte[PIECE];
      byte[] out = new byte[PIECE];
      try {
        while (!inflater.finished() && inflater.getBytesWritten() <= most) {
          if (inflater.needsInput()) {
            int count = packed.read(in);
            if (count < 0) {
              break;
            }
            inflater.setInput(in, 0, count);
          }
          if (inflater.inflate(out) == 0 && inflater.needsDictionary()) {
            break;
          }
        }
        return inflater.getBytesWritten();
      } catch (DataFormatException e) {
        return inflater.getBytesWritten(); // What is no deflated data, or no longer, makes nothing.
      } finally {
        inflater.end();
      }
    }
  },

  /** LZW whose codes grow one code early, as is usual. */
  LZW {
    @Override
    long count(InputStream packed, long most) throws IOException {
      return lzw(packed, most, 1);
    }
  },

  /** LZW whose codes grow when they must. */
  LATE_LZW {
    @Override
    long count(InputStream packed, long most) throws IOException {
      return lzw(packed, most, 0);
    }
  },

  /** Runs of one byte. */
  RUNS {
    @Override
    long count(InputStream packed, long most) throws IOException {
      long made = 0;
      for (int b = packed.read(); b >= 0 && b != 128 && made <= most; b = packed.read()) {
        made += b < 128 ? b + 1 : 257 - b;
        for (int passed = b < 128 ? b + 1 : 1; passed > 0; passed--) {
          packed.read();
        }
      }
      return made;
    }
  };

  private static final int PIECE = 1 << 15;
  private static final int CODES = 4096;
  private static final int CLEAR = 256;
  private static final int END = 257;
  private static final int FIRST = 258;
  private static final Pattern LATE = Pattern.compile("/EarlyChange\\s+0\\b");

  /**
   * Returns how many bytes a stream unpacks to, or more than {@code most} as soon as it is more.
   */
  abstract long count(InputStream packed, long most) throws IOException;

  /** Returns the way of a filter, by its name or short form, with the parameters beside it. */
  static Unpacking of(String filter, String dictionary) {
    return switch (filter) {
      case "LZWDecode", "LZW" -> LATE.matcher(dictionary).find() ? LATE_LZW : LZW;
      case "RunLengthDecode", "RL" -> RUNS;
      default -> FLATE;
    };
  }

  /** A code that is not there yet means the one before and its first byte, whatever its number. */
  private static long lzw(InputStream packed, long most, int early) throws IOException {
    int[] lengths = new int[CODES];
    long made = 0;
    int next = FIRST;
    int before = 0;
    int bits = 0;
    int held = 0;
    for (int b = packed.read(); b >= 0 && made <= most; b = packed.read()) {
      bits = bits << 8 | b;
      held += 8;
      int size = next + early;
      int width = size >= 2048 ? 12 : size >= 1024 ? 11 : size >= 512 ? 10 : 9;
      if (held < width) {
        continue;
      }
      held -= width;
      int code = bits >>> held & (1 << width) - 1;
      if (code == END) {
        break;
      }
      if (code == CLEAR) {
        next = FIRST;
        before = 0;
        continue;
      }
      int length = code < CLEAR ? 1 : code < next ? lengths[code] : before + 1;
      if (before > 0 && next < CODES) {
        lengths[next++] = before + 1;
      }
      made += length;
      before = length;
    }
    return made;
  }
}
