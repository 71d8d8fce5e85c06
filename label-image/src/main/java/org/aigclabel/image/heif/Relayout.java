package org.aigclabel.image.heif;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.IsoBoxes.Box;

/** Changes to a file whose tables say where things stand: it knows how every byte moves. */
final class Relayout {

  private record Change(long offset, long length, byte[] bytes) {}

  private final MediaSource source;
  private final List<Change> inner = new ArrayList<>();
  private final List<Change> outer = new ArrayList<>();
  private final List<Change> replaced = new ArrayList<>();
  private final TreeMap<Long, Long> growth = new TreeMap<>();

  Relayout(MediaSource source) {
    this.source = source;
  }

  /** Announces that the file grows by {@code bytes} before the byte {@code offset}. */
  void grow(long offset, long bytes) {
    growth.merge(offset, bytes, Long::sum);
  }

  /** Returns by how much the file grows up to and including {@code offset}. */
  long growth(long offset) {
    return growth.headMap(offset, true).values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns where the byte at {@code offset} comes to stand. */
  long moved(long offset) {
    return offset + growth(offset);
  }

  /** Puts bytes at the end of the box that ends at {@code offset}; their number was announced. */
  void insert(long offset, byte[] bytes) {
    inner.add(new Change(offset, 0, bytes));
  }

  /** Puts a box behind all that {@link #insert} puts there. */
  void append(long offset, byte[] box) {
    outer.add(new Change(offset, 0, box));
  }

  /** Replaces bytes; a change of their number was announced. */
  void replace(long offset, long length, byte[] bytes) {
    replaced.add(new Change(offset, length, bytes));
  }

  /** Gives a box another length; one that reaches to the end of the file gets a size of its own. */
  void resize(Box box, long length) throws IOException {
    if (source.u32(box.offset()) != 0) {
      replace(box.offset(), box.headerLength(), IsoBoxes.resized(source, box, length));
    } else if (length > 0xFFFFFFFFL) {
      throw new UnsupportedMediaException(
          source.name(), "a last box above 4 GiB without a size: give it a 64-bit size first");
    } else {
      replace(box.offset(), 4, ByteBuffer.allocate(4).putInt((int) length).array());
    }
  }

  /** Moves the chunk offsets of an image sequence. */
  void moveChunks(List<Box> top) throws IOException {
    for (Box moov : top) {
      if (moov.is("moov")) {
        for (Box table : IsoBoxes.find(source, moov, "trak", "mdia", "minf", "stbl")) {
          for (Box box : IsoBoxes.children(source, table)) {
            if (box.is("stco") || box.is("co64")) {
              moveChunks(box, box.is("stco") ? 4 : 8);
            }
          }
        }
      }
    }
  }

  private void moveChunks(Box box, int width) throws IOException {
    ByteBuffer table = ByteBuffer.wrap(IsoBoxes.payload(source, box));
    long count = table.capacity() < 8 ? 0 : table.getInt(4) & 0xFFFFFFFFL;
    if (count * width > table.capacity() - 8) {
      throw source.malformed(box.offset(), box.type() + " of " + count + " entries");
    }
    boolean same = true;
    for (int i = 0; i < count; i++) {
      int at = 8 + i * width;
      long old = width == 4 ? table.getInt(at) & 0xFFFFFFFFL : table.getLong(at);
      long now = moved(old);
      same &= now == old;
      if (width == 8) {
        table.putLong(at, now);
      } else if (now <= 0xFFFFFFFFL) {
        table.putInt(at, (int) now);
      } else {
        throw new UnsupportedMediaException(
            source.name(), "its sequence would need 64-bit chunk offsets (co64)");
      }
    }
    if (!same) {
      replace(box.payload(), table.capacity(), table.array());
    }
  }

  Plan plan() {
    Plan.Edits edits = Plan.edit(source);
    inner.forEach(change -> edits.insert(change.offset(), change.bytes()));
    outer.forEach(change -> edits.insert(change.offset(), change.bytes()));
    replaced.forEach(change -> edits.replace(change.offset(), change.length(), change.bytes()));
    return edits.plan();
  }
}
