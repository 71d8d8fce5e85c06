package org.aigclabel.image.jpeg;

import java.io.IOException;

/** Reads AC coefficients of a progressive picture. */
final class BandReader {

  private final EntropyReader reader;
  private final Scan scan;
  private final HuffmanTable table;

  BandReader(EntropyReader reader, Scan scan, HuffmanTable table) {
    this.reader = reader;
    this.scan = scan;
    this.table = table;
  }

  /**
   * Reads the band of a block, of which the bands of {@code run} blocks from here on have ended;
   * returns how many have behind it.
   */
  int read(short[] block, int at, int run) throws IOException {
    if (scan.high() > 0) {
      return refine(block, at, run);
    }
    return run > 0 ? run - 1 : first(block, at);
  }

  private int first(short[] block, int at) throws IOException {
    for (int k = scan.first(); k <= scan.last(); k++) {
      int symbol = reader.symbol(table);
      int run = symbol >> 4;
      int size = symbol & 15;
      if (size == 0 && run < 15) {
        return (1 << run) + reader.bits(run) - 1;
      }
      k += run;
      if (size > 0) {
        requireInBand(k);
        block[at + k] = (short) (reader.value(size) << scan.low());
      }
    }
    return 0;
  }

  private int refine(short[] block, int at, int ended) throws IOException {
    int endRun = ended;
    int k = scan.first();
    while (endRun == 0 && k <= scan.last()) {
      int symbol = reader.symbol(table);
      int run = symbol >> 4;
      short value = 0;
      if ((symbol & 15) != 0) {
        value = (short) (reader.bits(1) == 1 ? 1 << scan.low() : -1 << scan.low());
      } else if (run < 15) {
        endRun = (1 << run) + reader.bits(run);
        break;
      }
      k = passZeros(block, at, new int[] {k, run});
      if (value != 0) {
        requireInBand(k);
        block[at + k] = value;
      }
      k++;
    }
    if (endRun == 0) {
      return 0;
    }
    for (; k <= scan.last(); k++) {
      correct(block, at + k);
    }
    return endRun - 1;
  }

  private void requireInBand(int k) throws IOException {
    if (k > scan.last()) {
      throw reader.malformed("a run past the end of the band");
    }
  }

  /** Passes a run of zeros, correcting what is not zero; returns the place after it. */
  private int passZeros(short[] block, int at, int[] startAndRun) {
    int run = startAndRun[1];
    int k = startAndRun[0];
    for (; k <= scan.last(); k++) {
      if (block[at + k] != 0) {
        correct(block, at + k);
      } else if (run-- == 0) {
        break;
      }
    }
    return k;
  }

  private void correct(short[] block, int at) {
    int bit = 1 << scan.low();
    if (block[at] != 0 && reader.bits(1) == 1 && (Math.abs(block[at]) & bit) == 0) {
      block[at] += (short) (block[at] > 0 ? bit : -bit);
    }
  }
}
