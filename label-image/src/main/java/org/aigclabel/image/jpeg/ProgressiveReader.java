package org.aigclabel.image.jpeg;

import java.io.IOException;
import org.aigclabel.MediaSource;
import org.aigclabel.image.jpeg.Scan.Part;

/** Reads those coefficients of a progressive picture that are held; passes over all others. */
final class ProgressiveReader extends ProgressiveWalk {

  private final Coefficients coefficients;

  ProgressiveReader(MediaSource source, History history, Pass pass, Coefficients coefficients) {
    super(source, history, pass, pass.isAc() ? pass.ac().steps() : AcSteps.NONE);
    this.coefficients = coefficients;
  }

  @Override
  void block(Part part, int x, int y) throws IOException {
    int at = coefficients.at(part.component(), x, y);
    short[] block = coefficients.of(part.component());
    if (scan.first() > 0) {
      if (at < 0) {
        pass(part);
        return;
      }
      HuffmanTable ac = tables.find(part.ac());
      if (scan.high() == 0) {
        first(ac, block, at);
      } else {
        refine(ac, block, at);
      }
    } else if (scan.high() == 0) {
      int value = dc(part);
      if (at >= 0) {
        block[at] = (short) (value << scan.low());
      }
    } else if (reader.bits(1) == 1 && at >= 0) {
      block[at] |= (short) (1 << scan.low());
    }
  }

  @Override
  boolean isNear(int row) {
    return coefficients.holdsRow(scan, row);
  }

  @Override
  void passed(int entry) {}

  @Override
  void passed(int symbol, int from, int to) {}

  @Override
  void ended(int symbol, int from, int to) {}

  @Override
  void passed(int from, int to) {}

  private void first(HuffmanTable ac, short[] block, int at) throws IOException {
    if (endRun > 0) {
      endRun--;
      return;
    }
    for (int k = scan.first(); k <= scan.last(); k++) {
      int symbol = reader.symbol(ac);
      int run = symbol >> 4;
      int size = symbol & 15;
      if (size == 0 && run < 15) {
        endRun = (1 << run) + reader.bits(run) - 1;
        return;
      }
      k += run;
      if (size > 0) {
        if (k > scan.last()) {
          throw reader.malformed("a run past the end of the band");
        }
        block[at + k] = (short) (reader.value(size) << scan.low());
      }
    }
  }

  private void refine(HuffmanTable ac, short[] block, int at) throws IOException {
    int k = scan.first();
    while (endRun == 0 && k <= scan.last()) {
      int symbol = reader.symbol(ac);
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
        if (k > scan.last()) {
          throw reader.malformed("a run past the end of the band");
        }
        block[at + k] = value;
      }
      k++;
    }
    if (endRun > 0) {
      for (; k <= scan.last(); k++) {
        correct(block, at + k);
      }
      endRun--;
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
