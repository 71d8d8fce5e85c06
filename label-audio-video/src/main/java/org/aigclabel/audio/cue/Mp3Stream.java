package org.aigclabel.audio.cue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.audio.MpegFrame;
import org.aigclabel.audio.Tail;
import org.aigclabel.container.Id3;

/** The frames of an MP3 file between its tags. */
final class Mp3Stream {

  private static final int MOST = 4_000_000;
  private static final int RESERVOIR = 511;

  private final MediaSource source;
  private final long end;
  private final MpegFrame format;
  private long[] offsets = new long[1024];
  private int count;
  private final boolean info;

  private Mp3Stream(MediaSource source) throws IOException {
    this.source = source;
    List<Id3> tags = Id3.from(source, 0);
    long start = tags.isEmpty() ? 0 : tags.get(tags.size() - 1).end();
    this.end = Tail.of(source, start).audioEnd();
    this.format = scan(start);
    this.info = isInfo();
  }

  /**
   * Walks all frames.
   *
   * @throws UnsupportedMediaException for free format, which says no lengths
   */
  static Mp3Stream read(MediaSource source) throws IOException {
    return new Mp3Stream(source);
  }

  private MpegFrame scan(long start) throws IOException {
    Optional<MpegFrame> first = Optional.empty();
    for (long at = start; at <= end - 4; ) {
      Optional<MpegFrame> frame = MpegFrame.of(source.bytes(at, 4).getInt());
      if (frame.isPresent() && frame.get().bitrate() == 0) {
        throw new UnsupportedMediaException(source.name(), "free-format MP3 has no frame lengths");
      }
      boolean fits = frame.isPresent() && at + frame.get().length() <= end;
      if (fits && first.map(frame.get()::goesWith).orElse(true) && follows(at, frame.get())) {
        first = first.isPresent() ? first : frame;
        add(at);
        at += frame.get().length();
      } else {
        at++;
      }
    }
    return first.orElseThrow(() -> source.malformed(start, "wanted MPEG audio frames, found none"));
  }

  private boolean follows(long at, MpegFrame frame) throws IOException {
    long next = at + frame.length();
    return count > 0
        || next > end - 4
        || MpegFrame.of(source.bytes(next, 4).getInt()).filter(frame::goesWith).isPresent();
  }

  private void add(long at) throws IOException {
    if (count == MOST) {
      throw source.malformed(at, "more than " + MOST + " frames");
    }
    offsets = count == offsets.length ? Arrays.copyOf(offsets, 2 * count) : offsets;
    offsets[count++] = at;
  }

  private boolean isInfo() throws IOException {
    MpegFrame frame = frame(0);
    long at = offset(0) + frame.sideInfoAt() + frame.sideInfo();
    String tag = source.latin1(at, 4);
    return tag.equals("Xing") || tag.equals("Info") || source.startsWith(offset(0) + 36, "VBRI");
  }

  /** Returns the header of the first frame. */
  MpegFrame format() {
    return format;
  }

  /** Returns the frames in all, with a header frame that has no sound. */
  int count() {
    return count;
  }

  /** Returns 1 if the first frame is a header of counts, else 0. */
  int first() {
    return info ? 1 : 0;
  }

  /** Returns the byte of a frame, or the byte after the last. */
  long offset(int frame) throws IOException {
    return frame < count ? offsets[frame] : offsets[count - 1] + frame(count - 1).length();
  }

  MpegFrame frame(int index) throws IOException {
    int header = source.bytes(offsets[index], 4).getInt();
    return MpegFrame.of(header).orElseThrow(() -> source.malformed(offsets[index], "no frame"));
  }

  byte[] bytes(int frame) throws IOException {
    return source.array(offsets[frame], frame(frame).length());
  }

  MediaSource source() {
    return source;
  }

  /** Returns the bytes of earlier frames that a frame of layer III needs. */
  int reservoir(int index) throws IOException {
    MpegFrame frame = index < count ? frame(index) : format;
    if (index >= count || frame.layer() != 3) {
      return 0;
    }
    int side = source.u16(offsets[index] + frame.sideInfoAt());
    return frame.version() == 1 ? side >> 7 : side >> 8;
  }

  /** Returns the place near the middle where least is heard: where layer III codes fewest bits. */
  int middle() throws IOException {
    int half = (first() + count) / 2;
    int reach = 2 * format.rate() / format.samples();
    if (format.layer() != 3 || half - reach <= first() || half + reach >= count) {
      return half;
    }
    int[] bits = new int[2 * reach + 1];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = bits(half - reach + i);
    }
    return half - reach + Place.quietest(reach, reach, bits.length, i -> bits[i]);
  }

  /** Returns the bits of a frame's granules of layer III, which may stand in other frames. */
  private int bits(int index) throws IOException {
    MpegFrame frame = frame(index);
    boolean mono = frame.channels() == 1;
    boolean old = frame.version() == 1;
    int at = old ? mono ? 9 + 5 + 4 : 9 + 3 + 8 : mono ? 8 + 1 : 8 + 2;
    int granules = frame.channels() * (old ? 2 : 1);
    int bits = 0;
    for (int i = 0; i < granules; i++, at += old ? 59 : 63) {
      long word = source.u32(offsets[index] + frame.sideInfoAt() + at / 8);
      bits += (int) (word >> 20 - at % 8 & 0xFFF);
    }
    return bits;
  }

  /**
   * Returns a silent frame whose unused bytes are those that the frame at {@code index} wants from
   * before, so that other frames may stand between; empty if it wants none.
   */
  byte[] bridge(int index) throws IOException {
    int wanted = reservoir(index);
    if (wanted == 0) {
      return new byte[0];
    }
    byte[] before = new byte[0];
    for (int i = index - 1; i >= first() && before.length < wanted; i--) {
      MpegFrame frame = frame(i);
      int from = frame.sideInfoAt() + frame.sideInfo();
      byte[] main = Arrays.copyOfRange(bytes(i), from, Math.max(from, frame.length()));
      byte[] joined = Arrays.copyOf(main, main.length + before.length);
      System.arraycopy(before, 0, joined, main.length, before.length);
      before = joined;
    }
    int usual = format.header() >> 12 & 15;
    for (int i = 0; i < 15; i++) {
      int header = format.header() & 0xFFFE0CC0 | 0x10000 | (i == 0 ? usual : i) << 12;
      MpegFrame frame = MpegFrame.of(header).orElseThrow();
      int room = frame.length() - 4 - frame.sideInfo();
      if (room >= Math.min(wanted, RESERVOIR)) {
        byte[] bridge = new byte[frame.length()];
        for (int b = 0; b < 4; b++) {
          bridge[b] = (byte) (header >> 24 - 8 * b);
        }
        int have = Math.min(Math.min(wanted, before.length), room);
        System.arraycopy(before, before.length - have, bridge, bridge.length - have, have);
        return bridge;
      }
    }
    throw new UnsupportedMediaException(source.name(), "no frame holds its bit reservoir");
  }

  /** Returns the frames nearest to the middle of up to so many seconds. */
  long[] stretch(int around, int seconds) throws IOException {
    int half = (int) ((long) seconds * format.rate() / format.samples() / 2) + 1;
    int from = Math.max(first(), Math.min(around - half, count - 2 * half));
    int to = Math.min(count, from + 2 * half);
    return new long[] {offset(Math.min(from, count)), offset(Math.max(from, to))};
  }

  /** Returns whether the tag text stands in the header frame. */
  static String latin1(byte[] bytes, int at, int length) {
    return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
  }
}
