package org.aigclabel.video.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.IsoBoxes.Box;

/**
 * The outline of a file.
 *
 * @param source the file
 * @param boxes the boxes at the top, up to a broken one
 * @param moov the movie box, if there is one
 * @param padding the empty {@code free} boxes right after it
 */
record Mp4File(MediaSource source, List<Box> boxes, Optional<Box> moov, List<Box> padding) {

  static final int MOST_PADDING = 16 << 20;

  static Mp4File of(MediaSource source) throws IOException {
    List<Box> boxes = IsoBoxes.readable(source, 0, source.size());
    Optional<Box> moov = IsoBoxes.first(boxes, "moov");
    List<Box> padding = new ArrayList<>();
    if (moov.isPresent()) {
      for (Box box : boxes.subList(boxes.indexOf(moov.get()) + 1, boxes.size())) {
        if (!isPadding(source, box)) {
          break;
        }
        padding.add(box);
      }
    }
    return new Mp4File(source, boxes, moov, padding);
  }

  /** Returns the movie box, or says why there is no place for a label. */
  Box requireMoov() throws IOException {
    if (moov.isEmpty()) {
      boolean segment = boxes.stream().anyMatch(box -> box.is("moof") || box.is("styp"));
      if (segment) {
        throw new UnsupportedMediaException(
            source.name(),
            "a media segment without a moov box: label the initialization segment or the whole"
                + " file");
      }
      throw source.malformed(brokenAt(), "wanted a moov box, found the end of the file");
    }
    if (boxes.stream().filter(box -> box.is("moov")).count() > 1) {
      throw source.malformed(moov.get().end(), "a second moov box");
    }
    return moov.get();
  }

  private long brokenAt() {
    return boxes.isEmpty() ? 0 : boxes.get(boxes.size() - 1).end();
  }

  /** Returns the first byte after the movie box and its padding. */
  long regionEnd() {
    return padding.isEmpty() ? moov.orElseThrow().end() : padding.get(padding.size() - 1).end();
  }

  /**
   * Returns whether an offset points nowhere that could move with the media: into the movie box, or
   * past it where nothing follows.
   */
  boolean isStray(long offset) {
    return offset < 0
        || offset >= moov.orElseThrow().offset()
            && (offset < regionEnd() || regionEnd() == source.size());
  }

  private static boolean isPadding(MediaSource source, Box box) throws IOException {
    if (!box.is("free")
        || box.headerLength() != 8
        || box.length() > MOST_PADDING
        || source.u32(box.offset()) != box.length()) {
      return false;
    }
    for (long at = box.payload(); at < box.end(); ) {
      ByteBuffer bytes = source.bytes(at, (int) Math.min(1 << 16, box.end() - at));
      at += bytes.remaining();
      while (bytes.remaining() >= 8) {
        if (bytes.getLong() != 0) {
          return false;
        }
      }
      while (bytes.hasRemaining()) {
        if (bytes.get() != 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** Returns everything in the file that points at places in it. */
  List<OffsetTable> tables() throws IOException {
    List<OffsetTable> tables = new ArrayList<>();
    for (Box top : boxes) {
      if (top.is("moov")) {
        collect(List.of(top), List.of("trak", "mdia", "minf", "stbl"), tables);
      } else if (top.is("moof")) {
        collect(List.of(top), List.of("traf"), tables);
      } else if (top.is("mfra")) {
        collect(List.of(top), List.of(), tables);
      }
    }
    return tables;
  }

  private void collect(List<Box> path, List<String> below, List<OffsetTable> tables)
      throws IOException {
    for (Box box : IsoBoxes.children(source, path.get(path.size() - 1))) {
      if (!below.isEmpty()) {
        if (box.is(below.get(0))) {
          List<Box> longer = new ArrayList<>(path);
          longer.add(box);
          collect(longer, below.subList(1, below.size()), tables);
        }
      } else if (pointsAtPlaces(path, box)) {
        tables.add(OffsetTable.read(source, path, box));
      }
    }
  }

  private boolean pointsAtPlaces(List<Box> path, Box box) throws IOException {
    return switch (box.type()) {
      case "stco", "co64", "tfra" -> true;
      case "saio" -> path.get(0).is("moov");
      case "tfhd" -> OffsetTable.hasBase(source, box);
      default -> false;
    };
  }

  /** Returns the segment indexes before the movie box; what they count from does not move. */
  List<SegmentIndex> earlyIndexes() throws IOException {
    List<SegmentIndex> indexes = new ArrayList<>();
    for (Box box : boxes) {
      if (box.is("sidx") && box.offset() < moov.orElseThrow().offset()) {
        indexes.add(SegmentIndex.read(source, box));
      }
    }
    return indexes;
  }

  /** Refuses files with pointers that are not understood, where the media would have to move. */
  void requireMovable() throws IOException {
    for (Box box : boxes) {
      if (box.is("meta") && IsoBoxes.first(IsoBoxes.children(source, box), "iloc").isPresent()) {
        throw new UnsupportedMediaException(
            source.name(),
            "its "
                + box.type()
                + " box points at places that would have to move; remux it with the moov box last"
                + " (ffmpeg -c copy) and label it then");
      }
    }
  }
}
