package org.aigclabel.audio.cue;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.audio.FlacBlocks;
import org.aigclabel.audio.Tail;
import org.aigclabel.container.Id3;

/**
 * The frames of a FLAC file, found by header and checksum.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9639#name-frame-structure">RFC 9639, 9</a>
 */
final class FlacFrames {

  /**
   * One frame.
   *
   * @param offset its first byte
   * @param length with its checksum
   * @param header the bytes of its header, with the checksum
   * @param number of the frame, or of its first sample if blocks vary
   * @param samples of each channel
   * @param sum its checksum
   */
  record Frame(long offset, int length, byte[] header, long number, int samples, int sum) {
    boolean varies() {
      return (header[1] & 1) == 1;
    }

    long end() {
      return offset + length;
    }
  }

  private static final int LONGEST = 18;
  private static final int WINDOW = 4 << 20;
  private static final int USUAL = 1 << 18;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x0101010101010101L;

  /** How the ends of frames are found. */
  private enum Care {
    /** By the next header alone; a header that comes twice shows that one of them is chance. */
    HEADERS,
    /** By the next header behind a right checksum. */
    CHECKSUMS
  }

  private final MediaSource source;
  private final long end;
  private final Care care;
  private byte[] window = new byte[0];
  private long windowAt;

  private FlacFrames(MediaSource source, long end, Care care) {
    this.source = source;
    this.end = end;
    this.care = care;
  }

  /** Returns the blocks before the frames, behind ID3 tags that do not belong there. */
  static FlacBlocks blocks(MediaSource source) throws IOException {
    List<Id3> tags = Id3.from(source, 0);
    return FlacBlocks.read(source, tags.isEmpty() ? 0 : tags.get(tags.size() - 1).end());
  }

  /** Returns all frames behind these blocks. */
  static List<Frame> read(MediaSource source, FlacBlocks blocks) throws IOException {
    return read(source, blocks.end(), Tail.of(source, blocks.end()).audioEnd());
  }

  /** Returns all frames from one byte to another. */
  static List<Frame> read(MediaSource source, long from, long end) throws IOException {
    List<Frame> quick = new FlacFrames(source, end, Care.HEADERS).read(from);
    return quick.isEmpty() ? new FlacFrames(source, end, Care.CHECKSUMS).read(from) : quick;
  }

  /** Returns all frames; none if it needs more care to tell. */
  private List<Frame> read(long from) throws IOException {
    List<Frame> all = new ArrayList<>();
    long samples = 0;
    for (long at = from; at < end; at = all.get(all.size() - 1).end()) {
      Optional<Frame> frame = frame(at, all.size(), samples);
      if (frame.isEmpty()) {
        return List.of();
      }
      all.add(frame.get());
      samples += frame.get().samples();
      if (all.size() > source.limits().items()) {
        throw source.malformed(at, "more than " + source.limits().items() + " frames");
      }
    }
    return all;
  }

  private Optional<Frame> frame(long at, long number, long samples) throws IOException {
    if (at < windowAt || at + Math.min(USUAL, end - at) > windowAt + window.length) {
      fill(at);
    }
    Frame head =
        header((int) (at - windowAt), at)
            .orElseThrow(() -> source.malformed(at, "wanted a FLAC frame, found none"));
    if (head.number() != (head.varies() ? samples : number)) {
      throw new UnsupportedMediaException(source.name(), "its FLAC frames are not in order");
    }
    int length = length(head, (int) (at - windowAt));
    if (length == 0 && windowAt < at) {
      fill(at);
      length = length(head, 0);
    }
    if (length > 0) {
      return Optional.of(sized(head, length));
    }
    if (length < 0 || care == Care.HEADERS) {
      return Optional.empty();
    }
    throw source.malformed(
        at,
        windowAt + window.length < end
            ? "a FLAC frame passes " + WINDOW + " bytes"
            : "the last FLAC frame has a wrong checksum");
  }

  /** Returns the length of a frame; 0 if its end is not found, -1 if there may be two ends. */
  private int length(Frame head, int start) {
    long next = head.number() + (head.varies() ? head.samples() : 1);
    for (int i = mark(start + head.header().length + 2); i < window.length; i = mark(i + 1)) {
      long number = header(i, 0).map(Frame::number).orElse(-1L);
      if (number == next && (care == Care.HEADERS || FlacChecksum.of(window, start, i) == 0)) {
        return i - start;
      }
      if (number == head.number() && care == Care.HEADERS) {
        return -1;
      }
    }
    boolean last = windowAt + window.length == end;
    return last && FlacChecksum.of(window, start, window.length) == 0 ? window.length - start : 0;
  }

