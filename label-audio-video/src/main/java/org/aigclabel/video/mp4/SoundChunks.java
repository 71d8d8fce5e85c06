package org.aigclabel.video.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.IsoBoxes.Box;
import org.aigclabel.container.IsoEdits;
import org.aigclabel.video.mp4.SoundTrack.Inserted;

/**
 * The chunks of a track with samples put in: each part is a chunk, and divides the one it is in.
 */
final class SoundChunks {

  /** A chunk: where it was, or for a new one what stands behind it, and how long it is then. */
  private record Chunk(long at, int samples, long length) {
    long place(IsoEdits edits) {
      return edits.moved(at) - length;
    }
  }

  private final Box box;
  private final long[] offsets;
  private final SampleTable table;
  private final List<Chunk> chunks = new ArrayList<>();

  private SoundChunks(SampleTable table, long[] offsets, Box box) {
    this.table = table;
    this.offsets = offsets;
    this.box = box;
  }

  static SoundChunks of(MediaSource source, SampleTable table, List<Inserted> parts)
      throws IOException {
    Box box = table.box("co64").isPresent() ? table.require("co64") : table.require("stco");
    SoundChunks made = new SoundChunks(table, table.offsets(table.count()), box);
    int first = 0;
    for (int i = 0; i <= table.count(); i++) {
      boolean cut = i == table.count() || table.startsChunk(i);
      for (Inserted part : parts) {
        cut |= part.before() == i;
      }
      if (i > first && cut) {
        made.chunks.add(new Chunk(made.offsets[first], i - first, 0));
        first = i;
      }
      for (Inserted part : parts) {
        if (part.before() == i) {
          long length = part.samples().stream().mapToLong(sample -> sample.length).sum();
          made.chunks.add(new Chunk(made.place(part), part.samples().size(), length));
        }
      }
    }
    return made;
  }

  /** Returns the byte before which a part is put. */
  long place(Inserted part) {
    int next = part.before();
    return next < table.count() ? offsets[next] : end(next - 1);
  }

  private long end(int sample) {
    return offsets[sample] + table.size(sample);
  }

  /** Returns the box of offsets that is replaced. */
  Box box() {
    return box;
  }

  /** Returns an empty box of offsets. */
  byte[] room(boolean wide) {
    byte[] count = ByteBuffer.allocate(4).putInt(chunks.size()).array();
    byte[] places = new byte[(wide ? 8 : 4) * chunks.size()];
    return IsoBoxes.fullBox(wide ? "co64" : "stco", 0, 0, count, places);
  }

  /** Returns whether 32 bits hold all offsets. */
  boolean fit(IsoEdits edits) {
    return chunks.stream().allMatch(chunk -> chunk.place(edits) <= 0xFFFFFFFFL);
  }

  void fill(IsoEdits edits, byte[] room, boolean wide) {
    ByteBuffer bytes = ByteBuffer.wrap(room).position(16);
    for (Chunk chunk : chunks) {
      if (wide) {
        bytes.putLong(chunk.place(edits));
      } else {
        bytes.putInt((int) chunk.place(edits));
      }
    }
  }

  /** Returns the box that says how many samples each chunk has. */
  byte[] runs() {
    ByteBuffer bytes = ByteBuffer.allocate(4 + 12 * chunks.size()).putInt(0);
    int last = -1;
    int count = 0;
    for (int i = 0; i < chunks.size(); i++) {
      if (chunks.get(i).samples() != last) {
        last = chunks.get(i).samples();
        bytes.putInt(i + 1).putInt(last).putInt(1);
        count++;
      }
    }
    byte[] runs = Arrays.copyOf(bytes.putInt(0, count).array(), 4 + 12 * count);
    return IsoBoxes.fullBox("stsc", 0, 0, runs);
  }
}
