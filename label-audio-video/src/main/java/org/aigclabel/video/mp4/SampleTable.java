package org.aigclabel.video.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.IsoBoxes.Box;

/** Sizes, places and times of the samples of a track, expanded from its run-length tables. */
final class SampleTable {

  private final MediaSource source;
  private final List<Box> path;
  private final BitSet chunkStarts = new BitSet();
  private final int[] sizes;
  private final boolean[] sync;

  /** Reads the table at the end of the path to a track's {@code stbl}. */
  SampleTable(MediaSource source, List<Box> path) throws IOException {
    this.source = source;
    this.path = path;
    this.sizes = sizes();
    this.sync = sync();
  }

  List<Box> path() {
    return path;
  }

  /** Returns whether a sample is the first of a chunk; call after {@link #offsets}. */
  boolean startsChunk(int sample) {
    return chunkStarts.get(sample);
  }

  int count() {
    return sizes.length;
  }

  int size(int sample) {
    return sizes[sample];
  }

  boolean isSync(int sample) {
    return sync[sample];
  }

  /** Returns one of its boxes. */
  Optional<Box> box(String type) throws IOException {
    return IsoBoxes.first(IsoBoxes.children(source, path.get(path.size() - 1)), type);
  }

  /** Returns one of its boxes, or says that it is missing. */
  Box require(String type) throws IOException {
    return box(type)
        .orElseThrow(
            () ->
                new UnsupportedMediaException(
                    source.name(), "its sample table lacks " + type + "; remux it"));
  }

  private ByteBuffer body(Box box, int header) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(IsoBoxes.payload(source, box));
    if (bytes.remaining() < header) {
      throw source.malformed(box.offset(), box.type() + " of " + box.length() + " bytes");
    }
    return bytes.position(header);
  }

  private int[] sizes() throws IOException {
    Box box = require("stsz");
    ByteBuffer bytes = body(box, 12);
    int uniform = bytes.getInt(4);
    int count = bytes.getInt(8);
    long needed = uniform == 0 ? 4L * count : 0;
    if (count <= 0 || count > source.limits().items() * 4L || needed > bytes.remaining()) {
      throw source.malformed(box.offset(), "stsz of " + count + " samples");
    }
    int[] all = new int[count];
    for (int i = 0; i < count; i++) {
      all[i] = uniform == 0 ? bytes.getInt() : uniform;
      if (all[i] < 0) {
        throw source.malformed(box.offset(), "a sample of " + all[i] + " bytes");
      }
    }
    return all;
  }

  private boolean[] sync() throws IOException {
    boolean[] all = new boolean[sizes.length];
    Optional<Box> box = box("stss");
    if (box.isEmpty()) {
      java.util.Arrays.fill(all, true);
      return all;
    }
    ByteBuffer bytes = body(box.get(), 8);
    while (bytes.remaining() >= 4) {
      int number = bytes.getInt();
      if (number > 0 && number <= all.length) {
        all[number - 1] = true;
      }
    }
    return all;
  }

  /** Returns the place of each sample before {@code end}. */
  long[] offsets(int end) throws IOException {
    Box chunks = box("co64").isPresent() ? require("co64") : require("stco");
    OffsetTable table = OffsetTable.read(source, path, chunks);
    ByteBuffer runs = body(require("stsc"), 8);
    long[] offsets = new long[end];
    int sample = 0;
    int perChunk = 0;
    int next = runs.remaining() >= 12 ? runs.getInt(runs.position()) : 1;
    for (int chunk = 1; chunk <= table.count() && sample < end; chunk++) {
      while (runs.remaining() >= 12 && next == chunk) {
        runs.getInt();
        perChunk = runs.getInt();
        runs.getInt();
        next = runs.remaining() >= 12 ? runs.getInt(runs.position()) : Integer.MAX_VALUE;
      }
      long at = table.offset(chunk - 1);
      chunkStarts.set(sample);
      for (int i = 0; i < perChunk && sample < end; i++) {
        offsets[sample] = at;
        at += sizes[sample++];
      }
    }
    if (sample < end) {
      throw new UnsupportedMediaException(source.name(), "its sample table is short; remux it");
    }
    return offsets;
  }

  /** Returns the decoding time of each sample. */
  long[] decodingTimes() throws IOException {
    long[] times = new long[sizes.length];
    ByteBuffer runs = body(require("stts"), 8);
    long time = 0;
    int sample = 0;
    while (runs.remaining() >= 8 && sample < times.length) {
      int count = runs.getInt();
      long delta = runs.getInt() & 0xFFFFFFFFL;
      for (int i = 0; i < count && sample < times.length; i++) {
        times[sample++] = time;
        time += delta;
      }
    }
    for (; sample < times.length; sample++) {
      times[sample] = time;
    }
    return times;
  }

  /** Returns by how much each sample is shown later than it is decoded. */
  int[] compositionOffsets() throws IOException {
    int[] offsets = new int[sizes.length];
    Optional<Box> box = box("ctts");
    if (box.isPresent()) {
      ByteBuffer runs = body(box.get(), 8);
      int sample = 0;
      while (runs.remaining() >= 8 && sample < offsets.length) {
        int count = runs.getInt();
        int offset = runs.getInt();
        for (int i = 0; i < count && sample < offsets.length; i++) {
          offsets[sample++] = offset;
        }
      }
    }
    return offsets;
  }

  byte[] sample(int sample, long offset) throws IOException {
    return source.array(offset, sizes[sample]);
  }
}
