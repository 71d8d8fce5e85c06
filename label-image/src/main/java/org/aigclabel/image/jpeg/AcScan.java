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
  private final BandReader bands;
  private final ProgressiveWriter writer;

  /** The blocks after this one whose bands have ended already. */
  private int endRun;

  private int keptRun;

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
    if (scan.high() > 0) {
      reader.ensureBlock();
      masks[at] |= refinement(masks[at]);
    } else if (endRun > 0) {
      endRun--;
    } else {
      reader.ensureBlock();
      masks[at] |= first();
    }
  }

  private long first() throws IOException {
    long[] steps = pair.steps.entries;
    long mask = 0;
    int k = scan.first();
    int last = scan.last();
    while (k <= last) {
      long step = steps[(int) (reader.peek() >>> 64 - HuffmanTable.LOOK)];
      int next = k + AcSteps.advance(step);
      if (step != 0 && next + AcSteps.ends(step) <= last + 1) {
        mask |= AcSteps.mask(step) << k;
        reader.bit += AcSteps.bits(step);
        k = AcSteps.ends(step) == 1 ? 64 : next;
        continue;
      }
      int at = reader.bit;
      int symbol = reader.symbol(pair.read);
      if (endsBand(symbol)) {
        end(symbol, at, 0);
        break;
      }
      moved(symbol, at);
      int size = symbol & 15;
      k += symbol >> 4;
      if (k > last && size > 0) {
        throw reader.malformed("a run past the end of the band");
      }
      reader.bit += size;
      mask |= size == 0 ? 0 : 1L << k;
      k++;
    }
    return mask;
  }

  private void moved(int symbol, int at) {
    if (pair.moved[symbol]) {
      editor.moved(pair, symbol, at);
    }
  }

  private static boolean endsBand(int symbol) {
    return (symbol & 15) == 0 && symbol < ZEROS;
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

  private long refinement(long known) throws IOException {
    long rest = band;
    if (endRun > 0) {
      endRun--;
      reader.bit += Long.bitCount(known & rest);
      return 0;
    }
    long added = 0;
    while (rest != 0) {
      int at = reader.bit;
      int symbol = reader.symbol(pair.read);
      if (endsBand(symbol)) {
        end(symbol, at, known & rest);
        break;
      }
      moved(symbol, at);
      long zeros = ~known & rest;
      for (int run = symbol >> 4; run > 0; run--) {
        zeros &= zeros - 1;
      }
      long place = zeros & -zeros;
      int size = symbol == ZEROS ? 0 : 1;
      reader.bit += size + Long.bitCount(known & rest & place - 1);
      if (size > 0 && place == 0) {
        throw reader.malformed("a run past the end of the band");
      }
      added |= size > 0 ? place : 0;
      rest &= place == 0 ? 0 : -place << 1;
    }
    return added;
  }
}
