package org.aigclabel.audio.cue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.List;
import org.aigclabel.MediaSource;

/**
 * The header frame of an MP3 file, rewritten for more frames: Xing and Info with LAME's extension,
 * or VBRI.
 *
 * @see <a href="http://gabriel.mp3-tech.org/mp3infotag.html">LAME tag</a>
 */
final class Mp3Counts {

  /**
   * Frames put before a frame of the stream.
   *
   * @param before the frame that then follows
   * @param bytes the frames
   * @param count how many
   */
  record Inserted(int before, byte[] bytes, int count) {}

  private final Mp3Stream stream;
  private final List<Inserted> inserted;
  private final long end;

  Mp3Counts(Mp3Stream stream, List<Inserted> inserted) throws IOException {
    this.stream = stream;
    this.inserted = inserted;
    this.end = stream.offset(stream.count());
  }

  /**
   * Returns the header frame with counts, table and checksums of the longer stream.
   *
   * @param padding samples to leave out at the end; negative to keep the old number
   */
  byte[] rewritten(int padding) throws IOException {
    byte[] frame = stream.bytes(0);
    int at = stream.frame(0).sideInfoAt() + stream.frame(0).sideInfo();
    if (frame.length > 62 && Mp3Stream.latin1(frame, 36, 4).equals("VBRI")) {
      vbri(ByteBuffer.wrap(frame));
    } else {
      xing(ByteBuffer.wrap(frame), at, padding);
    }
    return frame;
  }

  private int frames() {
    return stream.count() - 1 + inserted.stream().mapToInt(Inserted::count).sum();
  }

  private long bytes() throws IOException {
    return end - stream.offset(0) + inserted.stream().mapToLong(i -> i.bytes().length).sum();
  }

  /** Returns the byte, from the header frame on, of a frame of sound of the longer stream. */
  private long position(int index) throws IOException {
    int left = index;
    int done = 1;
    long shift = 0;
    for (Inserted part : inserted) {
      if (left < part.before() - done) {
        break;
      }
      left -= part.before() - done;
      done = part.before();
      if (left < part.count()) {
        long within = (long) part.bytes().length * left / part.count();
        return stream.offset(done) - stream.offset(0) + shift + within;
      }
      left -= part.count();
      shift += part.bytes().length;
    }
    return stream.offset(Math.min(stream.count(), done + left)) - stream.offset(0) + shift;
  }

  private void xing(ByteBuffer frame, int start, int padding) throws IOException {
    int flags = frame.getInt(start + 4);
    int at = start + 8;
    if ((flags & 1) != 0 && at + 4 <= frame.limit()) {
      frame.putInt(at, frames());
      at += 4;
    }
    if ((flags & 2) != 0 && at + 4 <= frame.limit()) {
      frame.putInt(at, (int) bytes());
      at += 4;
    }
    if ((flags & 4) != 0 && at + 100 <= frame.limit()) {
      for (int i = 0; i < 100; i++) {
        long place = position((int) ((long) frames() * i / 100));
        frame.put(at + i, (byte) Math.min(255, place * 256 / bytes()));
      }
      at += 100;
    }
    at += (flags & 8) != 0 ? 4 : 0;
    if (at + 36 <= frame.limit() && frame.get(at) != 0) {
      lame(frame, at, padding);
    }
  }

  private void lame(ByteBuffer frame, int at, int padding) throws IOException {
    if (padding >= 0) {
      int delays = frame.getShort(at + 22) & 0xF000 | Math.min(4095, padding);
      frame.putShort(at + 22, (short) delays);
    }
    boolean checked = (frame.getShort(at + 32) & 0xFFFF) != 0;
    frame.putInt(at + 28, (int) bytes());
    if (checked) {
      frame.putShort(at + 32, (short) music());
    }
    byte[] head = new byte[at + 34];
    frame.get(0, head);
    frame.putShort(at + 34, (short) new Crc16().update(head, 0, head.length).value());
  }

  private int music() throws IOException {
    Crc16 sum = new Crc16();
    MediaSource source = stream.source();
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int b) {
            sum.update(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] b, int offset, int length) {
            sum.update(b, offset, length);
          }
        };
    long at = stream.offset(1);
    for (Inserted part : inserted) {
      long to = stream.offset(part.before());
      source.transfer(at, to - at, Channels.newChannel(out));
      out.write(part.bytes());
      at = to;
    }
    source.transfer(at, end - at, Channels.newChannel(out));
    return sum.value();
  }

  private void vbri(ByteBuffer frame) throws IOException {
    int entries = frame.getShort(54) & 0xFFFF;
    int scale = Math.max(1, frame.getShort(56) & 0xFFFF);
    int size = frame.getShort(58) & 0xFFFF;
    frame.putInt(46, (int) bytes());
    frame.putInt(50, frames());
    if (entries == 0 || size < 1 || size > 4 || 62 + entries * size > frame.limit()) {
      return;
    }
    int each = (frames() + entries - 1) / entries;
    frame.putShort(60, (short) each);
    for (int i = 0; i < entries; i++) {
      long from = position(Math.min(frames(), i * each));
      long value = (position(Math.min(frames(), (i + 1) * each)) - from) / scale;
      for (int b = 0; b < size; b++) {
        frame.put(62 + i * size + b, (byte) (value >> 8 * (size - 1 - b)));
      }
    }
  }
}
