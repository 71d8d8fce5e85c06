package org.aigclabel.image.jpeg;

import java.util.ArrayList;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;

/** Ranges of a file and what comes in their place. */
final class Changes {

  private record Change(long at, long length, byte[] bytes) {}

  private final List<Change> changes = new ArrayList<>();

  void replace(long at, long length, byte[] bytes) {
    if (length > 0 || bytes.length > 0) {
      changes.add(new Change(at, length, bytes));
    }
  }

  void insert(long at, byte[] bytes) {
    replace(at, 0, bytes);
  }

  void add(List<BitEditor.Splice> splices) {
    splices.forEach(s -> replace(s.from(), s.to() - s.from(), s.bytes()));
  }

  /** Returns by how many bytes the file grows. */
  long growth() {
    return changes.stream().mapToLong(c -> c.bytes().length - c.length()).sum();
  }

  /** Returns by how many bytes the file grows behind the segment at an offset. */
  long growthAfter(long offset) {
    return changes.stream()
        .filter(c -> c.at() > offset)
        .mapToLong(c -> c.bytes().length - c.length())
        .sum();
  }

  Plan plan(MediaSource source) {
    Plan.Edits edits = Plan.edit(source);
    changes.forEach(c -> edits.replace(c.at(), c.length(), c.bytes()));
    return edits.plan();
  }
}
