package org.aigclabel.image.jpeg;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.image.jpeg.BitEditor.Splice;
import org.aigclabel.image.jpeg.Scan.Rows;
import org.aigclabel.image.jpeg.Scan.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a scan: first up to the MCUs near the label and over these, to see what the label
 * will be drawn on; then, while it is drawn, from the first of these on to the end.
 *
 * <p>Before and behind them bits are only passed, and copied where something has changed.
 */
abstract class ScanWalk {

  /**
   * A scan to go through.
   *
   * @param scan its header
   * @param read the tables that it is coded with
   * @param write the tables that it is to be coded with, which have all symbols of the others
   * @param restart MCUs between restart markers, 0 for none
   */
  record Pass(Scan scan, HuffmanTables read, HuffmanTables write, int restart) {

    /** Returns the codes of a scan's tables, by number. */
    private CodePair[] codes() {
      CodePair[] codes = new CodePair[SymbolOutput.TABLES];
      Arrays.fill(codes, CodePair.NONE);
      scan.numbers().stream().forEach(n -> codes[n] = new CodePair(read.find(n), write.find(n)));
      return codes;
    }
  }

  /**
   * What scans of a progressive picture have in common.
   *
   * @param picture the picture with its overlays
   * @param blocks the blocks that are looked at and, where touched, drawn
   * @param history which coefficients are known
   */
  record Drawn(Picture picture, Coefficients blocks, History history) {

    Frame frame() {
      return picture.frame();
    }
  }

  /** The first MCU near the label. */
  private record Checkpoint(int mcu, long offset, int bit) {}

  final Scan scan;
  final EntropyReader reader;
  final BitEditor editor;
  final SymbolOutput out;
  final Unit[] units;

  /** By the numbers of the tables. */
  final CodePair[] codes;

  /** The DC coefficients; scans of the others code none. */
  final Differences differences;

  /** The present MCU, and the first one of the rows near the label. */
  int mcu;

  final int near;

  private final MediaSource source;
  private final boolean interleaved;
  private final int wide;
  private final int total;
  private final int interval;
  private final int behind;
  private @Nullable Checkpoint checkpoint;

  ScanWalk(MediaSource source, Frame frame, Pass pass, Rows label) {
    this.source = source;
    this.scan = pass.scan();
    this.interleaved = scan.isInterleaved();
    this.reader = new EntropyReader(source);
    this.editor = new BitEditor(reader);
    this.out = new SymbolOutput(pass.write(), editor.sink);
    this.units = scan.units().toArray(new Unit[0]);
    this.codes = pass.codes();
    this.differences = new Differences(this);
    this.wide = scan.wide(frame);
    this.total = wide * scan.high(frame);
    this.interval = pass.restart() == 0 ? total : Math.min(total, pass.restart());
    this.near = label.from() * wide;
    this.behind = label.to() * wide;
  }

  /** Begins a restart interval. */
  void begin() {
    differences.begin();
  }

  /** Passes over an MCU that is not near the label. */
  abstract void pass(int row, int column) throws IOException;

  /** Looks at an MCU near the label. */
  abstract void look(int row, int column) throws IOException;

  /** Draws on an MCU near the label. */
  abstract void draw(int row, int column) throws IOException;

  /** Keeps what is known before the first MCU near the label, or goes back to it. */
  void keep() {
    differences.keep();
  }

  void goBack() {
    differences.goBack();
  }

  /** Ends what was begun while drawing. */
  void drawn() {}

  /** Returns whether all blocks have to be passed, since later scans build on this one. */
  boolean passesAll() {
    return false;
  }

  /** Returns the column of a block of an MCU in its component. */
  final int x(Unit unit, int column) {
    return interleaved ? column * unit.part().component().h() + unit.x() : column;
  }

  /** Returns the row of a block of an MCU in its component. */
  final int y(Unit unit, int row) {
    return interleaved ? row * unit.part().component().v() + unit.y() : row;
  }

  /** Goes through the scan as far as the label, to look at what is under it. */
  final void look() throws IOException {
    reader.start(scan.segment().end());
    run(0, false);
    reader.release();
  }

  /** Draws and goes through the rest of the scan. */
  final void draw() throws IOException {
    Checkpoint from = checkpoint;
    if (from == null) {
      reader.start(scan.segment().end());
      run(0, true);
    } else {
      reader.resume(from.offset(), from.bit());
      editor.goOn();
      goBack();
      run(from.mcu(), true);
    }
    if (!out.isComplete()) {
      throw source.malformed(scan.segment().at(), "coefficients out of range");
    }
  }

  /** Returns what has changed; valid after drawing. */
  final List<Splice> splices() {
    return editor.splices();
  }

  /** Returns where the marker after the data is; valid after drawing. */
  final long end() throws IOException {
    return reader.marker();
  }

  private void run(int from, boolean drawing) throws IOException {
    boolean all = passesAll() || Arrays.stream(codes).anyMatch(CodePair::moves);
    int number = from / interval;
    mcu = from;
    for (long first = (long) number * interval; first < total; first += interval, number++) {
      int end = (int) Math.min(total, first + interval);
      if (mcu == first) {
        begin();
      }
      if (all || first < behind && end > near) {
        interval(end, drawing);
      }
      mcu = end;
      if (!drawing && end >= behind) {
        return;
      }
      if (end < total) {
        restart(number);
      }
    }
  }

  private void interval(int end, boolean drawing) throws IOException {
    each(Math.min(end, near), this::pass);
    if (mcu < end && mcu < behind) {
      if (!drawing) {
        if (mcu == near) {
          pause();
        }
        each(Math.min(end, behind), this::look);
        return;
      }
      each(Math.min(end, behind), this::draw);
      drawn();
    }
    each(end, this::pass);
    reader.requireBits();
    editor.end();
  }

  private void pause() {
    checkpoint = new Checkpoint(mcu, reader.offset(), reader.bit & 7);
    editor.pause();
    keep();
  }

  private void each(int end, Visit visit) throws IOException {
    while (mcu < end) {
      int row = mcu / wide;
      int stop = Math.min(end, (row + 1) * wide);
      for (int column = mcu - row * wide; mcu < stop; mcu++, column++) {
        visit.mcu(row, column);
      }
    }
  }

  private void restart(int number) throws IOException {
    long from = reader.marker();
    int wanted = 0xD0 + (number & 7);
    synchronized (source) { // scans of a progressive picture are read side by side
      long at = JpegHeader.marker(source, from);
      if (at < 0 || source.u8(at + 1) != wanted) {
        throw source.malformed(
            Math.max(at, 0), String.format("wanted the restart marker %02X", wanted));
      }
      reader.start(at + 2);
    }
  }

  private interface Visit {
    void mcu(int row, int column) throws IOException;
  }
}