  /** Returns the next place of two bytes that may begin a frame; the window's end if none. */
  private int mark(int from) {
    byte[] bytes = window;
    int at = from;
    while (at <= bytes.length - 8) {
      long inverse = ~(long) LONGS.get(bytes, at);
      long zeros = inverse - LOW_BITS & ~inverse & LOW_BITS << 7;
      if (zeros == 0) {
        at += 8;
      } else {
        at += Long.numberOfTrailingZeros(zeros) / 8;
        if (marks(bytes, at)) {
          return at;
        }
        at++;
      }
    }
    while (at < bytes.length && !marks(bytes, at)) {
      at++;
    }
    return Math.min(at, bytes.length);
  }

  private static boolean marks(byte[] bytes, int at) {
    return bytes[at] == (byte) 0xFF && at + 1 < bytes.length && (bytes[at + 1] & 0xFE) == 0xF8;
  }

  private Frame sized(Frame head, int length) {
    int at = (int) (head.offset() - windowAt) + length - 2;
    int sum = (window[at] & 0xFF) << 8 | window[at + 1] & 0xFF;
    return new Frame(head.offset(), length, head.header(), head.number(), head.samples(), sum);
  }

  private void fill(long at) throws IOException {
    window = source.array(at, (int) Math.min(WINDOW, end - at));
    windowAt = at;
  }

  private Optional<Frame> header(int at, long offset) {
    ByteBuffer in = ByteBuffer.wrap(window, at, Math.min(LONGEST, window.length - at));
    if (in.remaining() < 6 || (in.getShort() & 0xFFFE) != 0xFFF8) {
      return Optional.empty();
    }
    int sizes = in.get() & 0xFF;
    in.get();
    int lead = in.get() & 0xFF;
    int more = lead < 0x80 ? 0 : Integer.numberOfLeadingZeros(~lead << 24) - 1;
    long number = more == 0 ? lead : lead & (0x3F >> more);
    int extra = (sizes >> 4 == 6 ? 1 : sizes >> 4 == 7 ? 2 : 0);
    int rate = (sizes & 15) == 12 ? 1 : (sizes & 15) >= 13 ? 2 : 0;
    if (more < 0 || more > 6 || lead == 0xFF || in.remaining() < more + extra + rate + 1) {
      return Optional.empty();
    }
    for (int i = 0; i < more; i++) {
      number = number << 6 | in.get() & 0x3F;
    }
    int samples =
        extra == 1 ? (in.get() & 0xFF) + 1 : extra == 2 ? (in.getShort() & 0xFFFF) + 1 : 0;
    samples = extra > 0 ? samples : block(sizes >> 4);
    in.position(in.position() + rate);
    int length = in.position() - at + 1;
    byte[] header = Arrays.copyOfRange(window, at, at + length);
    return samples > 0 && crc8(header, length) == 0
        ? Optional.of(new Frame(offset, 0, header, number, samples, 0))
        : Optional.empty();
  }

  private static int block(int code) {
    return code == 1 ? 192 : code >= 2 && code <= 5 ? 144 << code : code >= 8 ? 1 << code : 0;
  }

  static int crc8(byte[] bytes, int length) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum ^= bytes[i] & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        sum = sum << 1 ^ ((sum & 0x80) != 0 ? 0x107 : 0);
      }
    }
    return sum & 0xFF;
  }

  /** Returns a frame's header with another number, its blocks fixed or varying. */
  static byte[] header(byte[] old, int strategy, long number) {
    int lead = old[4] & 0xFF;
    int more = lead < 0x80 ? 0 : Integer.numberOfLeadingZeros(~lead << 24) - 1;
    byte[] coded = number(number);
    int rest = old.length - 5 - more - 1;
    ByteBuffer header = ByteBuffer.allocate(4 + coded.length + rest + 1);
    header.put(old[0]).put((byte) (0xF8 | strategy)).put(old[2]).put(old[3]).put(coded);
    header.put(old, 5 + more, rest);
    return header.put((byte) crc8(header.array(), header.position())).array();
  }

  private static byte[] number(long number) {
    if (number < 0x80) {
      return new byte[] {(byte) number};
    }
    int more = (64 - Long.numberOfLeadingZeros(number) - 2) / 5;
    byte[] coded = new byte[more + 1];
    for (int i = more; i > 0; i--) {
      coded[i] = (byte) (0x80 | number >> 6 * (more - i) & 0x3F);
    }
    coded[0] = (byte) (0xFE << 6 - more | number >> 6 * more);
    return coded;
  }
}
