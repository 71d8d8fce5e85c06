package org.aigclabel.image.jpeg;

import java.io.IOException;
import java.util.Arrays;
import org.aigclabel.MediaSource;
import org.aigclabel.image.jpeg.Frame.Component;
import org.aigclabel.image.jpeg.Scan.Part;
import org.aigclabel.image.jpeg.Scan.Unit;

/** Reads the scans of a progressive picture into its coefficients (annex G). */
final class ProgressiveReader {

  private final MediaSource source;
  private final Frame frame;
  private final Coefficients coefficients;
  private final EntropyReader reader;
  private final int[] dc = new int[4];
  private int endRun;

  ProgressiveReader(MediaSource source, Frame frame, Coefficients coefficients) {
    this.source = source;
    this.frame = frame;
    this.coefficients = coefficients;
    this.reader = new EntropyReader(source);
  }

  /** Reads one scan and returns where the marker after it is. */
  long read(Scan scan, HuffmanTables tables, int restart) throws IOException {
    Unit[] units = scan.units().toArray(new Unit[0]);
    int wide = scan.wide(frame);
    int total = wide * scan.high(frame);
    int interval = restart == 0 ? total : restart;
    begin(scan.segment().end());
    for (int mcu = 0; mcu < total; mcu++) {
      if (mcu > 0 && mcu % interval == 0) {
        restart(mcu / interval - 1);
      }
      for (Unit unit : units) {
        Component c = unit.part().component();
        int x = scan.isInterleaved() ? mcu % wide * c.h() + unit.x() : mcu % wide;
        int y = scan.isInterleaved() ? mcu / wide * c.v() + unit.y() : mcu / wide;
        reader.ensureBlock();
        block(scan, tables, unit.part(), coefficients.at(c, x, y));
      }
    }
    reader.requireBits();
    return reader.marker();
  }

  private void begin(long at) {
    reader.start(at);
    Arrays.fill(dc, 0);
    endRun = 0;
  }

  private void restart(int number) throws IOException {
    reader.requireBits();
    long at = JpegHeader.marker(source, reader.marker());
    int wanted = 0xD0 + (number & 7);
    if (at < 0 || source.u8(at + 1) != wanted) {
      throw source.malformed(
          Math.max(at, 0), String.format("wanted the restart marker %02X", wanted));
    }
    begin(at + 2);
  }

  private void block(Scan scan, HuffmanTables tables, Part part, int at) throws IOException {
    short[] block = coefficients.of(part.component());
    if (scan.first() > 0) {
      HuffmanTable ac = tables.find(part.ac());
      if (scan.high() == 0) {
        first(scan, ac, block, at);
      } else {
        refine(scan, ac, block, at);
      }
    } else if (scan.high() == 0) {
      int index = part.component().index();
      dc[index] += reader.value(reader.symbol(tables.find(part.dc())) & 15);
      block[at] = (short) (dc[index] << scan.low());
    } else if (reader.bits(1) == 1) {
      block[at] |= (short) (1 << scan.low());
    }
  }

  private void first(Scan scan, HuffmanTable ac, short[] block, int at) throws IOException {
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

  private void refine(Scan scan, HuffmanTable ac, short[] block, int at) throws IOException {
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
      k = passZeros(scan, block, at, new int[] {k, run});
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
        correct(scan, block, at + k);
      }
      endRun--;
    }
  }

  /** Passes a run of zeros, correcting what is not zero; returns the place after it. */
  private int passZeros(Scan scan, short[] block, int at, int[] startAndRun) {
    int run = startAndRun[1];
    int k = startAndRun[0];
    for (; k <= scan.last(); k++) {
      if (block[at + k] != 0) {
        correct(scan, block, at + k);
      } else if (run-- == 0) {
        break;
      }
    }
    return k;
  }

  private void correct(Scan scan, short[] block, int at) {
    int bit = 1 << scan.low();
    if (block[at] != 0 && reader.bits(1) == 1 && (Math.abs(block[at]) & bit) == 0) {
      block[at] += (short) (block[at] > 0 ? bit : -bit);
    }
  }
}
