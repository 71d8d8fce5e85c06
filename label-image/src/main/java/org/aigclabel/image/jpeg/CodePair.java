package org.aigclabel.image.jpeg;

/**
 * A Huffman table that a scan is read with, and the one that it is written with, which has all its
 * symbols.
 */
final class CodePair {

  /** For where there is no table. */
  static final CodePair NONE =
      new CodePair(HuffmanTable.optimal(new long[256]), HuffmanTable.optimal(new long[256]));

  final HuffmanTable read;
  final HuffmanTable write;

  /** The symbols that have another code when written. */
  final boolean[] moved = new boolean[256];

  /** What is passed over at once; nothing that moves. */
  final AcSteps steps;

  private final boolean moves;

  CodePair(HuffmanTable read, HuffmanTable write) {
    this.read = read;
    this.write = write;
    boolean any = false;
    for (int symbol = 0; symbol < moved.length; symbol++) {
      moved[symbol] = read != write && !read.keeps(symbol, write);
      any |= moved[symbol];
    }
    this.moves = any;
    this.steps = new AcSteps(read, moved);
  }

  /** Returns whether any symbol has another code when written. */
  boolean moves() {
    return moves;
  }
}
