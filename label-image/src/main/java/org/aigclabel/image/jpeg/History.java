package org.aigclabel.image.jpeg;

import java.util.Arrays;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.image.jpeg.Frame.Component;
import org.aigclabel.image.jpeg.Scan.Rows;

/**
 * What is remembered of a progressive picture from scan to scan.
 *
 * @param wide blocks in a row with padding, by component
 * @param masks a bit for each coefficient that is not zero, by component and block
 */
record History(int[] wide, long[][] masks) {

  static History of(MediaSource source, Frame frame) throws UnsupportedMediaException {
    Coefficients.requireRoom(source, frame, Long.BYTES);
    int[] wide = new int[frame.components().size()];
    long[][] masks = new long[wide.length][];
    for (Component c : frame.components()) {
      wide[c.index()] = frame.mcusWide() * c.h();
      masks[c.index()] = new long[wide[c.index()] * frame.mcusHigh() * c.v()];
    }
    return new History(wide, masks);
  }

  /** Forgets blocks from some row of each component on. */
  void clear(List<Rows> rows) {
    for (int i = 0; i < masks.length; i++) {
      Arrays.fill(masks[i], rows.get(i).from() * wide[i], masks[i].length, 0);
    }
  }
}
