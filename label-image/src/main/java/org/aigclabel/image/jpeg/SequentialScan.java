package org.aigclabel.image.jpeg;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.image.jpeg.Scan.Part;
import org.aigclabel.image.jpeg.Scan.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a sequential scan once and draws on the touched blocks. Either only what must change
 * is written, all other bits being kept or copied as bits; or every block is.
 */
final class SequentialScan {

  /**
   * Data that replace a range of the file.
   *
   * @param from first byte replaced
   * @param to the byte after
   * @param bytes what comes there
   */
  record Splice(long from, long to, byte[] bytes) {}

  /** What is read in full: nothing, to observe brightness; what is drawn on; or everything. */
  private enum Extent {
    OBSERVED,
    TOUCHED,
    ALL
  }

  /** The first MCU near the label, from which a second run can begin. */
  private record Checkpoint(int mcu, long offset, int bit, int[] dc) {}

  private final MediaSource source;
  private final Picture picture;
  private final Scan scan;
  private final HuffmanTables tables;
  private final EntropyReader reader;
  private final Unit[] units;
  private final short[] block = new short[64];
  private final List<Splice> splices = new ArrayList<>();
  private final int[] before = new int[4];
  private final int[] after = new int[4];

  private Extent extent = Extent.TOUCHED;
  private SymbolOutput out;
  private BitSink sink = new BitSink();
  private @Nullable Checkpoint checkpoint;
  private final boolean refining;
  private final @Nullable AcSteps[] recoding = new AcSteps[SymbolOutput.TABLES];
  private boolean writing;
  private long from;

  SequentialScan(MediaSource source, Picture picture, Scan scan, HuffmanTables tables) {
    this.refining = picture.isRefined();
    this.source = source;
    this.picture = picture;
    this.scan = scan;
    this.tables = tables;
    this.reader = new EntropyReader(source);
    this.out = new SymbolOutput(tables, tables);
    this.units = scan.units().toArray(new Unit[0]);
  }

  /** Lets the overlays see what they will be drawn on. */
  void observe() throws IOException {
    extent = Extent.OBSERVED;
    run(out);
  }

  /** Returns the splices that change touched blocks alone, coded with tables that contain ours. */
  List<Splice> touched(SymbolOutput output) throws IOException {
    extent = Extent.TOUCHED;
    run(output);
    return splices;
  }

  /** Returns splices that write every block anew. */
  List<Splice> all(SymbolOutput output) throws IOException {
    extent = Extent.ALL;
    run(output);
    return splices;
  }

  /** Returns where the marker after the data is; valid after a run. */
  long end() throws IOException {
    return reader.marker();
  }

  private void run(SymbolOutput output) throws IOException {
    out = output;
    splices.clear();
    Arrays.fill(recoding, null);
    int wide = scan.wide(picture.frame());
    int total = wide * scan.high(picture.frame());
    int interval = picture.restart() == 0 ? total : Math.min(total, picture.restart());
    Checkpoint resume = extent == Extent.TOUCHED ? checkpoint : null;
    int number = resume == null ? 0 : resume.mcu() / interval;
    reader.start(scan.segment().end());
    for (long first = (long) number * interval; first < total; first += interval, number++) {
      int end = (int) Math.min(total, first + interval);
      if (extent == Extent.ALL || touches((int) first / wide, (end - 1) / wide)) {
        sink = out.restart();
        interval((int) first, end, resume);
      }
      resume = null;
      if (extent == Extent.OBSERVED && !touches(end / wide, Integer.MAX_VALUE >> 4)) {
        return;
      }
      if (end < total) {
        restart(number);
      }
    }
  }

  private void restart(int number) throws IOException {
    long at = JpegHeader.marker(source, reader.marker());
    int wanted = 0xD0 + (number & 7);
    if (at < 0 || source.u8(at + 1) != wanted) {
      throw source.malformed(
          Math.max(at, 0), String.format("wanted the restart marker %02X", wanted));
    }
    reader.start(at + 2);
  }

  private boolean touches(int firstRow, int lastRow) {
    for (Part part : scan.parts()) {
      int rows = scan.isInterleaved() ? part.component().v() : 1;
      Overlay overlay = picture.overlay(part.component());
      if (overlay.touchesRows(firstRow * rows, (lastRow + 1) * rows)) {
        return true;
      }
    }
    return false;
  }

