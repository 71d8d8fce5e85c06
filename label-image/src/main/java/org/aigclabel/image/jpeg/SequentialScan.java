package org.aigclabel.image.jpeg;

import java.io.IOException;
import org.aigclabel.MediaSource;
import org.aigclabel.image.jpeg.Scan.Part;
import org.aigclabel.image.jpeg.Scan.Rows;
import org.aigclabel.image.jpeg.Scan.Unit;

/** A sequential scan: whole blocks one after the other, drawn on as they pass. */
final class SequentialScan extends ScanWalk {

  private final Picture picture;
  private final boolean refining;
  private final short[] block = new short[64];

  SequentialScan(MediaSource source, Picture picture, Pass pass) {
    super(source, picture.frame(), pass, rows(picture, pass.scan()));
    this.picture = picture;
    this.refining = picture.isRefined();
  }

  /** Finer quantisation changes every block. */
  private static Rows rows(Picture picture, Scan scan) {
    return picture.isRefined()
        ? new Rows(0, scan.high(picture.frame()))
        : scan.rows(picture.frame(), picture.overlays().stream().map(Overlay::rows).toList());
  }

  @Override
  void pass(int row, int column) throws IOException {
    for (Unit unit : units) {
      reader.ensureBlock();
      differences.pass(unit.part());
      passAc(codes[unit.part().ac()]);
    }
  }

  @Override
  void look(int row, int column) throws IOException {
    for (Unit unit : units) {
      reader.ensureBlock();
      Part part = unit.part();
      int dc = differences.pass(part);
      passAc(codes[part.ac()]);
      Quantisation quantisation = picture.quantisation(part.component());
      picture
          .overlay(part.component())
          .observe(x(unit, column), y(unit, row), dc * quantisation.factors()[0], quantisation);
    }
  }

  @Override
  void draw(int row, int column) throws IOException {
    for (Unit unit : units) {
      reader.ensureBlock();
      Part part = unit.part();
      Overlay overlay = picture.overlay(part.component());
      int x = x(unit, column);
      int y = y(unit, row);
      if (refining || overlay.touches(x, y)) {
        editor.leaveOut();
        read(part);
        editor.goOn();
        Quantisation quantisation = picture.quantisation(part.component());
        quantisation.refine(block, 0);
        if (overlay.touches(x, y)) {
          overlay.draw(block, 0, overlay.index(x, y), quantisation);
        }
        write(part);
      } else {
        differences.pass(part);
        passAc(codes[part.ac()]);
      }
    }
  }

  private void passAc(CodePair pair) throws IOException {
    long[] steps = pair.steps.entries;
    int k = 1;
    while (k < 64) {
      int at = reader.bit;
      long bits = reader.peek(at);
      for (int left = EntropyReader.VALID; left >= HuffmanTable.LOOK; ) {
        long step = steps[(int) (bits >>> 64 - HuffmanTable.LOOK)];
        int next = k + AcSteps.advance(step);
        if (step == 0 || next > 63) {
          break;
        }
        int used = AcSteps.bits(step);
        k = next;
        at += used;
        if (AcSteps.ends(step) == 1) {
          reader.bit = at;
          return;
        }
        bits <<= used;
        left -= used;
      }
      reader.bit = at;
      int symbol = editor.symbol(pair);
      int size = symbol & 15;
      reader.bit += size;
      k += size == 0 && symbol != 0xF0 ? 64 : (symbol >> 4) + 1;
    }
  }

  private void read(Part part) throws IOException {
    int dc = differences.read(part);
    reader.block(block, codes[part.ac()].read);
    block[0] = (short) dc;
  }

  private void write(Part part) {
    differences.write(part, block[0]);
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

  static int size(int value) {
    return 32 - Integer.numberOfLeadingZeros(Math.abs(value));
  }
}
