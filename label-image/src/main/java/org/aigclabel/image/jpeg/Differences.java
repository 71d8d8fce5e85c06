package org.aigclabel.image.jpeg;

import java.io.IOException;
import java.util.Arrays;
import org.aigclabel.image.jpeg.Scan.Part;

/**
 * The DC coefficients of a scan, coded as the difference to the block before (F.1.2.1): what they
 * are in the file, and what they are when written.
 */
final class Differences {

  private final EntropyReader reader;
  private final BitEditor editor;
  private final SymbolOutput out;
  private final CodePair[] codes;
  private int[] read = new int[4];
  private int[] written = new int[4];
  private int[] kept = read;

  Differences(ScanWalk walk) {
    this.reader = walk.reader;
    this.editor = walk.editor;
    this.out = walk.out;
    this.codes = walk.codes;
  }

  /** Begins a restart interval. */
  void begin() {
    Arrays.fill(read, 0);
    Arrays.fill(written, 0);
  }

  /** Keeps what is known, while the editor is paused. */
  void keep() {
    kept = read.clone();
  }

  void goBack() {
    read = kept.clone();
    written = kept.clone();
  }

  /** Passes over a coefficient and returns it; it is coded anew where it has to be. */
  int pass(Part part) throws IOException {
    int index = part.component().index();
    CodePair pair = codes[part.dc()];
    int at = reader.bit;
    int before = read[index];
    int difference = reader.difference(pair.read);
    int value = before + difference;
    read[index] = value;
    boolean changed = before != written[index] || pair.moved[SequentialScan.size(difference)];
    if (changed && editor.cut(at)) {
      write(part, value);
    }
    written[index] = value;
    return value;
  }

  /** Reads a coefficient that is to be written with another value. */
  int read(Part part) throws IOException {
    int index = part.component().index();
    read[index] += reader.difference(codes[part.dc()].read);
    return read[index];
  }

  /** Writes a coefficient. */
  void write(Part part, int value) {
    int difference = value - written[part.component().index()];
    int size = SequentialScan.size(difference);
    out.symbol(part.dc(), size, difference < 0 ? difference - 1 : difference, size);
    written[part.component().index()] = value;
  }
}
