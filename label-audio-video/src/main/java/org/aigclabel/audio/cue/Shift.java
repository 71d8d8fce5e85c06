package org.aigclabel.audio.cue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.container.Id3;

/** Where moments of a programme go when cues are put in, all in samples of one channel. */
final class Shift {

  private record Cue(long at, long length) {}

  private final List<Cue> cues = new ArrayList<>();

  /** Adds a cue before a sample of the programme as it was. */
  void add(long at, long length) {
    cues.add(new Cue(at, length));
  }

  /** Returns the samples put in. */
  long total() {
    return cues.stream().mapToLong(Cue::length).sum();
  }

  /** Returns where a point goes: it stays at its sample. */
  long point(long sample) {
    return sample + cues.stream().filter(c -> c.at() <= sample).mapToLong(Cue::length).sum();
  }

  /** Returns where a chapter's bound goes: a cue at the beginning of a chapter belongs to it. */
  long bound(long sample) {
    return sample + cues.stream().filter(c -> c.at() < sample).mapToLong(Cue::length).sum();
  }

  /** Moves what ID3 tags at the beginning of a file say of moments. */
  void tags(MediaSource source, Plan.Edits edits, int rate) throws IOException {
    for (Id3 tag : Id3.from(source, 0)) {
      tag.times(edits, time -> milliseconds(time, rate));
    }
  }

  /** Returns where a chapter's bound goes, in milliseconds. */
  long milliseconds(long time, int rate) {
    long sample = time * rate / 1000;
    return time + (bound(sample) - sample) * 1000 / rate;
  }
}
