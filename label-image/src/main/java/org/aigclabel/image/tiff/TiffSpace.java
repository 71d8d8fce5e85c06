package org.aigclabel.image.tiff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;

/** Which bytes of a TIFF belong to what, so that a packet is only overwritten if it is alone. */
final class TiffSpace {

  private static final int[][] DATA = {{273, 279}, {324, 325}, {288, 289}, {513, 514}};

  private record Range(long from, long to) {
    boolean meets(Range other) {
      return from < other.to && other.from < to;
    }
  }

  private final MediaSource source;
  private final Tiff tiff;
  private final List<Tiff.Directory> directories;
  private final List<Range> claimed = new ArrayList<>();

  TiffSpace(MediaSource source, Tiff tiff, List<Tiff.Directory> directories) {
    this.source = source;
    this.tiff = tiff;
    this.directories = directories;
  }

  /**
   * Gives back the bytes of the main packet: cut off at the end of the file, zeros elsewhere.
   * Returns how many bytes of the file are kept.
   */
  long release(Tiff.Entry entry, Plan.Edits edits) throws IOException {
    claim(entry);
    if (entry.valueAt() + entry.length() == source.size()) {
      return entry.valueAt();
    }
    edits.replace(entry.valueAt(), entry.length(), new byte[(int) entry.length()]);
    return source.size();
  }

  /**
   * Claims a packet's bytes; false if the same bytes were claimed before.
   *
   * @throws org.aigclabel.MalformedMediaException if something else stands there too
   */
  boolean claim(Tiff.Entry entry) throws IOException {
    Range range = new Range(entry.valueAt(), entry.valueAt() + entry.length());
    if (claimed.contains(range)) {
      return false;
    }
    if (range.from() < tiff.headerAt() + tiff.offsetSize()
        || claimed.stream().anyMatch(range::meets)
        || isUsed(range, entry)) {
      throw source.malformed(entry.at(), "the label shares bytes with other parts of the file");
    }
    claimed.add(range);
    return true;
  }

  private boolean isUsed(Range range, Tiff.Entry by) throws IOException {
    for (Tiff.Directory directory : directories) {
      if (range.meets(new Range(directory.at(), directory.nextAt() + tiff.offsetSize()))) {
        return true;
      }
      for (Tiff.Entry entry : directory.entries()) {
        boolean other = entry.tag() != by.tag() && !entry.inline() && tiff.isWhole(entry);
        if (other && range.meets(new Range(entry.valueAt(), entry.valueAt() + entry.length()))) {
          return true;
        }
      }
      for (int[] tags : DATA) {
        if (isData(range, directory.find(tags[0]), directory.find(tags[1]))) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isData(Range range, Optional<Tiff.Entry> offsets, Optional<Tiff.Entry> sizes)
      throws IOException {
    if (offsets.isEmpty()
        || sizes.isEmpty()
        || !tiff.isWhole(offsets.get())
        || !tiff.isWhole(sizes.get())) {
      return false;
    }
    long[] from = tiff.numbers(offsets.get());
    long[] length = tiff.numbers(sizes.get());
    for (int i = 0; i < Math.min(from.length, length.length); i++) {
      if (length[i] > 0 && range.meets(new Range(from[i], from[i] + length[i]))) {
        return true;
      }
    }
    return false;
  }
}
