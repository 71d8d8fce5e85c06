package org.aigclabel.video.mp4;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aigclabel.MediaSource;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.IsoBoxes.Box;
import org.aigclabel.video.mp4.TrackRun.Sample;

/**
 * One {@code moof} box.
 *
 * @param moof the box
 * @param tracks what it has of each track
 */
record MovieFragment(Box moof, List<Track> tracks) {

  private static final int BASE = 0x1;
  private static final int DESCRIPTION = 0x2;
  private static final int DURATION = 0x8;
  private static final int SIZE = 0x10;
  private static final int FLAGS = 0x20;
  private static final int BASE_IS_MOOF = 0x20000;

  /**
   * A {@code traf} box.
   *
   * @param id the track
   * @param box the box
   * @param time when its first sample is decoded, or -1 if it does not say
   * @param runs its samples
   */
  record Track(long id, Box box, long time, List<TrackRun> runs) {}

  /** Reads a fragment; {@code usual} says by tracks what samples are by default. */
  static MovieFragment read(MediaSource source, Box moof, Map<Long, Sample> usual)
      throws IOException {
    List<Track> tracks = new ArrayList<>();
    for (Box traf : IsoBoxes.find(source, moof, "traf")) {
      tracks.add(track(source, List.of(moof, traf), usual, tracks.isEmpty()));
    }
    return new MovieFragment(moof, tracks);
  }

  private static Track track(
      MediaSource source, List<Box> path, Map<Long, Sample> usual, boolean first)
      throws IOException {
    Box moof = path.get(0);
    Box traf = path.get(1);
    List<Box> children = IsoBoxes.children(source, traf);
    Box tfhd =
        IsoBoxes.first(children, "tfhd")
            .orElseThrow(() -> source.malformed(traf.offset(), "wanted a box tfhd"));
    int flags = (int) source.u32(tfhd.payload()) & 0xFFFFFF;
    long id = source.u32(tfhd.payload() + 4);
    long at = tfhd.payload() + 8;
    if ((flags & BASE) == 0 && (flags & BASE_IS_MOOF) == 0 && !first) {
      throw VideoTrack.no(source, "its fragments count from one another");
    }
    long base = (flags & BASE) == 0 ? moof.offset() : source.u64(at);
    at += ((flags & BASE) == 0 ? 0 : 8) + ((flags & DESCRIPTION) == 0 ? 0 : 4);
    Sample general = usual.getOrDefault(id, new Sample(0, 0, 0, 0));
    long duration = (flags & DURATION) == 0 ? general.duration() : source.u32(at);
    at += (flags & DURATION) == 0 ? 0 : 4;
    int size = (flags & SIZE) == 0 ? general.size() : (int) source.u32(at);
    at += (flags & SIZE) == 0 ? 0 : 4;
    int own = (flags & FLAGS) == 0 ? general.flags() : (int) source.u32(at);
    Sample here = new Sample(duration, size, own, 0);
    List<TrackRun> runs = new ArrayList<>();
    long time = -1;
    for (Box box : children) {
      if (box.is("tfdt")) {
        boolean newer = source.u8(box.payload()) == 1;
        time = newer ? source.u64(box.payload() + 4) : source.u32(box.payload() + 4);
      } else if (box.is("trun")) {
        long after = runs.isEmpty() ? base : runs.get(runs.size() - 1).end();
        TrackRun.Range range = new TrackRun.Range(base, after, here);
        runs.add(TrackRun.read(source, path, box, range));
      }
    }
    return new Track(id, traf, time, runs);
  }
}
