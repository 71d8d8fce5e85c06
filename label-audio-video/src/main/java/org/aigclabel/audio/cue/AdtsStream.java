package org.aigclabel.audio.cue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.audio.Tail;
import org.aigclabel.container.Id3;

/**
 * AAC frames that say their own lengths, between tags.
 *
 * @see <a href="https://wiki.multimedia.cx/index.php/ADTS">ADTS</a>
 */
final class AdtsStream {

  static final int LENGTH = 1024;

  private static final int HEADER = 7;
  private static final int MOST = 4_000_000;
  private static final int[] RATES = {
    96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000,
    7_350
  };

  private final MediaSource source;
  private final long end;
  private long[] offsets = new long[1024];
  private int[] sizes = new int[1024];
  private int count;

  private AdtsStream(MediaSource source) throws IOException {
    this.source = source;
    List<Id3> tags = Id3.from(source, 0);
    long start = tags.isEmpty() ? 0 : tags.get(tags.size() - 1).end();
    this.end = Tail.of(source, start).audioEnd();
    for (long at = start; at <= end - HEADER; ) {
      int length = length(at);
      if (length > HEADER && at + length <= end && (count == 0 || fits(at))) {
        add(at, length);
        at += length;
      } else {
        at++;
      }
    }
    if (count == 0) {
      throw source.malformed(start, "wanted AAC frames, found none");
    }
  }

  /** Walks all frames. */
  static AdtsStream read(MediaSource source) throws IOException {
    return new AdtsStream(source);
  }

  private int length(long at) throws IOException {
    boolean head = (source.u16(at) & 0xFFF6) == 0xFFF0 && (source.u8(at + 2) >> 2 & 15) < 13;
    return head ? (int) (source.u32(at + 3) >> 13 & 0x1FFF) : 0;
  }

  private boolean fits(long at) throws IOException {
    return ((source.u32(at) ^ source.u32(offsets[0])) & 0xFFFEFDC0L) == 0;
  }

  private void add(long at, int length) throws IOException {
    if (count == MOST) {
      throw source.malformed(at, "more than " + MOST + " frames");
    }
    if (count == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * count);
      sizes = Arrays.copyOf(sizes, 2 * count);
    }
    sizes[count] = length;
    offsets[count++] = at;
  }

  /** Refuses streams that are not AAC of low complexity, one block a frame. */
  void requireOrdinary() throws IOException {
    boolean ordinary = profile() == 1 && channels() >= 1 && channels() <= 6;
    for (int i = 0; i < count && ordinary; i++) {
      ordinary = (source.u8(offsets[i] + 6) & 3) == 0;
    }
    if (!ordinary) {
      throw new UnsupportedMediaException(
          source.name(), "no frame can be put in: it is not AAC of low complexity");
    }
  }

  MediaSource source() {
    return source;
  }

  int count() {
    return count;
  }

  int profile() throws IOException {
    return source.u8(offsets[0] + 2) >> 6;
  }

  int rate() throws IOException {
    return RATES[source.u8(offsets[0] + 2) >> 2 & 15];
  }

  int channels() throws IOException {
    return source.u16(offsets[0] + 2) >> 6 & 7;
  }

  /** Returns the byte of a frame, or the byte after the last. */
  long offset(int frame) {
    return frame < count ? offsets[frame] : offsets[count - 1] + sizes[count - 1];
  }

  int size(int frame) {
    return sizes[frame];
  }

  /** Returns what frames hold, without their headers. */
  List<byte[]> samples(int from, int to) throws IOException {
    List<byte[]> samples = new ArrayList<>();
    for (int i = from; i < to; i++) {
      int header = (source.u8(offsets[i] + 1) & 1) == 1 ? HEADER : HEADER + 2;
      samples.add(source.array(offsets[i] + header, Math.max(0, size(i) - header)));
    }
    return samples;
  }

  /** Returns samples as frames that go with a stream of the same coding. */
  static byte[] frames(int rate, int channels, List<byte[]> samples) {
    int index = 0;
    while (index < RATES.length - 1 && RATES[index] != rate) {
      index++;
    }
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (byte[] sample : samples) {
      int length = sample.length + HEADER;
      frames.write(0xFF);
      frames.write(0xF1);
      frames.write(0x40 | index << 2 | channels >> 2);
      frames.write((channels & 3) << 6 | length >> 11);
      frames.write(length >> 3);
      frames.write((length & 7) << 5 | 0x1F);
      frames.write(0xFC);
      frames.writeBytes(sample);
    }
    return frames.toByteArray();
  }

  /** Returns samples as frames with the stream's own kind of header, without checksums. */
  byte[] frames(List<byte[]> samples) throws IOException {
    byte[] frames = frames(rate(), channels(), samples);
    int version = source.u8(offsets[0] + 1) & 8;
    for (int at = 0; at < frames.length; ) {
      frames[at + 1] |= (byte) version;
      at +=
          (frames[at + 3] & 3) << 11 | (frames[at + 4] & 0xFF) << 3 | (frames[at + 5] & 0xFF) >> 5;
    }
    return frames;
  }
}
