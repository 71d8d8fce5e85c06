package org.aigclabel.video.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.IsoBoxes.Box;

/** When the samples of a track are decoded: runs of equal lengths, in units of the track. */
final class SampleTimes {

  private record Run(int count, long length) {}

  private final List<Run> runs;

  private SampleTimes(List<Run> runs) {
    this.runs = runs;
  }

  /** Reads {@code stts}; samples it does not tell of have no length. */
  static SampleTimes read(MediaSource source, Box stts, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(IsoBoxes.payload(source, stts));
    bytes.position(Math.min(8, bytes.limit()));
    List<Run> runs = new ArrayList<>();
    int left = count;
    while (bytes.remaining() >= 8 && left > 0) {
      int samples = bytes.getInt();
      long length = bytes.getInt() & 0xFFFFFFFFL;
      if (samples < 0 || samples > left) {
        throw source.malformed(stts.offset(), "stts of more samples than stsz has");
      }
      runs.add(new Run(samples, length));
      left -= samples;
    }
    if (left > 0 || runs.get(0).length() == 0) {
      throw source.malformed(stts.offset(), "stts without times for all samples");
    }
    return new SampleTimes(runs);
  }

  /** Returns the length of an ordinary sample. */
  long usual() {
    return runs.get(0).length();
  }

  long total() {
    return runs.stream().mapToLong(run -> run.count() * run.length()).sum();
  }

  /** Returns when a sample begins; the count of samples gives the end. */
  long start(int sample) {
    long start = 0;
    int left = sample;
    for (Run run : runs) {
      int taken = Math.min(left, run.count());
      start += taken * run.length();
      left -= taken;
    }
    return start;
  }

  /** Returns the sample that is decoded at a time; the last one for later times. */
  int at(long time) {
    long left = Math.max(0, time);
    int sample = 0;
    for (Run run : runs) {
      if (left < run.count() * run.length()) {
        return sample + (int) (left / run.length());
      }
      left -= run.count() * run.length();
      sample += run.count();
    }
    return sample - 1;
  }

  /** Returns these times with a last sample that is as long as the others. */
  SampleTimes filled() {
    List<Run> full = new ArrayList<>(runs);
    Run last = runs.get(runs.size() - 1);
    if (last.count() == 1 && last.length() < usual()) {
      full.set(full.size() - 1, new Run(1, usual()));
    }
    return new SampleTimes(full);
  }

  /** Returns these times with as many ordinary samples put before one. */
  SampleTimes with(int before, int count) {
    List<Run> longer = new ArrayList<>();
    int at = 0;
    for (Run run : runs) {
      int head = Math.max(0, Math.min(run.count(), before - at));
      boolean here = at <= before && before < at + run.count();
      if (head > 0) {
        longer.add(new Run(head, run.length()));
      }
      if (here) {
        longer.add(new Run(count, usual()));
      }
      if (head < run.count()) {
        longer.add(new Run(run.count() - head, run.length()));
      }
      at += run.count();
    }
    if (before >= at) {
      longer.add(new Run(count, usual()));
    }
    return new SampleTimes(longer);
  }

  /** Returns these times with the sample at a time longer by so many units. */
  SampleTimes stretched(long time, long more) {
    int sample = at(time);
    List<Run> longer = new ArrayList<>();
    int at = 0;
    for (Run run : runs) {
      int head = Math.max(0, Math.min(run.count(), sample - at));
      boolean here = at <= sample && sample < at + run.count();
      int tail = run.count() - head - (here ? 1 : 0);
      longer.add(new Run(head, run.length()));
      longer.add(new Run(here ? 1 : 0, run.length() + more));
      longer.add(new Run(tail, run.length()));
      at += run.count();
    }
    return new SampleTimes(longer);
  }

  /** Returns the box. */
  byte[] box() {
    List<Run> joined = new ArrayList<>();
    for (Run run : runs) {
      int last = joined.size() - 1;
      if (last >= 0 && joined.get(last).length() == run.length()) {
        joined.set(last, new Run(joined.get(last).count() + run.count(), run.length()));
      } else if (run.count() > 0) {
        joined.add(run);
      }
    }
    ByteBuffer bytes = ByteBuffer.allocate(4 + 8 * joined.size()).putInt(joined.size());
    joined.forEach(run -> bytes.putInt(run.count()).putInt((int) run.length()));
    return IsoBoxes.fullBox("stts", 0, 0, bytes.array());
  }
}
