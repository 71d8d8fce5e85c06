package org.aigclabel.image.jpeg;

import java.io.IOException;
import org.aigclabel.MediaSource;
import org.aigclabel.image.jpeg.Scan.Part;
import org.aigclabel.image.jpeg.Scan.Unit;

/** A scan of the DC coefficients of a progressive picture, the first one or one of further bits. */
final class DcScan extends ScanWalk {

  private final Picture picture;
  private final Coefficients coefficients;
  private final boolean first;

  DcScan(MediaSource source, Pass pass, Drawn drawn) {
    super(source, drawn.frame(), pass, pass.scan().rows(drawn.frame(), drawn.blocks().rows()));
    this.picture = drawn.picture();
    this.coefficients = drawn.blocks();
    this.first = scan.high() == 0;
  }

  @Override
  void pass(int row, int column) throws IOException {
    for (Unit unit : units) {
      reader.ensureBlock();
      if (first) {
        differences.pass(unit.part());
      } else {
        reader.bit++;
      }
    }
  }

  @Override
  void look(int row, int column) throws IOException {
    for (Unit unit : units) {
      reader.ensureBlock();
      Part part = unit.part();
      int value = first ? differences.pass(part) : reader.bits(1);
      int at = coefficients.at(part.component(), x(unit, column), y(unit, row));
      if (at >= 0) {
        short[] block = coefficients.of(part.component());
        block[at] = (short) ((first ? 0 : block[at]) | value << scan.low());
      }
    }
  }

  @Override
  void draw(int row, int column) throws IOException {
    for (Unit unit : units) {
      reader.ensureBlock();
      Part part = unit.part();
      int x = x(unit, column);
      int y = y(unit, row);
      boolean touched = picture.overlay(part.component()).touches(x, y);
      if (touched) {
        int at = coefficients.at(part.component(), x, y);
        write(part, coefficients.of(part.component())[at] >> scan.low());
      } else if (first) {
        differences.pass(part);
      } else {
        reader.bit++;
      }
    }
  }

  private void write(Part part, int value) throws IOException {
    editor.leaveOut();
    if (first) {
      differences.read(part);
      differences.write(part, value);
    } else {
      reader.bit++;
      out.bits(value & 1, 1);
    }
    editor.goOn();
  }
}
