package org.aigclabel.audio.cue;

import java.io.IOException;
import java.nio.ByteBuffer;
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
   */
  record Frame(long offset, int length, byte[] header, long number, int samples) {
    boolean varies() {
      return (header[1] & 1) == 1;
    }

    long end() {
      return offset + length;
    }
  }

  private static final int LONGEST = 18;
  private static final int WINDOW = 4 << 20;
  private static final int[] CRC16 = new int[256];

  static {
    for (int i = 0; i < 256; i++) {
      int value = i << 8;
      for (int bit = 0; bit < 8; bit++) {
        value = value << 1 ^ ((value & 0x8000) != 0 ? 0x18005 : 0);
      }
      CRC16[i] = value & 0xFFFF;
    }
  }

  private final MediaSource source;
  private final long end;
  private byte[] window = new byte[0];
  private long windowAt;

  private FlacFrames(MediaSource source, long end) {
    this.source = source;
    this.end = end;
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
    FlacFrames frames = new FlacFrames(source, end);
    List<Frame> all = new ArrayList<>();
    long samples = 0;
    for (long at = from; at < end; at = all.get(all.size() - 1).end()) {
      Frame frame = frames.frame(at, all.size(), samples);
      all.add(frame);
      samples += frame.samples();
      if (all.size() > source.limits().items()) {
        throw source.malformed(at, "more than " + source.limits().items() + " frames");
      }
    }
    return all;
  }

  private Frame frame(long at, long number, long samples) throws IOException {
    fill(at);
    int start = (int) (at - windowAt);
    Frame head =
        header(start, at)
            .orElseThrow(() -> source.malformed(at, "wanted a FLAC frame, found none"));
    if (head.number() != (head.varies() ? samples : number)) {
      throw new UnsupportedMediaException(source.name(), "its FLAC frames are not in order");
    }
    long next = head.varies() ? samples + head.samples() : number + 1;
    int sum = 0;
    int stop = (int) Math.min(window.length, end - windowAt);
    for (int i = start; i < stop; i++) {
      if (sum == 0
          && i > start + head.header().length
          && window[i] == (byte) 0xFF
          && header(i, 0).filter(h -> h.number() == next).isPresent()) {
        return sized(head, i - start);
      }
      sum = (sum << 8 ^ CRC16[sum >> 8 ^ window[i] & 0xFF]) & 0xFFFF;
    }
    if (windowAt + stop < end) {
      throw source.malformed(at, "a FLAC frame passes " + WINDOW + " bytes");
    }
    if (sum != 0) {
      throw source.malformed(at, "the last FLAC frame has a wrong checksum");
    }
    return sized(head, stop - start);
  }

  private static Frame sized(Frame head, int length) {
    return new Frame(head.offset(), length, head.header(), head.number(), head.samples());
  }

  private void fill(long at) throws IOException {
    long wanted = Math.min(WINDOW, end - at);
    if (at < windowAt || at + Math.min(WINDOW / 2, end - at) > windowAt + window.length) {
      window = source.array(at, (int) wanted);
      windowAt = at;
    }
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
        ? Optional.of(new Frame(offset, 0, header, number, samples))
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

  static int crc16(byte[] bytes, int length) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum = (sum << 8 ^ CRC16[sum >> 8 ^ bytes[i] & 0xFF]) & 0xFFFF;
    }
    return sum;
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

  /** Returns a frame's checksum after its header changed: checksums are linear. */
  static byte[] checksum(MediaSource source, Frame frame, byte[] header) throws IOException {
    int body = frame.length() - frame.header().length - 2;
    int change = crc16(frame.header(), frame.header().length) ^ crc16(header, header.length);
    int sum = source.u16(frame.end() - 2) ^ advance(change, body);
    return new byte[] {(byte) (sum >> 8), (byte) sum};
  }

  private static int advance(int remainder, long bytes) {
    int power = 0x100;
    int result = remainder;
    for (long left = bytes; left > 0; left >>= 1) {
      result = (left & 1) == 1 ? multiply(result, power) : result;
      power = multiply(power, power);
    }
    return result;
  }

  private static int multiply(int a, int b) {
    int product = 0;
    for (int i = 15; i >= 0; i--) {
      product = product << 1 ^ ((product & 0x8000) != 0 ? 0x18005 : 0);
      product ^= (b >> i & 1) == 1 ? a : 0;
    }
    return product & 0xFFFF;
  }
}
