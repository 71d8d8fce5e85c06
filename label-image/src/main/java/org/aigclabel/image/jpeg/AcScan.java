package org.aigclabel.image.jpeg;

import java.io.IOException;
import org.aigclabel.MediaSource;
import org.aigclabel.image.jpeg.Frame.Component;
import org.aigclabel.image.jpeg.Scan.Part;

/**
 * A scan of AC coefficients of a progressive picture (annex G). All that is remembered of a block
 * is which coefficients are not zero, which tells the bits of later scans apart.
 *
 * <p>A run of blocks whose bands have ended is split where the blocks near the label begin and end;
 * between them, runs are counted anew.
 */
final class AcScan extends ScanWalk {

  private static final int ZEROS = 0xF0;

  private final Overlay overlay;
  private final Coefficients coefficients;
  private final Part part;
  private final CodePair pair;
  private final long[] masks;
  private final int wide;
  private final long band;
  private final boolean refining;
  private final BandReader bands;
  private final ProgressiveWriter writer;

  /** The blocks after this one whose bands have ended already. */
  private int endRun;

  private int keptRun;

  /** The coefficient after a symbol. */
  private int after;

  /** Whether runs that begin now are counted anew. */
  private boolean counting;

  AcScan(MediaSource source, Pass pass, Drawn drawn) {
    super(source, drawn.frame(), pass, pass.scan().rows(drawn.frame(), drawn.blocks().rows()));
    this.part = scan.parts().get(0);
    Component component = part.component();
    this.overlay = drawn.picture().overlay(component);
    this.coefficients = drawn.blocks();
    this.pair = codes[part.ac()];
    this.masks = drawn.history().masks()[component.index()];
    this.wide = drawn.history().wide()[component.index()];
    this.band = -1L >>> 63 - scan.last() & -1L << scan.first();
    this.refining = scan.high() > 0;
    this.bands = new BandReader(reader, scan, pair.read);
    this.writer = new ProgressiveWriter(drawn.frame(), coefficients, scan, out);
  }

  @Override
  boolean passesAll() {
    return true;
  }

  @Override
  void begin() {
    endRun = 0;
  }

  @Override
  void keep() {
    keptRun = endRun;
  }

  @Override
  void goBack() {
    endRun = keptRun;
  }

  @Override
  void drawn() {
    writer.endRun();
    if (endRun > 0) {
      rewrite(reader.bit, endRun);
    }
  }

  /** Writes a run in the place of the bits from a position up to the present one. */
  private void rewrite(int at, int blocks) {
    if (editor.cut(at)) {
      writer.run(blocks);
    }
  }

  @Override
  void look(int row, int column) throws IOException {
    int at = coefficients.at(part.component(), column, row);
    if (at < 0) {
      pass(row, column);
    } else {
      reader.ensureBlock();
      endRun = bands.read(coefficients.of(part.component()), at, endRun);
    }
  }

  @Override
  void draw(int row, int column) throws IOException {
    reader.ensureBlock();
    if (overlay.touches(column, row)) {
      editor.leaveOut();
      pass(row, column);
      editor.goOn();
      writer.block(part, coefficients.at(part.component(), column, row));
    } else if (endRun > 0) {
      int at = reader.bit;
      pass(row, column);
      count(at, at);
    } else {
      writer.endRun();
      counting = true;
      pass(row, column);
      counting = false;
    }
  }

  /** Takes out the bits from one position on, keeps those from the other on for their run. */
  private void count(int at, int corrections) {
    editor.cut(at);
    for (int i = corrections; i < reader.bit; i++) {
      writer.correction((int) (reader.peek(i) >>> 63));
    }
    writer.endBand();
  }

  @Override
  void pass(int row, int column) throws IOException {
    int at = row * wide + column;
    long known = refining ? masks[at] : 0;
    reader.ensureBlock();
    if (endRun > 0) {
      endRun--;
      reader.bit += Long.bitCount(known & band);
    } else {
      masks[at] |= band(known);
    }
  }

  /**
   * Passes over the band of a block, some coefficients of which are known not to be zero and have a
   * bit each among the others; returns those that become known.
   */
  private long band(long known) throws IOException {
    long[] steps = pair.steps.entries;
    int last = scan.last();
    long added = 0;
    int k = scan.first();
    while (k <= last) {
      long step = steps[(int) (reader.peek() >>> 64 - HuffmanTable.LOOK)];
      int next = k + AcSteps.advance(step);
      if (step == 0
          || next + AcSteps.ends(step) > last + 1
          || (known >>> k & (1L << next - k) - 1) != 0) {
        added |= single(k, known);
        k = after;
        continue;
      }
      added |= AcSteps.mask(step) << k;
      reader.bit += AcSteps.bits(step);
      k = next;
      if (AcSteps.ends(step) == 1) {
        reader.bit += Long.bitCount(known & band & -1L << next);
        break;
      }
    }
    return added;
  }

  /** Passes over one symbol from a coefficient on, sets the one after it, returns what it adds. */
  private long single(int k, long known) throws IOException {
    long rest = band & -1L << k;
    int at = reader.bit;
    int symbol = reader.symbol(pair.read);
    int size = symbol & 15;
    if (size == 0 && symbol < ZEROS) {
      end(symbol, at, known & rest);
      after = 64;
      return 0;
    }
    if (pair.moved[symbol]) {
      editor.moved(pair, symbol, at);
    }
    long zeros = ~known & rest;
    for (int run = symbol >> 4; run > 0; run--) {
      zeros &= zeros - 1;
    }
    long place = zeros & -zeros;
    if (size > 0 && place == 0) {
      throw reader.malformed("a run past the end of the band");
    }
    reader.bit += size + Long.bitCount(known & rest & place - 1);
    after = Long.numberOfTrailingZeros(place) + 1;
    return size > 0 ? place : 0;
  }

  private void end(int symbol, int at, long corrected) {
    int size = symbol >> 4;
    endRun = (1 << size) + reader.bits(size) - 1;
    int until = near - mcu;
    int from = reader.bit;
    if (counting && endRun > 0) {
      reader.bit += Long.bitCount(corrected);
      count(at, from);
      return;
    }
    if (until > 0 && endRun >= until) {
      rewrite(at, until);
    } else if (pair.moved[symbol]) {
      rewrite(at, endRun + 1);
    }
    reader.bit += Long.bitCount(corrected);
  }
}
