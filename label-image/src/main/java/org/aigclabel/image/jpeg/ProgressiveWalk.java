package org.aigclabel.image.jpeg;

import java.io.IOException;
import java.util.Arrays;
import org.aigclabel.MediaSource;
import org.aigclabel.image.jpeg.Frame.Component;
import org.aigclabel.image.jpeg.Scan.Part;
import org.aigclabel.image.jpeg.Scan.Unit;

/**
 * Goes through the scans of a progressive picture block by block (annex G). All it remembers of a
 * block is which coefficients are not zero, which tells the bits of later scans apart.
 */
abstract class ProgressiveWalk {

  /**
   * A scan to go through.
   *
   * @param scan its header
   * @param tables the tables in force
   * @param restart MCUs between restart markers, 0 for none
   */
  record Pass(Scan scan, HuffmanTables tables, int restart) {

    boolean isAc() {
      return scan.first() > 0;
    }

    /** Returns the table of a scan of AC coefficients. */
    HuffmanTable ac() {
      return tables.find(scan.ac());
    }
  }

  final EntropyReader reader;
  final Scan scan;
  final HuffmanTables tables;
  final AcSteps steps;

  /** The blocks after this one whose band has ended already. */
  int endRun;

  /** Whether the blocks of that run have to be looked at one by one. */
  boolean watching;

  /** Where the present block of a scan of AC coefficients is. */
  int column;

  int row;

  private final MediaSource source;
  private final History history;
  private final Unit[] units;
  private final int wide;
  private final int interval;
  private final long band;
  private final int[] dc = new int[4];

  /** The MCUs until the next restart marker, and its number. */
  private int left;

  private int number;

  /** Reads with the tables of the pass; the steps are for scans of AC coefficients. */
  ProgressiveWalk(MediaSource source, History history, Pass pass, AcSteps steps) {
    this.source = source;
    this.history = history;
    this.scan = pass.scan();
    this.tables = pass.tables();
    this.steps = steps;
    this.reader = new EntropyReader(source);
    this.units = scan.units().toArray(new Unit[0]);
    this.wide = scan.wide(history.frame());
    this.interval = pass.restart() == 0 ? Integer.MAX_VALUE : pass.restart();
    this.band = -1L >>> 63 - scan.last() & -1L << scan.first();
  }

  /** Begins a restart interval, the first with number 0. */
  void begin(int number) {
    Arrays.fill(dc, 0);
    endRun = 0;
    watching = false;
  }

  /** Returns whether blocks of a row, or of a row of MCUs, have to be looked at one by one. */
  abstract boolean isNear(int row);

  /** Takes a block that is looked at, and each of a first scan of DC coefficients. */
  abstract void block(Part part, int x, int y) throws IOException;

  /** Takes what an entry of {@link #steps} stands for. */
  abstract void passed(int entry);

  /** Takes a symbol and the bits that follow it, by their position. */
  abstract void passed(int symbol, int from, int to);

  /** Takes a symbol that ends the band of the present block and of {@link #endRun} more. */
  abstract void ended(int symbol, int from, int to);

  /** Takes bits without a symbol. */
  abstract void passed(int from, int to);

  /** Goes through the scan. */
  final void walk() throws IOException {
    int high = scan.high(history.frame());
    reader.start(scan.segment().end());
    begin(0);
    left = interval;
    for (row = 0; row < high; row++) {
      if (scan.first() > 0) {
        bands();
      } else {
        mcus();
      }
    }
    reader.requireBits();
  }

  private void mcus() throws IOException {
    boolean bits = scan.high() > 0 && !isNear(row);
    boolean interleaved = scan.isInterleaved();
    for (column = 0; column < wide; column++) {
      next();
      if (bits) {
        reader.ensureBlock();
        reader.bit += units.length;
        passed(reader.bit - units.length, reader.bit);
        continue;
      }
      for (Unit unit : units) {
        Component c = unit.part().component();
        reader.ensureBlock();
        int x = interleaved ? column * c.h() + unit.x() : column;
        int y = interleaved ? row * c.v() + unit.y() : row;
        block(unit.part(), x, y);
      }
    }
  }

