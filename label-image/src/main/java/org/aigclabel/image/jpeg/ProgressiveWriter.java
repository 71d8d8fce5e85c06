package org.aigclabel.image.jpeg;

import java.util.Arrays;
import org.aigclabel.image.jpeg.Frame.Component;
import org.aigclabel.image.jpeg.Scan.Part;
import org.aigclabel.image.jpeg.Scan.Unit;

/** Codes one scan of a progressive picture from its coefficients (annex G). */
final class ProgressiveWriter {

  private static final int LONGEST_RUN = 0x7FFF;
  private static final int MOST_BITS = 900;

  private final Frame frame;
  private final Coefficients coefficients;
  private final Scan scan;
  private final SymbolOutput out;
  private final int[] dc = new int[4];
  private final boolean[] pending = new boolean[MOST_BITS + 128];
  private final int[] sizes = new int[64];
  private final int endTable;
  private int endRun;

  /** Correction bits that follow the end-of-band run, then those of the present run of zeros. */
  private int pendingCount;

  private int blockStart;

  ProgressiveWriter(Frame frame, Coefficients coefficients, Scan scan, SymbolOutput out) {
    this.frame = frame;
    this.coefficients = coefficients;
    this.scan = scan;
    this.out = out;
    this.endTable = scan.ac();
  }

  /** Codes MCUs {@code from} to before {@code to} as one restart interval. */
  void interval(int from, int to) {
    Unit[] units = scan.units().toArray(new Unit[0]);
    int wide = scan.wide(frame);
    for (int mcu = from; mcu < to; mcu++) {
      for (Unit unit : units) {
        Component c = unit.part().component();
        int x = scan.isInterleaved() ? mcu % wide * c.h() + unit.x() : mcu % wide;
        int y = scan.isInterleaved() ? mcu / wide * c.v() + unit.y() : mcu / wide;
        block(unit.part(), coefficients.at(c, x, y));
      }
    }
    finish();
  }

  /** Ends a restart interval. */
  void finish() {
    endRun();
    Arrays.fill(dc, 0);
  }

  /** Codes the block whose coefficients begin at {@code at}. */
  void block(Part part, int at) {
    short[] block = coefficients.of(part.component());
    if (scan.first() > 0) {
      if (scan.high() == 0) {
        first(part, block, at);
      } else {
        refine(part, block, at);
      }
    } else if (scan.high() == 0) {
      dc(part, block[at] >> scan.low());
    } else {
      out.bits(block[at] >> scan.low() & 1, 1);
    }
  }

  /** Codes a DC coefficient of a first scan. */
  void dc(Part part, int value) {
    int index = part.component().index();
    int difference = value - dc[index];
    int size = SequentialScan.size(difference);
    out.symbol(part.dc(), size, difference < 0 ? difference - 1 : difference, size);
    dc[index] = value;
  }

  private void first(Part part, short[] block, int at) {
    int run = 0;
    for (int k = scan.first(); k <= scan.last(); k++) {
      int value = block[at + k];
      int magnitude = Math.abs(value) >> scan.low();
      if (magnitude == 0) {
        run++;
        continue;
      }
      endRun();
      for (; run > 15; run -= 16) {
        out.symbol(part.ac(), 0xF0, 0, 0);
      }
      int size = SequentialScan.size(magnitude);
      out.symbol(part.ac(), run << 4 | size, value < 0 ? ~magnitude : magnitude, size);
      run = 0;
    }
    if (run > 0) {
      endBand();
    }
  }

  private void refine(Part part, short[] block, int at) {
    int lastNew = 0;
    for (int k = scan.first(); k <= scan.last(); k++) {
      sizes[k] = Math.abs(block[at + k]) >> scan.low();
      lastNew = sizes[k] == 1 ? k : lastNew;
    }
    int run = 0;
    blockStart = pendingCount;
    for (int k = scan.first(); k <= scan.last(); k++) {
      if (sizes[k] == 0) {
        run++;
        continue;
      }
      for (; run > 15 && k <= lastNew; run -= 16) {
        beforeSymbol();
        out.symbol(part.ac(), 0xF0, 0, 0);
        corrections();
      }
      if (sizes[k] > 1) {
        pending[pendingCount++] = (sizes[k] & 1) == 1;
        continue;
      }
      beforeSymbol();
      out.symbol(part.ac(), run << 4 | 1, block[at + k] < 0 ? 0 : 1, 1);
      corrections();
      run = 0;
    }
    if (run > 0 || pendingCount > blockStart) {
      endBand();
    }
  }

  /** Keeps a bit that corrects a coefficient of a block until its band ends. */
  void correction(int bit) {
    pending[pendingCount++] = bit == 1;
  }

  /** Ends the band of a block in which nothing else is left to code. */
  void endBand() {
    endRun++;
    if (endRun == LONGEST_RUN || pendingCount > MOST_BITS) {
      endRun();
    }
  }

  /** Writes the run of ended blocks before this one, with their bits; keeps this block's bits. */
  private void beforeSymbol() {
    if (endRun > 0) {
      int kept = pendingCount - blockStart;
      boolean[] own = Arrays.copyOfRange(pending, blockStart, pendingCount);
      pendingCount = blockStart;
      endRun();
      System.arraycopy(own, 0, pending, 0, kept);
      pendingCount = kept;
    }
    blockStart = 0;
  }

  private void corrections() {
    for (int i = 0; i < pendingCount; i++) {
      out.bits(pending[i] ? 1 : 0, 1);
    }
    pendingCount = 0;
  }

  /** Writes the run of ended blocks. */
  void endRun() {
    if (endRun > 0) {
      run(endRun);
      endRun = 0;
      corrections();
    }
  }

  /** Writes that the bands of this many blocks end. */
  void run(int blocks) {
    int size = SequentialScan.size(blocks) - 1;
    out.symbol(endTable, size << 4, blocks, size);
  }
}