  private void interval(int first, int end, @Nullable Checkpoint resume) throws IOException {
    int wide = scan.wide(picture.frame());
    Arrays.fill(before, 0);
    Arrays.fill(after, 0);
    writing = false;
    int mcu = first;
    if (resume != null) {
      mcu = resume.mcu();
      reader.resume(resume.offset(), resume.bit());
      System.arraycopy(resume.dc(), 0, before, 0, before.length);
    }
    while (mcu < end) {
      int row = mcu / wide;
      int stop = Math.min(end, (row + 1) * wide);
      boolean near = touches(row, row);
      if (extent == Extent.OBSERVED && checkpoint != null && !near
          || extent == Extent.TOUCHED && !out.isComplete() && !near) {
        return;
      }
      if (extent == Extent.OBSERVED && checkpoint == null && near) {
        checkpoint = new Checkpoint(mcu, reader.offset(), reader.bit & 7, before.clone());
      }
      for (; mcu < stop; mcu++) {
        if (near || writing || extent == Extent.ALL) {
          mcu(row, mcu - row * wide);
        } else {
          skip();
        }
      }
    }
    reader.requireBits();
    if (writing) {
      sink.pad();
      splices.add(new Splice(from, reader.marker(), sink.toBytes()));
    }
  }

  private void skip() throws IOException {
    for (Unit unit : units) {
      reader.ensureBlock();
      before[unit.part().component().index()] +=
          reader.value(reader.symbol(tables.find(unit.part().dc())));
      reader.skipAc(tables.find(unit.part().ac()));
    }
  }

  private void mcu(int row, int column) throws IOException {
    for (Unit unit : units) {
      reader.ensureBlock();
      Part part = unit.part();
      int x = scan.isInterleaved() ? column * part.component().h() + unit.x() : column;
      int y = scan.isInterleaved() ? row * part.component().v() + unit.y() : row;
      Overlay overlay = picture.overlay(part.component());
      boolean drawn = extent != Extent.OBSERVED && overlay.touches(x, y);
      if (drawn || extent == Extent.ALL) {
        begin();
      }
      if (drawn || refining && extent == Extent.ALL) {
        draw(part, overlay, x, y);
      } else if (extent == Extent.ALL) {
        recode(part);
      } else {
        pass(part);
        Quantisation quantisation = picture.quantisation(part.component());
        int dc = before[part.component().index()] * quantisation.factors()[0];
        overlay.observe(x, y, dc, quantisation);
      }
    }
  }

  private void begin() {
    if (!writing) {
      writing = true;
      from = reader.offset();
      int part = reader.bit & 7;
      if (part > 0) {
        sink.put((int) (reader.peek(reader.bit - part) >>> 64 - part), part);
      }
      System.arraycopy(before, 0, after, 0, before.length);
    }
  }

  private void draw(Part part, Overlay overlay, int x, int y) throws IOException {
    int index = part.component().index();
    reader.block(block, tables.find(part.dc()), tables.find(part.ac()));
    before[index] += block[0];
    block[0] = (short) before[index];
    Quantisation quantisation = picture.quantisation(part.component());
    if (refining) {
      quantisation.refine(block, 0);
    }
    if (overlay.touches(x, y)) {
      overlay.draw(block, 0, overlay.index(x, y), quantisation);
    }
    difference(part, block[0] - after[index]);
    after[index] = block[0];
    int run = 0;
    for (int k = 1; k < 64; k++) {
      if (block[k] == 0) {
        run++;
        continue;
      }
      for (; run > 15; run -= 16) {
        out.symbol(part.ac(), 0xF0, 0, 0);
      }
      int size = size(block[k]);
      out.symbol(part.ac(), run << 4 | size, block[k] < 0 ? block[k] - 1 : block[k], size);
      run = 0;
    }
    if (run > 0) {
      out.symbol(part.ac(), 0, 0, 0);
    }
  }

  /** Copies a block's bits, its DC difference coded anew if the block before it changed. */
  private void pass(Part part) throws IOException {
    int index = part.component().index();
    int start = reader.bit;
    int difference = reader.value(reader.symbol(tables.find(part.dc())));
    int coefficients = reader.bit;
    reader.skipAc(tables.find(part.ac()));
    int dc = before[index] + difference;
    if (writing && before[index] != after[index]) {
      difference(part, dc - after[index]);
      sink.copy(reader, coefficients, reader.bit);
    } else if (writing) {
      sink.copy(reader, start, reader.bit);
    }
    before[index] = dc;
    after[index] = dc;
  }

  /** Codes a block's symbols with the output's tables; values are copied as bits. */
  private void recode(Part part) throws IOException {
    int index = part.component().index();
    int dc = before[index] + reader.value(reader.symbol(tables.find(part.dc())));
    difference(part, dc - after[index]);
    before[index] = dc;
    after[index] = dc;
    steps(part.ac()).recode(reader, sink);
  }

  private AcSteps steps(int table) {
    AcSteps made = recoding[table];
    if (made == null) {
      made = AcSteps.between(tables.find(table), out.tables().find(table));
      recoding[table] = made;
    }
    return made;
  }

  private void difference(Part part, int difference) {
    int size = size(difference);
    out.symbol(part.dc(), size, difference < 0 ? difference - 1 : difference, size);
  }

  static int size(int value) {
    return 32 - Integer.numberOfLeadingZeros(Math.abs(value));
  }
}
