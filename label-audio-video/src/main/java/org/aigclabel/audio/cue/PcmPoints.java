package org.aigclabel.audio.cue;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.aigclabel.container.Riff;

/** Marks and loops of WAV and AIFF, which stay at their samples when a cue is put before them. */
final class PcmPoints {

  private static final int CUE = 24;
  private static final int LOOP = 24;
  private static final int LOOPS = 36;

  private final PcmFile file;
  private final Riff.Changes changes;
  private final Shift shift;

  private PcmPoints(PcmFile file, Riff.Changes changes, Shift shift) {
    this.file = file;
    this.changes = changes;
    this.shift = shift;
  }

  static void move(PcmFile file, Riff.Changes changes, Shift shift) throws IOException {
    PcmPoints points = new PcmPoints(file, changes, shift);
    for (Riff.Chunk chunk : file.riff().chunks()) {
      switch (chunk.id()) {
        case "cue " -> points.cues(chunk);
        case "smpl" -> points.loops(chunk);
        case "MARK" -> points.marks(chunk);
        default -> {}
      }
    }
  }

  private void cues(Riff.Chunk chunk) throws IOException {
    ByteBuffer data = file.riff().data(chunk);
    for (int at = 4; at + CUE <= data.limit(); at += CUE) {
      point(chunk, data, at + 4);
      point(chunk, data, at + 20);
    }
  }

  private void loops(Riff.Chunk chunk) throws IOException {
    ByteBuffer data = file.riff().data(chunk);
    int count = data.limit() < LOOPS ? 0 : data.getInt(28);
    for (int i = 0; i < count && LOOPS + (i + 1) * LOOP <= data.limit(); i++) {
      point(chunk, data, LOOPS + i * LOOP + 8);
      point(chunk, data, LOOPS + i * LOOP + 12);
    }
  }

  private void marks(Riff.Chunk chunk) throws IOException {
    ByteBuffer data = file.riff().data(chunk);
    int count = data.limit() < 2 ? 0 : data.getShort(0);
    int at = 2;
    for (int i = 0; i < count && at + 7 <= data.limit(); i++) {
      point(chunk, data, at + 2);
      int name = data.get(at + 6) & 0xFF;
      at += 6 + (name + 2) / 2 * 2;
    }
  }

  private void point(Riff.Chunk chunk, ByteBuffer data, int at) {
    long sample = data.getInt(at) & 0xFFFFFFFFL;
    ByteBuffer moved = ByteBuffer.allocate(4).order(data.order()).putInt((int) shift.point(sample));
    if (data.getInt(at) != moved.getInt(0)) {
      changes.patch(chunk.data() + at, moved.array());
    }
  }
}
