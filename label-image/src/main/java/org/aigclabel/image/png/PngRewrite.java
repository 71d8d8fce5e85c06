package org.aigclabel.image.png;

import java.io.IOException;
import java.io.OutputStream;
import org.aigclabel.MediaSource;

/**
 * Goes a second time through a picture or frame, from the last block before the label, and writes
 * the compressed stream from there on with the label in it. Rows keep their filters; what follows
 * the label is moved, not compressed again.
 */
final class PngRewrite {

  private static final byte PAETH = 4;
  private static final int PIECE = 1 << 15;

  private final MediaSource source;
  private final PngScan scan;
  private final PngPaint paint;

  PngRewrite(MediaSource source, PngScan scan, PngPaint paint) {
    this.source = source;
    this.scan = scan;
    this.paint = paint;
  }

  /** Returns where the stream is cut: what is before stays. */
  PngScan.Cut before() {
    return paint.converts() ? new PngScan.Cut(16, 0, new byte[0], 1) : scan.before();
  }

  private boolean keepsEnd() {
    return !paint.converts() && scan.after().bit() >= 0;
  }

  /** Writes the stream from the cut on. */
  void write(OutputStream out) throws IOException {
    PngScan.Cut cut = before();
    boolean split = (cut.bit() & 7) > 0;
    int kept = split ? new BitFeed(source, scan.ranges, cut.bit() & ~7L).take(8) : 0;
    DeflateReader reader =
        new DeflateReader(
            new BitFeed(source, scan.ranges, cut.bit()),
            cut.position(),
            cut.window(),
            (at, bit, position) -> keepsEnd() && bit == scan.after().bit());
    int level = scan.head() >>> 14 == 3 ? 9 : 6;
    DeflateJoin join = DeflateJoin.after(cut, kept, out, level);
    try {
      if (paint.converts()) {
        convert(reader, join);
      } else {
        repaint(reader, join, cut.position());
      }
      if (keepsEnd()) {
        BitFeed old = new BitFeed(source, scan.ranges, scan.after().bit());
        join.finish(scan, old, scan.total() - scan.after().position());
      } else {
        join.finish(cut);
      }
    } finally {
      join.close();
    }
  }

  private void convert(DeflateReader reader, DeflateJoin join) throws IOException {
    for (PngHeader.Pass pass : scan.header.passes()) {
      Rows rows = new Rows(pass, 0, new byte[pass.rowBytes()]);
      rows.rewrite(reader, join, pass.rows() - 1);
    }
  }

  private void repaint(DeflateReader reader, DeflateJoin join, long from) throws IOException {
    copy(reader, join, scan.first() - from);
    for (PngHeader.Pass pass : scan.header.passes()) {
      if (pass.end() > scan.first() && pass.offset() < scan.last()) {
        Region.Rows touched = scan.rowsOf(pass);
        boolean begins = pass.offset() < scan.first();
        int next = 0;
        if (touched.last() >= 0) {
          next = Math.min(touched.last() + 2, pass.rows());
          int first = begins ? touched.first() : 0;
          byte[] above = begins ? scan.above() : new byte[pass.rowBytes()];
          new Rows(pass, first, above).rewrite(reader, join, next - 1);
        }
        copy(reader, join, Math.min(pass.end(), scan.last()) - pass.rowAt(next));
      }
    }
    copy(reader, join, Long.MAX_VALUE);
  }

  private static void copy(DeflateReader reader, DeflateJoin join, long count) throws IOException {
    byte[] piece = new byte[PIECE];
    long left = count;
    while (left > 0) {
      int read = reader.read(piece, 0, (int) Math.min(left, piece.length));
      if (read == 0) {
        return;
      }
      join.write(piece, 0, read);
      left -= read;
    }
  }

  /** Rows of one pass, from one on, with the samples above as they were and as they are now. */
  private final class Rows {
    private final PngHeader.Pass pass;
    private final Region.Rows touched;
    private final int first;
    private byte[] oldAbove;
    private byte[] newAbove;

    Rows(PngHeader.Pass pass, int first, byte[] above) {
      this.pass = pass;
      this.touched = scan.rowsOf(pass);
      this.first = first;
      this.oldAbove = above.clone();
      this.newAbove = paint.converts() ? paint.blank(pass) : above;
    }

    void rewrite(DeflateReader reader, DeflateJoin join, int last) throws IOException {
      byte[] type = new byte[1];
      byte[] row = new byte[pass.rowBytes()];
      byte[] out = new byte[newAbove.length];
      for (int y = first; y <= last; y++) {
        if (reader.read(type, 0, 1) + reader.read(row, 0, row.length) <= row.length) {
          throw source.malformed(source.size(), "wanted more rows of pixels, found the end");
        }
        boolean asBefore = !paint.converts() && y < touched.first();
        if (asBefore) {
          System.arraycopy(row, 0, out, 0, row.length);
        }
        RowFilter.undo(type[0], row, oldAbove, scan.header.filterStep());
        byte[] changed = paint.row(row, touched, y);
        if (paint.converts()) {
          type[0] = paint.target().losesPalette() ? PAETH : 0;
        }
        if (!asBefore) {
          out = RowFilter.apply(type[0], changed, newAbove, paint.target().header().filterStep());
        }
        join.write(type, 0, 1);
        join.write(out, 0, out.length);
        newAbove = changed;
        byte[] swap = oldAbove;
        oldAbove = row;
        row = swap;
      }
    }
  }
}
