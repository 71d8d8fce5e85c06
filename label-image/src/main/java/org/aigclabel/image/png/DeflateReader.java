package org.aigclabel.image.png;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.Adler32;

/**
 * Decompresses DEFLATE and says where its blocks begin, which {@code java.util.zip} does not: at
 * such places a stream can be cut and joined without compressing all of it again.
 */
final class DeflateReader {

  /** How far back a block may refer. */
  static final int WINDOW = 1 << 15;

  /** Told of every block before it is read. */
  interface Blocks {

    /** Returns whether to stop here, as if the stream ended. */
    boolean begins(DeflateReader reader, long bit, long position) throws IOException;
  }

  private static final int[] LENGTH = {
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258
  };
  private static final int[] LENGTH_EXTRA = {
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
  };
  private static final int[] DISTANCE = {
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
    3073, 4097, 6145, 8193, 12289, 16385, 24577
  };
  private static final int[] ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  private enum State {
    BETWEEN,
    STORED,
    CODED,
    ENDED
  }

  private final BitFeed feed;
  private final Blocks blocks;
  private final byte[] out = new byte[1 << 18];
  private long base;
  private int end;
  private int taken;
  private int summed;
  private Adler32 sum = new Adler32();
  private State state = State.BETWEEN;
  private boolean last;
  private int stored;
  private PrefixCode literals = PrefixCode.fixedLiterals();
  private PrefixCode distances = PrefixCode.fixedDistances();

  /** Starts at a block, of which the bytes before it are known. */
  DeflateReader(BitFeed feed, long position, byte[] window, Blocks blocks) throws IOException {
    this.feed = feed;
    this.blocks = blocks;
    System.arraycopy(window, 0, out, 0, window.length);
    base = position - window.length;
    end = window.length;
    taken = end;
    summed = end;
  }

  /** Returns the bit after the last block, when all is read. */
  long bit() {
    return feed.bit();
  }

  /** Returns the place in the decompressed stream of what is read next. */
  long position() {
    return base + taken;
  }

  /** Returns the bytes before the present block that it may refer to. */
  byte[] window() {
    return Arrays.copyOfRange(out, Math.max(0, end - WINDOW), end);
  }

  /** Returns the checksum since the start or the last call of {@link #restartSum}. */
  long sum() {
    sum.update(out, summed, end - summed);
    summed = end;
    return sum.getValue();
  }

  /** Begins a new checksum at the end of what is decompressed. */
  void restartSum() {
    sum = new Adler32();
    summed = end;
  }

  /** Fills an array; returns how many bytes came before the end. */
  int read(byte[] to, int from, int length) throws IOException {
    int done = 0;
    while (done < length) {
      if (taken == end && !more()) {
        return done;
      }
      int count = Math.min(length - done, end - taken);
      System.arraycopy(out, taken, to, from + done, count);
      taken += count;
      done += count;
    }
    return done;
  }

  /** Steps over bytes; returns how many there were. */
  long skip(long length) throws IOException {
    long done = 0;
    while (done < length) {
      if (taken == end && !more()) {
        return done;
      }
      int count = (int) Math.min(length - done, end - taken);
      taken += count;
      done += count;
    }
    return done;
  }

  /** Decompresses some more; false at the end. */
  private boolean more() throws IOException {
    slide();
    while (taken == end) {
      switch (state) {
        case BETWEEN -> between();
        case STORED -> copyStored();
        case CODED -> copyCoded();
        case ENDED -> {
          return false;
        }
      }
    }
    return true;
  }

  private void slide() {
    if (end > out.length / 2) {
      sum();
      int keep = Math.min(WINDOW, end);
      System.arraycopy(out, end - keep, out, 0, keep);
      base += end - keep;
      end = keep;
      taken = keep;
      summed = keep;
    }
  }

