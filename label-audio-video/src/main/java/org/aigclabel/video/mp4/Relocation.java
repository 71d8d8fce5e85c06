package org.aigclabel.video.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.IsoBoxes.Box;
import org.aigclabel.container.IsoEdits;

/** Sets everything that points into a file after its bytes have moved. */
final class Relocation {

  private static final long STRAY = Long.MIN_VALUE;

  private final Mp4File file;
  private final List<OffsetTable> tables;
  private final List<SegmentIndex> indexes;
  private final Map<OffsetTable, byte[]> widened = new LinkedHashMap<>();

  Relocation(Mp4File file) throws IOException {
    this(file, List.of());
  }

  /** Leaves out boxes that somebody else writes. */
  Relocation(Mp4File file, List<Box> others) throws IOException {
    this.file = file;
    this.tables = file.tables().stream().filter(t -> !others.contains(t.box())).toList();
    this.indexes = file.earlyIndexes();
  }

  /** Makes every table hold 64 bits, from the next {@link #reserve} on. */
  void widenAll() {
    tables.stream().filter(table -> !table.isWide()).forEach(t -> widened.put(t, new byte[0]));
  }

  /**
   * Makes those tables hold 64 bits whose offsets would pass 32; returns whether there were any.
   */
  boolean widen(IsoEdits edits) {
    int before = widened.size();
    for (OffsetTable table : tables) {
      if (!table.isWide() && !widened.containsKey(table)) {
        for (int i = 0; i < table.count(); i++) {
          if (moved(edits, table.offset(i)) > 0xFFFFFFFFL) {
            widened.put(table, new byte[0]);
            break;
          }
        }
      }
    }
    return widened.size() > before;
  }

  /** Makes room for the tables that are to hold 64 bits. */
  void reserve(IsoEdits edits) throws IOException {
    for (OffsetTable table : List.copyOf(widened.keySet())) {
      byte[] room = table.widened(file.source(), new long[table.count()]);
      widened.put(table, room);
      edits.replace(table.path(), table.box().offset(), table.box().length(), room);
    }
    for (Box top : file.boxes()) {
      if (top.is("mfra") && edits.growth(top) != 0) {
        length(edits, top);
      }
    }
  }

  /** Sets the length by which a random access box is found from the end of the file. */
  private void length(IsoEdits edits, Box mfra) throws IOException {
    for (Box box : IsoBoxes.children(file.source(), mfra)) {
      if (box.is("mfro") && box.payloadLength() >= 8) {
        long length = file.source().u32(box.payload() + 4) + edits.growth(mfra);
        byte[] bytes = ByteBuffer.allocate(4).putInt((int) length).array();
        edits.replace(List.of(mfra, box), box.payload() + 4, 4, bytes);
      }
    }
  }

  /** Sets the tables for the places that bytes have moved to. */
  void fill(IsoEdits edits) throws IOException {
    set(edits, 0);
  }

  /** Sets the tables likewise and marks what points nowhere. */
  void fillMarked(IsoEdits edits) throws IOException {
    set(edits, STRAY);
  }

  private void set(IsoEdits edits, long mark) throws IOException {
    Map<OffsetTable, byte[]> same = new LinkedHashMap<>();
    for (OffsetTable table : tables) {
      long[] offsets = new long[table.count()];
      for (int i = 0; i < offsets.length; i++) {
        long offset = table.offset(i);
        offsets[i] = file.isStray(offset) ? offset | mark : edits.moved(offset);
      }
      byte[] room = widened.get(table);
      if (room == null) {
        same.put(table, table.with(offsets));
      } else {
        System.arraycopy(table.widened(file.source(), offsets), 0, room, 0, room.length);
      }
    }
    same.forEach(
        (table, bytes) ->
            edits.replace(table.path(), table.box().offset(), table.box().length(), bytes));
    for (SegmentIndex index : indexes) {
      index.set(file, edits);
    }
  }

  private long moved(IsoEdits edits, long offset) {
    return file.isStray(offset) ? offset : edits.moved(offset);
  }
}
