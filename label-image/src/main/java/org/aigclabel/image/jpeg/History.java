package org.aigclabel.image.jpeg;

import java.util.Arrays;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.image.jpeg.Frame.Component;

/**
 * What is remembered of a progressive picture from scan to scan.
 *
 * @param frame the frame
 * @param wide blocks in a row with padding, by component
 * @param masks a bit for each coefficient that is not zero, by component and block
 */
record History(Frame frame, int[] wide, long[][] masks) {

  static History of(MediaSource source, Frame frame) throws UnsupportedMediaException {
    Coefficients.requireRoom(source, frame, Long.BYTES);
    int[] wide = new int[frame.components().size()];
    long[][] masks = new long[wide.length][];
    for (Component c : frame.components()) {
      wide[c.index()] = frame.mcusWide() * c.h();
      masks[c.index()] = new long[wide[c.index()] * frame.mcusHigh() * c.v()];
    }
    return new History(frame, wide, masks);
  }

  void clear() {
    for (long[] mask : masks) {
      Arrays.fill(mask, 0);
    }
  }
}
