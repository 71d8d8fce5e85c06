package org.aigclabel.image.png;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.MediaSource;

/**
 * The picture, or one frame of an animation.
 *
 * @param left column in the picture
 * @param top row in the picture
 * @param colours of its samples, with its own size
 * @param data its IDAT or fdAT chunks
 * @param clears whether its area is cleared after it was shown
 * @param animated whether it is a frame
 */
record PngFrame(
    int left, int top, PngColours colours, List<PngChunk> data, boolean clears, boolean animated) {

  private static final int SEQUENCE = 4;

  static List<PngFrame> read(PngFile file, PngColours colours) throws IOException {
    MediaSource source = file.source();
    List<PngFrame> frames = new ArrayList<>();
    PngFrame current = new PngFrame(0, 0, colours, new ArrayList<>(), false, false);
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
    if (chunk.length() != 26) {
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
    return new PngFrame(
        x, y, colours.sized(width, height), new ArrayList<>(), data.get(24) == 1, true);
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

  boolean covers(Region box) {
    PngHeader size = colours.header();
    return left <= box.x()
        && top <= box.y()
        && left + size.width() >= box.x() + box.width()
        && top + size.height() >= box.y() + box.height();
  }
}
