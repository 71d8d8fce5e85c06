package org.aigclabel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;

/** A source over kept ranges and bytes: what a plan would write, without writing it. */
final class PlanSource extends MediaSource {

  private final List<Segment> segments;
  private final long[] starts;
  private final long size;

  PlanSource(String name, byte[] bytes, Limits limits) {
    this(name, List.of(new Segment.Put(bytes)), limits);
  }

  PlanSource(String name, List<Segment> segments, Limits limits) {
    super(name, limits);
    this.segments = segments;
    this.starts = new long[segments.size()];
    long at = 0;
    for (int i = 0; i < starts.length; i++) {
      starts[i] = at;
      at += segments.get(i).length();
    }
    this.size = at;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  ByteBuffer read(long offset, int length) throws IOException {
    List<ByteBuffer> parts = new ArrayList<>(1);
    long at = offset;
    int left = length;
    for (int i = find(offset); left > 0; i++) {
      Segment segment = segments.get(i);
      int count = (int) Math.min(left, starts[i] + segment.length() - at);
      if (count > 0) {
        parts.add(segment.read(at - starts[i], count));
        at += count;
        left -= count;
      }
    }
    if (parts.size() == 1) {
      return parts.get(0);
    }
    ByteBuffer whole = ByteBuffer.allocate(length);
    parts.forEach(whole::put);
    return whole.flip();
  }

  @Override
  public void transfer(long offset, long length, WritableByteChannel out) throws IOException {
    long at = offset;
    long end = offset + length;
    for (int i = find(offset); at < end; i++) {
      long count = Math.min(end, starts[i] + segments.get(i).length()) - at;
      if (count > 0) {
        segments.get(i).transfer(at - starts[i], count, out);
        at += count;
      }
    }
  }

  private int find(long offset) {
    int low = 0;
    int high = starts.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (starts[middle] <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
