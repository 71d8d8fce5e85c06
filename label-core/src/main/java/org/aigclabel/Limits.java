package org.aigclabel;

/**
 * What an untrusted file may cost before it is refused: sizes in bytes, depths and counts.
 *
 * @param block the largest piece of a file held in memory at once
 * @param inflated the largest result of one decompression
 * @param depth the deepest nesting of boxes, elements or JSON
 * @param items the most chunks, boxes, entries or elements in one file
 * @param pixels the largest picture that is decoded
 * @param spool the size past which a stream is kept in a temporary file instead of memory
 */
public record Limits(int block, int inflated, int depth, int items, long pixels, int spool) {

  private static final Limits SAFE =
      new Limits(64 << 20, 64 << 20, 64, 1_000_000, 400_000_000L, 8 << 20);

  /** Refuses limits that would refuse everything. */
  public Limits {
    if (Math.min(Math.min(block, inflated), Math.min(depth, items)) < 1
        || pixels < 1
        || spool < 0) {
      throw new IllegalArgumentException("every limit must be positive");
    }
  }

  /** Returns limits for files from strangers: no file costs more than about 64 MiB per block. */
  public static Limits safe() {
    return SAFE;
  }
}
