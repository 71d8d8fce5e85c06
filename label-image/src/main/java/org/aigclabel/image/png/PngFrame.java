package org.aigclabel.image.png;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.MediaSource;

/**
 * The picture, or one frame of an animation.
 *
 * @param left column in the picture
 * @param top row in the picture
 * @param colours of its samples, with its own size
 * @param data its IDAT or fdAT chunks
 * @param control what makes it a frame of an animation, if it is one
 */
record PngFrame(
    int left, int top, PngColours colours, List<PngChunk> data, Optional<Control> control) {

  private static final int SEQUENCE = 4;
  private static final int SIZE = 26;

  /**
   * The chunk fcTL before a frame.
   *
   * @param chunk its place
   * @param disposal 1 clears its area after it was shown, 2 brings back what was there
   * @param blends whether it is laid over what is there, instead of replacing it
   */
  record Control(PngChunk chunk, int disposal, boolean blends) {}

  static List<PngFrame> read(PngFile file, PngColours colours) throws IOException {
    MediaSource source = file.source();
    List<PngFrame> frames = new ArrayList<>();
    PngFrame current = new PngFrame(0, 0, colours, new ArrayList<>(), Optional.empty());
    long pixels = 0;
    PngChunk before = file.header();
    for (PngChunk chunk : file.chunks()) {
      if (chunk.is("fcTL")) {
        PngFrame next = frame(source, chunk, colours);
        pixels += (long) next.colours.header().width() * next.colours.header().height();
        if (pixels > 4 * source.limits().pixels()) {
          throw source.malformed(chunk.at(), "frames of too many pixels");
        }
        current = next;
      } else if (chunk.is("IDAT") || chunk.is("fdAT")) {
        boolean first = current.data.isEmpty();
        if (!first && !before.is(chunk.type()) || chunk.is("fdAT") && chunk.length() < SEQUENCE) {
          throw source.malformed(chunk.at(), "wanted the picture's data in one piece");
        }
        if (first) {
          frames.add(current);
        }
        current.data.add(chunk);
      }
      before = chunk;
    }
    return frames;
  }

  private static PngFrame frame(MediaSource source, PngChunk chunk, PngColours colours)
      throws IOException {
    if (chunk.length() != SIZE) {
      throw source.malformed(chunk.at(), "wanted fcTL of 26 bytes, found " + chunk.length());
    }
    ByteBuffer data = source.bytes(chunk.dataAt(), chunk.length());
    int width = data.getInt(4);
    int height = data.getInt(8);
    int x = data.getInt(12);
    int y = data.getInt(16);
    PngHeader whole = colours.header();
    if (width < 1
        || height < 1
        || x < 0
        || y < 0
        || (long) x + width > whole.width()
        || (long) y + height > whole.height()) {
      throw source.malformed(chunk.at(), "a frame that is not within the picture");
    }
    Control control = new Control(chunk, data.get(24), data.get(25) == 1);
    return new PngFrame(
        x, y, colours.sized(width, height), new ArrayList<>(), Optional.of(control));
  }

  boolean isAnimationData() {
    return data.get(0).is("fdAT");
  }

  /** Returns where the compressed stream is. */
  List<BitFeed.Range> ranges() {
    int skip = isAnimationData() ? SEQUENCE : 0;
    return data.stream()
        .map(chunk -> new BitFeed.Range(chunk.dataAt() + skip, chunk.length() - skip))
        .toList();
  }

  int right() {
    return left + colours.header().width();
  }

  int bottom() {
    return top + colours.header().height();
  }

  boolean covers(int x, int y) {
    return x >= left && y >= top && x < right() && y < bottom();
  }

  boolean meets(PngFrame other) {
    return left < other.right()
        && other.left < right()
        && top < other.bottom()
        && other.top < bottom();
  }

  /** Takes the rows of a picture in the order of its stream. */
  interface RowSink {
    /** Takes a row's samples, which change afterwards. */
    void row(PngHeader.Pass pass, int y, byte[] samples) throws IOException;
  }

  /** Hands over all rows. */
  void rows(MediaSource source, RowSink sink) throws IOException {
    BitFeed feed = new BitFeed(source, ranges(), 0);
    feed.take(16);
    DeflateReader reader = new DeflateReader(feed, 0, new byte[0], (at, bit, position) -> false);
    for (PngHeader.Pass pass : colours.header().passes()) {
      byte[] type = new byte[1];
      byte[] row = new byte[pass.rowBytes()];
      byte[] above = new byte[pass.rowBytes()];
      for (int y = 0; y < pass.rows(); y++) {
        if (reader.read(type, 0, 1) + reader.read(row, 0, row.length) <= row.length) {
          throw feed.broken("holds too few rows");
        }
        RowFilter.undo(type[0], row, above, colours.header().filterStep());
        sink.row(pass, y, row);
        byte[] swap = above;
        above = row;
        row = swap;
      }
    }
  }

  /** Returns this frame grown to hold a box as well. */
  PngFrame around(Region box) {
    int fromX = Math.min(left, box.x());
    int fromY = Math.min(top, box.y());
    int toX = Math.max(right(), box.x() + box.width());
    int toY = Math.max(bottom(), box.y() + box.height());
    return new PngFrame(fromX, fromY, colours.sized(toX - fromX, toY - fromY), data, control);
  }

  /** Returns the chunk before a frame of an animation, with this frame's size and place. */
  byte[] controlChunk(MediaSource source, PngChunk old) throws IOException {
    PngHeader size = colours.header();
    ByteBuffer bytes = ByteBuffer.wrap(source.array(old.dataAt(), SIZE));
    bytes.putInt(4, size.width()).putInt(8, size.height()).putInt(12, left).putInt(16, top);
    return PngChunk.bytes("fcTL", bytes.array());
  }
}
