package org.aigclabel;

import java.time.Duration;

/**
 * What an untrusted file may cost before it is refused: sizes in bytes, depths and counts.
 *
 * @param block the largest piece of a file held in memory at once
 * @param inflated the largest result of one decompression
 * @param text the longest metadata of one file, decompressed
 * @param depth the deepest nesting of boxes, elements or JSON
 * @param items the most chunks, boxes, entries or elements in one file
 * @param pixels the largest picture that is decoded
 * @param spool the size past which a stream is kept in a temporary file instead of memory
 * @param time the longest that verifying may take
 */
public record Limits(
    int block,
    int inflated,
    int text,
    int depth,
    int items,
    long pixels,
    int spool,
    Duration time) {

  private static final int MEBI = 1 << 20;
  private static final int PIECES = 4;

  private static final Limits SAFE =
      new Limits(
          64 * MEBI,
          64 * MEBI,
          16 * MEBI,
          64,
          1_000_000,
          400_000_000L,
          8 * MEBI,
          Duration.ofMinutes(10));

  /** Refuses limits that would refuse everything. */
  public Limits {
    int least = Math.min(Math.min(block, inflated), Math.min(text, Math.min(depth, items)));
    if (least < 1 || pixels < 1 || spool < 0 || time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("every limit must be positive");
    }
  }

  /**
   * Returns limits for files from strangers: no file costs more than about 64 MiB per block, and
   * ten minutes, in which even 100 GiB are hashed.
   */
  public static Limits safe() {
    return SAFE;
  }

  /** Returns these limits with another time. */
  public Limits within(Duration other) {
    return new Limits(block, inflated, text, depth, items, pixels, spool, other);
  }

  /**
   * Returns these limits, none larger than leaves a file with about this much memory: a quarter of
   * it for a block, a decompression or a picture of four bytes a pixel.
   */
  public Limits holding(long bytes) {
    int piece = (int) Math.max(1, Math.min(Integer.MAX_VALUE, bytes / PIECES));
    return new Limits(
        Math.min(block, piece),
        Math.min(inflated, piece),
        Math.min(text, piece),
        depth,
        items,
        Math.min(pixels, Math.max(1, piece / 4)),
        Math.min(spool, piece),
        time);
  }
}