  private void bands() throws IOException {
    Part part = units[0].part();
    HuffmanTable ac = tables.find(part.ac());
    long[] masks = history.masks()[part.component().index()];
    int from = row * history.wide()[part.component().index()];
    boolean near = isNear(row);
    for (column = 0; column < wide; column++) {
      next();
      if (near || watching && endRun > 0) {
        reader.ensureBlock();
        block(part, column, row);
      } else if (scan.high() > 0) {
        reader.ensureBlock();
        masks[from + column] |= refinement(ac, masks[from + column]);
      } else if (endRun > 0) {
        int run = Math.min(endRun, Math.min(wide - column, left + 1));
        endRun -= run;
        left -= run - 1;
        column += run - 1;
      } else {
        reader.ensureBlock();
        masks[from + column] |= first(ac);
      }
    }
  }

  /** Passes the restart marker that comes before an MCU, if there is one. */
  private void next() throws IOException {
    if (left-- == 0) {
      reader.requireBits();
      long from = reader.marker();
      int wanted = 0xD0 + (number++ & 7);
      synchronized (source) {
        long at = JpegHeader.marker(source, from);
        if (at < 0 || source.u8(at + 1) != wanted) {
          throw source.malformed(
              Math.max(at, 0), String.format("wanted the restart marker %02X", wanted));
        }
        reader.start(at + 2);
      }
      reader.ensureBlock();
      left = interval - 1;
      begin(number);
    }
  }

  /** Reads a DC coefficient of a first scan. */
  final int dc(Part part) throws IOException {
    int index = part.component().index();
    dc[index] += reader.value(reader.symbol(tables.find(part.dc())) & 15);
    return dc[index];
  }

  /** Passes over the AC coefficients of a block and remembers those that are not zero. */
  final void pass(Part part) throws IOException {
    long[] masks = history.masks()[part.component().index()];
    HuffmanTable ac = tables.find(part.ac());
    int at = row * history.wide()[part.component().index()] + column;
    if (scan.high() > 0) {
      masks[at] |= refinement(ac, masks[at]);
    } else if (endRun > 0) {
      endRun--;
    } else {
      masks[at] |= first(ac);
    }
  }

  private long first(HuffmanTable ac) throws IOException {
    long mask = 0;
    int k = scan.first();
    int last = scan.last();
    while (k <= last) {
      long bits = reader.peek();
      int entry = (int) (bits >>> 64 - HuffmanTable.LOOK);
      long step = steps.read[entry];
      int next = k + AcSteps.advance(step);
      if (step != 0 && next + AcSteps.ends(step) <= last + 1) {
        passed(entry);
        mask |= AcSteps.mask(step) << k;
        reader.bit += AcSteps.bits(step);
        k = AcSteps.ends(step) == 1 ? 64 : next;
        continue;
      }
      int symbol = reader.symbol(ac);
      if (endsBand(symbol)) {
        end(symbol, 0);
        break;
      }
      int size = symbol & 15;
      k += symbol >> 4;
      if (k > last && size > 0) {
        throw reader.malformed("a run past the end of the band");
      }
      reader.bit += size;
      passed(symbol, reader.bit - size, reader.bit);
      mask |= size == 0 ? 0 : 1L << k;
      k++;
    }
    return mask;
  }

  private static boolean endsBand(int symbol) {
    return (symbol & 15) == 0 && symbol < 0xF0;
  }

  private void end(int symbol, long corrected) {
    int size = symbol >> 4;
    int from = reader.bit;
    endRun = (1 << size) + reader.bits(size) - 1;
    reader.bit += Long.bitCount(corrected);
    ended(symbol, from, reader.bit);
  }

  private long refinement(HuffmanTable ac, long known) throws IOException {
    long rest = band;
    if (endRun > 0) {
      endRun--;
      int count = Long.bitCount(known & rest);
      if (count > 0) {
        reader.bit += count;
        passed(reader.bit - count, reader.bit);
      }
      return 0;
    }
    long added = 0;
    while (rest != 0) {
      int symbol = reader.symbol(ac);
      if (endsBand(symbol)) {
        end(symbol, known & rest);
        break;
      }
      long zeros = ~known & rest;
      for (int run = symbol >> 4; run > 0; run--) {
        zeros &= zeros - 1;
      }
      long place = zeros & -zeros;
      int size = symbol == 0xF0 ? 0 : 1;
      int count = size + Long.bitCount(known & rest & place - 1);
      reader.bit += count;
      passed(symbol, reader.bit - count, reader.bit);
      if (size > 0 && place == 0) {
        throw reader.malformed("a run past the end of the band");
      }
      added |= size > 0 ? place : 0;
      rest &= place == 0 ? 0 : -place << 1;
    }
    return added;
  }
}
