package org.aigclabel.image.jpeg;

import java.io.IOException;
import org.aigclabel.MediaSource;
import org.aigclabel.image.jpeg.Frame.Component;
import org.aigclabel.image.jpeg.Scan.Part;

/**
 * Writes a scan of a progressive picture with tables that have more symbols: touched blocks from
 * their coefficients, all others symbol by symbol.
 */
final class ProgressiveRecoder extends ProgressiveWalk {

  private final Drawn drawn;
  private final Coefficients coefficients;
  private final SymbolOutput out;
  private final BitSink sink;
  private final ProgressiveWriter writer;
  private final int[] codes;
  private final byte[] lengths;

  /** Whether the present block's own symbols are dropped, since it is touched. */
  private boolean dropping;

  ProgressiveRecoder(MediaSource source, History history, Pass pass, Drawn drawn) {
    super(source, history, pass, drawn.steps(pass));
    this.drawn = drawn;
    this.coefficients = drawn.coefficients();
    this.out = new SymbolOutput(tables, drawn.tables());
    this.sink = out.restart();
    this.codes = drawn.codes(pass).codes;
    this.lengths = drawn.codes(pass).lengths;
    this.writer = new ProgressiveWriter(drawn.picture().frame(), coefficients, scan, out);
  }

  /**
   * What is written.
   *
   * @param picture the picture with its overlays
   * @param coefficients those of the touched blocks, drawn on
   * @param tables the tables to write with
   */
  record Drawn(Picture picture, Coefficients coefficients, HuffmanTables tables) {

    private AcSteps steps(Pass pass) {
      return pass.isAc() ? AcSteps.between(pass.ac(), codes(pass)) : AcSteps.NONE;
    }

    private HuffmanTable codes(Pass pass) {
      return tables.find(pass.isAc() ? pass.scan().ac() : pass.scan().parts().get(0).dc());
    }
  }

  /** Returns the scan's data. */
  byte[] written() throws IOException {
    walk();
    writer.finish();
    sink.pad();
    if (!out.isComplete()) {
      throw reader.malformed("coefficients out of range");
    }
    return sink.toBytes();
  }

  @Override
  void begin(int interval) {
    super.begin(interval);
    if (interval > 0) {
      writer.finish();
      sink.restart(interval - 1);
    }
  }

  @Override
  boolean isNear(int row) {
    return coefficients.holdsRow(scan, row);
  }

  @Override
  void block(Part part, int x, int y) throws IOException {
    boolean touched = drawn.picture().overlay(part.component()).touches(x, y);
    int at = coefficients.at(part.component(), x, y);
    short[] block = coefficients.of(part.component());
    if (scan.first() > 0) {
      ac(part, touched ? at : -1);
    } else if (scan.high() == 0) {
      int value = dc(part);
      writer.dc(part, touched ? block[at] >> scan.low() : value);
    } else {
      int bit = reader.bits(1);
      sink.put(touched ? block[at] >> scan.low() : bit, 1);
    }
  }

  private void ac(Part part, int at) throws IOException {
    boolean within = endRun > 0;
    dropping = at >= 0;
    watching = within ? watching : dropping;
    pass(part);
    if (dropping) {
      writer.block(part, at);
      dropping = false;
    } else if (within && watching) {
      writer.endBand();
    }
  }

  @Override
  void passed(int entry) {
    if (!dropping) {
      writer.endRun();
      long write = steps.write[entry];
      sink.put((int) write, (int) (write >>> 32));
    }
  }

  @Override
  void passed(int symbol, int from, int to) {
    if (dropping) {
      return;
    }
    writer.endRun();
    int size = to - from;
    int length = lengths[symbol];
    if (size + length > 32) {
      sink.put(codes[symbol], length);
      sink.copy(reader, from, to);
    } else {
      int bits = (int) (reader.peek(from) >>> 1 >>> 63 - size);
      sink.put(codes[symbol] << size | bits, length + size);
    }
  }

  @Override
  void ended(int symbol, int from, int to) {
    Component component = scan.parts().get(0).component();
    int lastRow = row + (column + endRun) / component.wide();
    watching =
        dropping || endRun > 0 && drawn.picture().overlay(component).touchesRows(row, lastRow + 1);
    if (!watching) {
      passed(symbol, from, to);
    } else if (!dropping) {
      writer.endRun();
      passed(from + (symbol >> 4), to);
      writer.endBand();
    }
  }

  @Override
  void passed(int from, int to) {
    if (!watching) {
      sink.copy(reader, from, to);
    } else if (!dropping) {
      for (int i = from; i < to; i++) {
        writer.correction((int) (reader.peek(i) >>> 63));
      }
    }
  }
}
