package org.aigclabel.video.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.container.IsoBoxes.Box;

/**
 * One {@code trun} box: samples of a movie fragment (ISO/IEC 14496-12 8.8.8).
 *
 * @param path the boxes around it: moof, traf
 * @param box the box
 * @param base the place that its offset counts from
 * @param start where its first sample is
 * @param samples what it says of them, and what is so by default
 */
record TrackRun(List<Box> path, Box box, long base, long start, List<Sample> samples) {

  static final int OFFSET = 0x1;
  static final int FIRST_FLAGS = 0x4;
  static final int DURATION = 0x100;
  static final int SIZE = 0x200;
  static final int FLAGS = 0x400;
  static final int DELAY = 0x800;
  static final int NO_KEY = 0x10000;

  /** One sample: its duration, bytes, flags, and how much later it is shown than decoded. */
  record Sample(long duration, int size, int flags, int delay) {
    boolean isKey() {
      return (flags & NO_KEY) == 0;
    }
  }

  /** Reads a run. */
  static TrackRun read(MediaSource source, List<Box> path, Box box, Range range)
      throws IOException {
    ByteBuffer in = source.bytes(box.payload(), (int) Math.min(box.payloadLength(), 1 << 26));
    if (in.remaining() < 8) {
      throw source.malformed(box.offset(), "trun of " + box.length() + " bytes");
    }
    int flags = in.getInt() & 0xFFFFFF;
    int count = in.getInt();
    int width = 4 * Integer.bitCount(flags & (DURATION | SIZE | FLAGS | DELAY));
    int head = 4 * Integer.bitCount(flags & (OFFSET | FIRST_FLAGS));
    boolean tooMany = count < 0 || count > source.limits().items();
    if (tooMany || head + (long) count * width > in.remaining()) {
      throw source.malformed(box.offset(), "trun of " + count + " samples");
    }
    long start = (flags & OFFSET) == 0 ? range.after() : range.base() + in.getInt();
    int first = (flags & FIRST_FLAGS) == 0 ? 0 : in.getInt();
    List<Sample> samples = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Sample usual = range.usual();
      long duration = (flags & DURATION) == 0 ? usual.duration() : in.getInt() & 0xFFFFFFFFL;
      int size = (flags & SIZE) == 0 ? usual.size() : in.getInt();
      int own = (flags & FLAGS) == 0 ? usual.flags() : in.getInt();
      int delay = (flags & DELAY) == 0 ? 0 : in.getInt();
      if (size < 0) {
        throw source.malformed(box.offset(), "a sample of " + size + " bytes");
      }
      own = i == 0 && (flags & FIRST_FLAGS) != 0 ? first : own;
      samples.add(new Sample(duration, size, own, delay));
    }
    return new TrackRun(path, box, range.base(), start, samples);
  }

  /**
   * What a run is read with.
   *
   * @param base the place that offsets count from
   * @param after where the run before ended
   * @param usual what samples are by default
   */
  record Range(long base, long after, Sample usual) {}

  /** Returns where its last sample ends. */
  long end() {
    return start + samples.stream().mapToLong(Sample::size).sum();
  }

  boolean statesOffset(MediaSource source) throws IOException {
    return (source.u32(box.payload()) & OFFSET) != 0;
  }

  /** Returns where its offset stands in the file. */
  long offsetAt() {
    return box.payload() + 8;
  }
}