  private void between() throws IOException {
    if (last || blocks.begins(this, feed.bit(), base + end)) {
      state = State.ENDED;
      return;
    }
    last = feed.take(1) == 1;
    switch (feed.take(2)) {
      case 0 -> {
        feed.align();
        stored = feed.take(16);
        if ((stored ^ feed.take(16)) != 0xFFFF) {
          throw feed.broken("has a wrong stored block");
        }
        state = State.STORED;
      }
      case 1 -> {
        literals = PrefixCode.fixedLiterals();
        distances = PrefixCode.fixedDistances();
        state = State.CODED;
      }
      case 2 -> {
        codes();
        state = State.CODED;
      }
      default -> throw feed.broken("has an unknown block");
    }
  }

  private void codes() throws IOException {
    int literalCount = feed.take(5) + 257;
    int distanceCount = feed.take(5) + 1;
    int orderCount = feed.take(4) + 4;
    byte[] lengths = new byte[19];
    for (int i = 0; i < orderCount; i++) {
      lengths[ORDER[i]] = (byte) feed.take(3);
    }
    PrefixCode code = code(lengths, 0, 19);
    lengths = new byte[literalCount + distanceCount];
    for (int i = 0; i < lengths.length; ) {
      int symbol = symbol(code);
      byte value = symbol < 16 ? (byte) symbol : symbol == 16 && i > 0 ? lengths[i - 1] : 0;
      int times =
          switch (symbol) {
            case 16 -> 3 + feed.take(2);
            case 17 -> 3 + feed.take(3);
            case 18 -> 11 + feed.take(7);
            default -> 1;
          };
      if (i + times > lengths.length || symbol == 16 && i == 0) {
        throw feed.broken("has wrong code lengths");
      }
      Arrays.fill(lengths, i, i + times, value);
      i += times;
    }
    literals = code(lengths, 0, literalCount);
    distances = code(lengths, literalCount, distanceCount);
  }

  private PrefixCode code(byte[] lengths, int from, int count) throws IOException {
    return PrefixCode.of(lengths, from, count)
        .orElseThrow(() -> feed.broken("has a wrong prefix code"));
  }

  private int symbol(PrefixCode code) throws IOException {
    int entry = code.table[(int) feed.peek() & code.mask];
    if (entry == 0) {
      throw feed.broken("has an unknown code");
    }
    feed.drop(entry & 15);
    return entry >> 4;
  }

  private void copyStored() throws IOException {
    int count = Math.min(stored, out.length - end);
    for (int i = 0; i < count; i++) {
      out[end++] = (byte) feed.take(8);
    }
    stored -= count;
    state = stored == 0 ? State.BETWEEN : State.STORED;
  }

  private void copyCoded() throws IOException {
    int[] table = literals.table;
    int mask = literals.mask;
    int full = out.length - 258;
    int at = end;
    while (at < full) {
      int entry = table[(int) feed.peek() & mask];
      feed.drop(entry & 15);
      int symbol = entry >> 4;
      if (symbol < 256) {
        if (entry == 0) {
          throw feed.broken("has an unknown code");
        }
        out[at++] = (byte) symbol;
      } else if (symbol == 256) {
        state = State.BETWEEN;
        break;
      } else {
        at = repeat(symbol - 257, at);
      }
    }
    end = at;
  }

  private int repeat(int code, int at) throws IOException {
    if (code >= LENGTH.length) {
      throw feed.broken("has an unknown length");
    }
    int length = LENGTH[code] + feed.take(LENGTH_EXTRA[code]);
    int symbol = symbol(distances);
    if (symbol >= DISTANCE.length) {
      throw feed.broken("has an unknown distance");
    }
    int distance = DISTANCE[symbol] + feed.take(Math.max(0, symbol / 2 - 1));
    if (distance > at) {
      throw feed.broken("refers to before its beginning");
    }
    if (distance >= length) {
      System.arraycopy(out, at - distance, out, at, length);
      return at + length;
    }
    for (int i = 0; i < length; i++) {
      out[at] = out[at - distance];
      at++;
    }
    return at;
  }
}
