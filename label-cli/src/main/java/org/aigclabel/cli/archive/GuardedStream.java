package org.aigclabel.cli.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** Unpacked bytes, as long as they stand in some relation to the packed ones. */
final class GuardedStream extends FilterInputStream {

  /** Text of logs shrinks about twentyfold, deflate can at most 1032-fold. */
  static final int RATIO = 200;

  /** What may be unpacked in any case: even a bomb does no harm below. */
  private static final long FREE = 64L << 20;

  private final LongSupplier packed;
  private long count;

  GuardedStream(InputStream unpacked, LongSupplier packed) {
    super(unpacked);
    this.packed = packed;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    check(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    check(Math.max(0, read));
    return read;
  }

  @Override
  public long skip(long wanted) throws IOException {
    long skipped = super.skip(Math.min(wanted, FREE));
    check(skipped);
    return skipped;
  }

  private void check(long more) throws BombException {
    count += more;
    if (count > FREE && (count - FREE) / RATIO > packed.getAsLong()) {
      throw new BombException();
    }
  }
}
