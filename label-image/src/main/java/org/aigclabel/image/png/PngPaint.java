package org.aigclabel.image.png;

import org.aigclabel.draw.Stamp;

/**
 * Sets the pixels of the label in rows of samples; all other pixels stay as they are.
 *
 * @param target how the label is shown in them
 * @param stamp the label, in coordinates of the whole picture
 * @param left column of the frame in the picture
 * @param top row of the frame in the picture
 */
record PngPaint(PngTarget target, Stamp stamp, int left, int top) {

  /** Returns whether every row has to be written anew. */
  boolean converts() {
    return target.converts();
  }

  /** Returns a row of zeros in the layout after labelling. */
  byte[] blank(PngHeader.Pass pass) {
    return new byte[(int) (((long) pass.columns() * target.header().pixelBits() + 7) / 8)];
  }

  /** Returns a row as it is after labelling. */
  byte[] row(byte[] old, Region.Rows rows, int y) {
    byte[] out = target.convert(old, rows.pass().columns());
    if (y >= rows.first() && y <= rows.last()) {
      PngHeader.Pass pass = rows.pass();
      Samples samples = new Samples(out, target.header().depth());
      int row = top + pass.y() + y * pass.stepY();
      for (int i = rows.left(); i <= rows.right(); i++) {
        int pixel = stamp.at(left + pass.x() + i * pass.stepX(), row);
        if (pixel >>> 24 != 0) {
          set(samples, i, pixel >>> 24, pixel & 0xFF);
        }
      }
    }
    return out;
  }

  private void set(Samples samples, int i, int alpha, int grey) {
    int colour = target.header().colour();
    if (colour == PngHeader.PALETTE) {
      if (alpha >= 128) {
        samples.set(i, target.index(grey));
      }
    } else if ((colour & 4) != 0) {
      int channels = target.header().channels();
      composite(samples, i * channels, (i + 1) * channels - 1, alpha << 24 | grey);
    } else {
      boolean key = target.from().isKey(samples, i) && !converts();
      if (samples.depth() < 8 || key) {
        if (alpha >= 128) {
          fill(samples, i, (grey * samples.max() + 127) / 255);
        }
      } else {
        blend(samples, i, alpha, grey * (samples.max() / 255));
      }
    }
  }

  private void blend(Samples samples, int i, int alpha, int value) {
    int channels = target.header().channels();
    for (int at = i * channels; at < (i + 1) * channels; at++) {
      samples.set(at, Stamp.over(samples.at(at), value, alpha));
    }
    avoidKey(samples, i);
  }

  private void fill(Samples samples, int i, int value) {
    int channels = target.header().channels();
    for (int at = i * channels; at < (i + 1) * channels; at++) {
      samples.set(at, value);
    }
    avoidKey(samples, i);
  }

  /** A painted pixel must not become the transparent one by chance. */
  private void avoidKey(Samples samples, int i) {
    if (!converts() && samples.max() > 3 && target.from().isKey(samples, i)) {
      int last = (i + 1) * target.header().channels() - 1;
      int value = samples.at(last);
      samples.set(last, value == 0 ? 1 : value - 1);
    }
  }

  private static void composite(Samples samples, int at, int last, int stamp) {
    int scale = samples.max() / 255;
    long over = (long) (stamp >>> 24) * scale;
    long rest = (long) samples.at(last) * (255 - (stamp >>> 24)) / 255;
    long all = over + rest;
    for (int i = at; i < last; i++) {
      long value = ((stamp & 0xFFL) * scale * over + samples.at(i) * rest + all / 2) / all;
      samples.set(i, (int) value);
    }
    samples.set(last, (int) Math.min(samples.max(), all));
  }
}
