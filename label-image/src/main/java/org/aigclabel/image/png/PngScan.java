package org.aigclabel.image.png;

import java.io.IOException;
import java.util.List;
import org.aigclabel.MediaSource;

/**
 * Goes once through the pixels of a picture or frame: the brightness under the label, the palette
 * entries in use, and where its compressed stream can be cut before and after the label.
 */
final class PngScan implements DeflateReader.Blocks {

  /**
   * A block's beginning.
   *
   * @param bit its place in the compressed stream
   * @param position its place in the decompressed stream
   * @param window bytes before it
   * @param sum checksum of all bytes before it
   */
  record Cut(long bit, long position, byte[] window, long sum) {}

  private static final int HEADER_BITS = 16;

  final PngHeader header;
  final List<BitFeed.Range> ranges;
  final List<Region.Rows> touched;
  final boolean[] used = new boolean[256];
  private final MediaSource source;
  private final Region region;
  private final PngColours colours;
  private final byte[] luma;
  private final long first;
  private final long last;
  private Cut before = new Cut(HEADER_BITS, 0, new byte[0], 1);
  private Cut after = new Cut(-1, -1, new byte[0], 1);
  private byte[] above = new byte[0];
  private long end;
  private long total;
  private int head;

  private PngScan(
      MediaSource source, List<BitFeed.Range> ranges, Region region, PngColours colours) {
    this.source = source;
    this.header = colours.header();
    this.ranges = ranges;
    this.region = region;
    this.colours = colours;
    this.touched = region.rows(header);
    this.luma = new byte[region.width() * region.height()];
    this.first = touched.stream().mapToLong(Region.Rows::start).min().orElse(0);
    this.last = touched.stream().mapToLong(Region.Rows::end).max().orElse(0);
  }

  static PngScan of(
      MediaSource source, List<BitFeed.Range> ranges, Region region, PngColours colours)
      throws IOException {
    PngScan scan = new PngScan(source, ranges, region, colours);
    scan.run();
    return scan;
  }

  /** Returns the last block that begins before anything changes. */
  Cut before() {
    return before;
  }

  /** Returns the first block after the label that refers to nothing changed; bit -1 if none. */
  Cut after() {
    return after;
  }

  /** Returns where the first changed row begins in the decompressed stream. */
  long first() {
    return first;
  }

  /** Returns where all rows end that a change can reach. */
  long last() {
    return last;
  }

  /** Returns the samples of the row above the first changed one. */
  byte[] above() {
    return above;
  }

  /** Returns the bit after the compressed stream. */
  long end() {
    return end;
  }

  /** Returns the number of decompressed bytes. */
  long total() {
    return total;
  }

  /** Returns the two bytes of the zlib header, the first one lowest. */
  int head() {
    return head;
  }

  /** Returns the rows of a pass that are touched; none if its last is -1. */
  Region.Rows rowsOf(PngHeader.Pass pass) {
    return Region.Rows.of(touched, pass);
  }

  /** Returns the brightness of a pixel of the region, 0 to 255. */
  int luma(int x, int y) {
    int column = Math.max(0, Math.min(region.width() - 1, x - region.x()));
    int row = Math.max(0, Math.min(region.height() - 1, y - region.y()));
    return luma[row * region.width() + column] & 0xFF;
  }

  @Override
  public boolean begins(DeflateReader reader, long bit, long position) {
    if (position <= first) {
      before = new Cut(bit, position, reader.window(), reader.sum());
    } else if (after.bit() < 0 && position >= last + DeflateReader.WINDOW) {
      after = new Cut(bit, position, new byte[0], 1);
      reader.restartSum();
    }
    return false;
  }

  private void run() throws IOException {
    BitFeed feed = new BitFeed(source, ranges, 0);
    head = feed.take(HEADER_BITS);
    if ((head & 0x0F) != 8 || (head & 0x2000) != 0) {
      throw feed.broken("has no zlib header");
    }
    DeflateReader reader = new DeflateReader(feed, 0, new byte[0], this);
    for (PngHeader.Pass pass : header.passes()) {
      pass(reader, feed, pass);
    }
    reader.skip(Long.MAX_VALUE);
    end = reader.bit();
    total = reader.position();
    after = new Cut(after.bit(), after.position(), after.window(), reader.sum());
  }

  private void pass(DeflateReader reader, BitFeed feed, PngHeader.Pass pass) throws IOException {
    Region.Rows rows = rowsOf(pass);
    int needed = colours.isPalette() ? pass.rows() - 1 : rows.last();
    byte[] type = new byte[1];
    byte[] row = new byte[pass.rowBytes()];
    byte[] before = new byte[pass.rowBytes()];
    for (int y = 0; y <= needed; y++) {
      if (pass.rowAt(y) == first) {
        above = before.clone();
      }
      int count = reader.read(type, 0, 1) + reader.read(row, 0, row.length);
      if (count <= row.length || type[0] < 0 || type[0] > 4) {
        throw feed.broken(count <= row.length ? "holds too few rows" : "has an unknown filter");
      }
      RowFilter.undo(type[0], row, before, header.filterStep());
      observe(row, rows, y);
      byte[] swap = before;
      before = row;
      row = swap;
    }
    long rest = pass.end() - pass.rowAt(needed + 1);
    if (reader.skip(rest) < rest) {
      throw feed.broken("holds too few rows");
    }
  }

  private void observe(byte[] row, Region.Rows rows, int y) {
    PngHeader.Pass pass = rows.pass();
    Samples samples = new Samples(row, header.depth());
    if (colours.isPalette()) {
      for (int i = 0; i < pass.columns(); i++) {
        used[samples.at(i)] = true;
      }
    }
    if (y >= rows.first() && y <= rows.last()) {
      int to = (pass.y() + y * pass.stepY() - region.y()) * region.width() - region.x();
      for (int i = rows.left(); i <= rows.right(); i++) {
        luma[to + pass.x() + i * pass.stepX()] = (byte) colours.luma(samples, i);
      }
    }
  }
}
