package org.aigclabel.image.png;

import java.io.IOException;
import java.util.List;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.MediaSource;

/** The bits of a stream that is spread over chunks, lowest bit of each byte first. */
final class BitFeed {

  /** Part of a stream: a range of the file. */
  record Range(long at, int length) {}

  private static final int BUFFER = 1 << 16;

  private final MediaSource source;
  private final List<Range> ranges;
  private final long size;
  private int range;
  private int inRange;
  private long read;
  private byte[] buffer = new byte[0];
  private int at;
  private long hold;
  private int held;

  /** Starts at a bit of the stream. */
  BitFeed(MediaSource source, List<Range> ranges, long bit) throws IOException {
    this.source = source;
    this.ranges = ranges;
    this.size = ranges.stream().mapToLong(Range::length).sum();
    long skip = bit >> 3;
    while (range < ranges.size() && skip >= ranges.get(range).length()) {
      skip -= ranges.get(range++).length();
    }
    inRange = (int) skip;
    read = bit >> 3;
    take((int) (bit & 7));
  }

  /** Returns the number of bytes of the stream. */
  long size() {
    return size;
  }

  /** Returns the place of the next bit. */
  long bit() {
    return 8 * (read - (buffer.length - at)) - held;
  }

  /** Returns the next byte, or -1 at the end; only when no bits are held. */
  private int next() throws IOException {
    if (at == buffer.length) {
      while (range < ranges.size() && inRange == ranges.get(range).length()) {
        range++;
        inRange = 0;
      }
      if (range == ranges.size()) {
        return -1;
      }
      int count = Math.min(BUFFER, ranges.get(range).length() - inRange);
      buffer = source.array(ranges.get(range).at() + inRange, count);
      inRange += count;
      read += count;
      at = 0;
    }
    return buffer[at++] & 0xFF;
  }

  /** Returns at least 48 of the next bits, zeros beyond the end. */
  long peek() throws IOException {
    while (held <= 48) {
      if (buffer.length - at > 6) {
        byte[] b = buffer;
        int i = at;
        while (held <= 48) {
          hold |= (b[i++] & 0xFFL) << held;
          held += 8;
        }
        at = i;
        break;
      }
      int next = next();
      if (next < 0) {
        break;
      }
      hold |= (long) next << held;
      held += 8;
    }
    return hold;
  }

  /** Steps over bits that were peeked. */
  void drop(int count) throws IOException {
    held -= count;
    if (held < 0) {
      throw broken("ends too early");
    }
    hold >>>= count;
  }

  /** Returns an exception about the stream. */
  MalformedMediaException broken(String problem) {
    long place = ranges.isEmpty() ? 0 : ranges.get(Math.min(range, ranges.size() - 1)).at();
    return source.malformed(place, "the picture's compressed data " + problem);
  }

  /** Returns and steps over up to 32 bits. */
  int take(int count) throws IOException {
    long bits = peek() & (1L << count) - 1;
    drop(count);
    return (int) bits;
  }

  /** Steps to the next whole byte. */
  void align() throws IOException {
    drop(held & 7);
  }
}
