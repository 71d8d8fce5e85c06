package org.aigclabel.video.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.IsoBoxes.Box;
import org.aigclabel.container.IsoEdits;

/** Chapters of an audiobook, which stay with their words when something is put before them. */
final class Chapters {

  /**
   * Something put in.
   *
   * @param at where, in seconds of the file as it was
   * @param length in seconds
   */
  record Pause(double at, double length) {}

  private static final double NERO_UNITS = 1e7;

  private final MediaSource source;
  private final Box moov;
  private final List<Pause> pauses;

  Chapters(MediaSource source, Box moov, List<Pause> pauses) {
    this.source = source;
    this.moov = moov;
    this.pauses = pauses;
  }

  /** Moves Nero's list and the tracks of text. */
  void move(IsoEdits edits) throws IOException {
    for (Box list : IsoBoxes.find(source, moov, "udta", "chpl")) {
      nero(edits, list);
    }
    for (List<Box> path : SoundTrack.paths(source, moov, "text")) {
      text(edits, path);
    }
  }

  private void nero(IsoEdits edits, Box list) throws IOException {
    byte[] bytes = IsoBoxes.payload(source, list);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    in.position(Math.min(bytes.length, bytes.length > 0 && bytes[0] != 0 ? 9 : 5));
    while (in.remaining() >= 9) {
      long start = in.getLong(in.position());
      double moved = start;
      for (Pause pause : pauses) {
        moved += start > pause.at() * NERO_UNITS ? pause.length() * NERO_UNITS : 0;
      }
      in.putLong(Math.round(moved));
      in.position(Math.min(in.limit(), in.position() + 1 + (in.get(in.position()) & 0xFF)));
    }
    edits.replace(List.of(), list.payload(), bytes.length, bytes);
  }

  /** Lets the chapter in which something is put last longer. */
  private void text(IsoEdits edits, List<Box> path) throws IOException {
    SampleTable table = new SampleTable(source, path);
    Box stts = table.require("stts");
    Duration media = Duration.of(source, path.get(2), "mdhd");
    Duration movie = Duration.of(source, moov, "mvhd");
    Duration track = Duration.of(source, path.get(1), "tkhd");
    SampleTimes times = SampleTimes.read(source, stts, table.count());
    double longer = 0;
    for (int i = pauses.size() - 1; i >= 0; i--) {
      Pause pause = pauses.get(i);
      long at = Math.round(pause.at() * media.scale());
      times = times.stretched(at, Math.round(pause.length() * media.scale()));
      longer += pause.length();
    }
    edits.replace(path, stts.offset(), stts.length(), times.box());
    media.set(edits, times.total());
    long more = Math.round(longer * movie.scale());
    track.set(edits, track.value() + more);
    for (Box elst : IsoBoxes.find(source, path.get(1), "edts", "elst")) {
      boolean wide = source.u8(elst.payload()) == 1;
      if (!wide && source.u32(elst.payload() + 4) == 1) {
        long length = source.u32(elst.payload() + 8) + more;
        byte[] bytes = ByteBuffer.allocate(4).putInt((int) length).array();
        edits.replace(List.of(), elst.payload() + 8, 4, bytes);
      }
    }
  }
}
