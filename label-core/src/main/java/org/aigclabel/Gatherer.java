package org.aigclabel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Writes small segments together, since a call of the system for each would cost more. */
final class Gatherer {

  private static final int ROOM = 1 << 18;
  private static final int SMALL = ROOM / 8;

  private final WritableByteChannel out;
  private final ByteBuffer gathered;

  Gatherer(WritableByteChannel out, long total) {
    this.out = out;
    this.gathered = ByteBuffer.allocate((int) Math.min(ROOM, total));
  }

  void write(Segment segment) throws IOException {
    boolean small = segment.length() <= SMALL;
    if (!small || segment.length() > gathered.remaining()) {
      flush();
    }
    if (small) {
      gathered.put(segment.read(0, (int) segment.length()));
    } else {
      segment.transfer(0, segment.length(), out);
    }
  }

  void flush() throws IOException {
    gathered.flip();
    while (gathered.hasRemaining()) {
      out.write(gathered);
    }
    gathered.clear();
  }
}
