package org.aigclabel.image.jpeg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.MediaSource;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a JPEG file before its first scan. Image data is never looked at.
 *
 * @param segments in order, without the SOI and without markers that have no payload
 * @param problem what ended the header too early, or empty
 * @param end where the header ends: at the first scan, at an EOI, or where the problem is
 */
record JpegHeader(List<Segment> segments, String problem, long end) {

  /** The most bytes of payload in one segment. */
  static final int MOST = 65533;

  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int TEM = 0x01;
  private static final int RST0 = 0xD0;

  /**
   * One segment with a payload.
   *
   * @param marker the second byte of its marker
   * @param at the first byte of its marker, after fill bytes
   * @param length the bytes of its payload
   */
  record Segment(int marker, long at, int length) {

    long payloadAt() {
      return at + 4;
    }

    long end() {
      return at + 4 + length;
    }

    boolean isApp(int number) {
      return marker == 0xE0 + number;
    }

    // Written out, since those of a record are made at run time, which every start would pay for.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Segment segment
          && at == segment.at
          && marker == segment.marker
          && length == segment.length;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(at);
    }
  }

  /** Reads what can be read; a broken header ends with a problem. */
  static JpegHeader read(MediaSource source) throws IOException {
    List<Segment> segments = new ArrayList<>();
    long at = 2;
    while (true) {
      at = marker(source, at);
      if (at < 0) {
        return new JpegHeader(segments, "wanted a scan, found the end", source.size());
      }
      int code = source.u8(at + 1);
      if (code == SOS || code == EOI) {
        return new JpegHeader(segments, "", at);
      }
      if (code == TEM || code >= RST0 && code <= SOI) {
        at += 2;
        continue;
      }
      int length = at + 4 <= source.size() ? source.u16(at + 2) : 0;
      if (length < 2 || at + 2 + length > source.size()) {
        return new JpegHeader(segments, "a segment passes the end of the file", at);
      }
      if (segments.size() >= source.limits().items()) {
        throw source.malformed(at, "more segments than the limit of " + segments.size());
      }
      segments.add(new Segment(code, at, length - 2));
      at += 2 + length;
    }
  }

  /** Fails if no EOI ends the picture; what is behind it is not looked at. */
  void requireEnd(MediaSource source) throws IOException {
    if (source.u16(source.size() - 2) == (0xFF00 | EOI)) {
      return;
    }
    for (long at = marker(source, end); at >= 0; at = marker(source, at)) {
      int code = source.u8(at + 1);
      if (code == EOI) {
        return;
      }
      boolean bare = code == TEM || code >= RST0 && code <= SOI;
      at +=
          bare
              ? 2
              : 2 + Math.max(2, source.head(at + 2, 2).remaining() < 2 ? 2 : source.u16(at + 2));
    }
    throw source.malformed(source.size(), "wanted the end of the picture (EOI), found none");
  }

  /** Reads a header that a change can rely on. */
  static JpegHeader readWhole(MediaSource source) throws IOException {
    JpegHeader header = read(source);
    if (!header.problem.isEmpty()) {
      throw source.malformed(header.end, header.problem);
    }
    return header;
  }

  /** Returns where the next marker is, past fill bytes and past junk as decoders skip it. */
  static long marker(MediaSource source, long from) throws IOException {
    long at = from;
    int block = 64; // a marker is here mostly; long junk is gone through in bigger steps
    while (at < source.size() - 1) {
      ByteBuffer bytes = source.head(at, block);
      block = 1 << 16;
      for (int i = 0; i < bytes.limit() - 1; i++) {
        if (i + Long.BYTES < bytes.limit() && EntropyReader.isPlain(bytes.getLong(i))) {
          i += Long.BYTES - 1;
          continue;
        }
        int next = bytes.get(i + 1) & 0xFF;
        if (bytes.get(i) == (byte) 0xFF && next != 0xFF && next != 0) {
          return at + i;
        }
      }
      at += Math.max(1, bytes.limit() - 1);
    }
    return -1;
  }
}
