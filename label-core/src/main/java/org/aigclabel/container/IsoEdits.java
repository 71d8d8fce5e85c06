package org.aigclabel.container;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.container.IsoBoxes.Box;

/**
 * Changes within boxes: the sizes of all boxes around a change follow by themselves. It does not
 * know what points into the file: {@link #moved} tells where a byte goes.
 */
public final class IsoEdits {

  private record Change(long offset, long length, byte[] bytes) {
    long growth() {
      return bytes.length - length;
    }
  }

  private final MediaSource source;
  private final List<Change> changes = new ArrayList<>();
  private final Map<Box, Long> growth = new HashMap<>();
  private long[] ends = new long[0];
  private long[] moves = new long[0];
  private int indexed;

  /** Begins without changes. */
  public IsoEdits(MediaSource source) {
    this.source = source;
  }

  /** Replaces bytes inside the given boxes, the outermost first; none for the top of the file. */
  public void replace(List<Box> within, long offset, long length, byte[] bytes) {
    Change change = new Change(offset, length, bytes);
    if (length > 0 || bytes.length > 0) {
      changes.add(change);
      within.forEach(box -> growth.merge(box, change.growth(), Long::sum));
    }
  }

  /** Puts bytes before {@code offset}, inside the given boxes. */
  public void insert(List<Box> within, long offset, byte[] bytes) {
    replace(within, offset, 0, bytes);
  }

  /** Leaves out bytes of the given boxes. */
  public void remove(List<Box> within, long offset, long length) {
    replace(within, offset, length, new byte[0]);
  }

  /** Leaves out a box. */
  public void remove(List<Box> within, Box box) {
    remove(within, box.offset(), box.length());
  }

  /** Returns by how many bytes a box grows, negative if it shrinks. */
  public long growth(Box box) {
    return growth.getOrDefault(box, 0L);
  }

  /** Returns where the byte at {@code offset} goes; a byte that is replaced stays. */
  public long moved(long offset) {
    if (indexed != changes.size()) {
      index();
    }
    int at = Arrays.binarySearch(ends, offset);
    if (at < 0) {
      at = -at - 2;
    }
    return at < 0 ? offset : offset + moves[at];
  }

  private void index() {
    Map<Long, Long> byEnd = new java.util.TreeMap<>();
    for (Change change : changes) {
      byEnd.merge(change.offset() + change.length(), change.growth(), Long::sum);
    }
    ends = new long[byEnd.size()];
    moves = new long[byEnd.size()];
    int i = 0;
    long sum = 0;
    for (Map.Entry<Long, Long> entry : byEnd.entrySet()) {
      sum += entry.getValue();
      ends[i] = entry.getKey();
      moves[i++] = sum;
    }
    indexed = changes.size();
  }

  /** Returns the file with all changes and with the sizes that follow from them. */
  public Plan plan() throws IOException {
    List<Change> all = new ArrayList<>(changes);
    for (Map.Entry<Box, Long> entry : growth.entrySet()) {
      if (entry.getValue() != 0) {
        Box box = entry.getKey();
        byte[] header = IsoBoxes.resized(source, box, box.length() + entry.getValue());
        all.add(new Change(box.offset(), box.headerLength(), header));
      }
    }
    all.sort(Comparator.comparingLong(Change::offset).thenComparing(change -> change.length() > 0));
    Plan.Edits edits = Plan.edit(source);
    all.forEach(change -> edits.replace(change.offset(), change.length(), change.bytes()));
    return edits.plan();
  }
}
