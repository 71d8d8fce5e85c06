package org.aigclabel.container;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.zip.CRC32;
import org.aigclabel.LabelSite;
import org.aigclabel.UnsupportedMediaException;

/** The frames of one ID3v2 tag, with their places in the file's own, unsynchronised bytes. */
final class Id3Frames {

  /**
   * One frame.
   *
   * @param id three or four characters
   * @param start its first byte after the tag's header, as in the file
   * @param end the byte after it, as in the file
   * @param from its first byte without unsynchronisation
   * @param to the byte after it without unsynchronisation
   */
  record Frame(String id, int start, int end, int from, int to) {
    int length() {
      return end - start;
    }
  }

  private final int version;
  private final int flags;
  private final byte[] raw;
  private final byte[] data;
  private final int[] places;
  private int inflated;
  private final List<Frame> frames = new ArrayList<>();
  private int extended;
  private int end;
  private boolean readable;

  private Id3Frames(int version, int flags, byte[] raw, int inflated) {
    this.version = version;
    this.flags = flags;
    this.raw = raw;
    this.inflated = inflated;
    this.places = unsynchronised() ? Id3Codec.places(raw) : new int[0];
    this.data = unsynchronised() ? Id3Codec.synchronise(raw, places) : raw;
    this.readable =
        version >= 2
            && version <= 4
            && !(version == 2 && (flags & 0x40) != 0)
            && (flags & (version == 4 ? 0x0F : version == 3 ? 0x1F : 0x3F)) == 0;
  }

  static Id3Frames parse(int version, int flags, byte[] raw, int inflated) {
    Id3Frames frames = new Id3Frames(version, flags, raw, inflated);
    if (frames.readable) {
      frames.walk();
    }
    return frames;
  }

  private void walk() {
    if (version > 2 && (flags & 0x40) != 0) {
      long length = data.length < 6 ? -1 : version == 4 ? Id3.unsafe(u32(0)) : 4 + u32(0);
      if (length < 6 || length > data.length) {
        readable = false;
        return;
      }
      extended = (int) length;
    }
    int head = version == 2 ? 6 : 10;
    int at = extended;
    while (at + head <= data.length && isId(at)) {
      long length = length(at);
      if (length > data.length - at - head) {
        break;
      }
      int to = at + head + (int) length;
      String id = new String(data, at, version == 2 ? 3 : 4, StandardCharsets.ISO_8859_1);
      frames.add(new Frame(id, place(at), place(to), at, to));
      at = to;
    }
    end = place(at);
  }

  private boolean isId(int at) {
    for (int i = 0; i < (version == 2 ? 3 : 4); i++) {
      int c = data[at + i];
      if (!(c >= 'A' && c <= 'Z' || c >= '0' && c <= '9')) {
        return version == 3 && i == 3 && (c == 0 || c == ' ');
      }
    }
    return true;
  }

  private long length(int at) {
    if (version == 2) {
      return u32(at + 2) & 0xFFFFFF;
    }
    long plain = u32(at + 4);
    if (version == 3) {
      return plain;
    }
    int safe = Id3.unsafe(plain);
    boolean wrong = (plain & 0x80808080L) != 0 || !follows(at + 10L + safe);
    return wrong && follows(at + 10 + plain) ? plain : safe;
  }

  private boolean follows(long at) {
    return at == data.length
        || at < data.length && data[(int) at] == 0
        || at <= data.length - 10 && isId((int) at);
  }

  int version() {
    return version;
  }

  boolean readable() {
    return readable;
  }

  boolean footer() {
    return version == 4 && (flags & 0x10) != 0;
  }

  boolean unsynchronised() {
    return version < 4 && (flags & 0x80) != 0;
  }

  List<Frame> all() {
    return frames;
  }

  /** Returns the byte after the last frame, as in the file. */
  int end() {
    return end;
  }

  int length() {
    return raw.length;
  }

  /** Returns the zero bytes after the last frame; 0 if anything else stands there. */
  int padding() {
    for (int i = end; i < raw.length; i++) {
      if (raw[i] != 0) {
        return 0;
      }
    }
    return raw.length - end;
  }

  /** Returns the value of a user text frame of this description. */
  Optional<String> userText(Frame frame, String description) {
    if (!frame.id().equals("TXXX") && !frame.id().equals("TXX")) {
      return Optional.empty();
    }
    byte[] body = body(frame);
    if (body.length < 2) {
      return Optional.empty();
    }
    boolean wide = body[0] == 1 || body[0] == 2;
    int step = wide ? 2 : 1;
    int at = 1;
    while (at + step <= body.length && (body[at] != 0 || wide && body[at + 1] != 0)) {
      at += step;
    }
    String name = Id3Codec.text(body, 1, Math.min(at, body.length));
    return name.trim().equalsIgnoreCase(description)
        ? Optional.of(Id3Codec.text(body, Math.min(at + step, body.length), body.length))
        : Optional.empty();
  }

  /** Returns where the times of a frame stand; none where the file packs its bytes. */
  List<Integer> times(Frame frame) {
    return packed(frame) ? List.of() : Id3Times.of(frame.id(), data, frame.from() + 10, frame.to());
  }

  /** Returns whether the body of a frame stands in the file otherwise than as it is. */
  boolean packed(Frame frame) {
    boolean spread = unsynchronised() || version == 4 && (flags & 0x80) != 0;
    return version == 2 || spread || extended > 0 || data[frame.from() + 9] != 0;
  }

  /** Returns whether times in a frame would become others. */
  boolean move(Frame frame, LongUnaryOperator moved) {
    byte[] body = body(frame);
    ByteBuffer bytes = ByteBuffer.wrap(body);
    return Id3Times.of(frame.id(), body, 0, body.length).stream()
        .mapToLong(at -> bytes.getInt(at) & 0xFFFFFFFFL)
        .anyMatch(time -> moved.applyAsLong(time) != time);
  }

  /** Returns the labels in XMP in a frame that begins at this byte of the file. */
  List<LabelSite> xmp(Frame frame, long offset) {
    return frame.id().equals(Id3Xmp.FRAME) ? Id3Xmp.labels(body(frame), offset) : List.of();
  }

  byte[] body(Frame frame) {
    int at = frame.from() + (version == 2 ? 6 : 10);
    int bits = version == 2 ? 0 : data[frame.from() + 9] & 0xFF;
    boolean deflated = (bits & (version == 4 ? 0x08 : 0x80)) != 0;
    boolean encrypted = (bits & (version == 4 ? 0x04 : 0x40)) != 0;
    if (version == 4) {
      at += (bits & 0x40) != 0 ? 1 : 0;
      at += (bits & 0x01) != 0 ? 4 : 0;
    } else if (version == 3) {
      at += (deflated ? 4 : 0) + ((bits & 0x20) != 0 ? 1 : 0);
    }
    if (encrypted || at >= frame.to()) {
      return new byte[0];
    }
    byte[] body = Arrays.copyOfRange(data, at, frame.to());
    boolean doubled = version == 4 && ((bits & 0x02) != 0 || (flags & 0x80) != 0);
    body = doubled ? Id3Codec.synchronise(body, Id3Codec.places(body)) : body;
    if (deflated) {
      body = Id3Codec.inflate(body, inflated);
      inflated = Math.max(0, inflated - body.length);
    }
    return body;
  }

  /** Returns the extended header for other frames and padding; empty if nothing in it changes. */
  byte[] extended(String name, List<Frame> removed, byte[] added, int padding)
      throws UnsupportedMediaException {
    int bits = extended == 0 ? 0 : data[version == 4 ? 5 : 4] & 0xFF;
    boolean crc = extended > 0 && (bits & (version == 4 ? 0x20 : 0x80)) != 0;
    if (extended == 0 || version == 4 && !crc) {
      return new byte[0];
    }
    if (unsynchronised()) {
      throw new UnsupportedMediaException(
          name, "an unsynchronised ID3v2.3 extended header is not changed; re-save its tag first");
    }
    byte[] header = Arrays.copyOf(raw, extended);
    CRC32 sum = new CRC32();
    for (Frame frame : frames) {
      if (!removed.contains(frame)) {
        sum.update(raw, frame.start(), frame.length());
      }
    }
    sum.update(added);
    if (version == 4) {
      sum.update(new byte[padding]);
      sum.update(raw, end + padding(), raw.length - end - padding());
      int at = 6 + ((bits & 0x40) != 0 ? 1 : 0) + 1;
      if (at + 5 <= extended) {
        header[at] = (byte) (sum.getValue() >> 28);
        System.arraycopy(Id3.safe((int) (sum.getValue() & 0x0FFFFFFF)), 0, header, at + 1, 4);
      }
    } else if (extended >= 10) {
      ByteBuffer.wrap(header).putInt(6, padding);
      if (crc && extended >= 14) {
        ByteBuffer.wrap(header).putInt(10, (int) sum.getValue());
      }
    }
    return header;
  }

  private int place(int at) {
    return unsynchronised() ? places[at] : at;
  }

  private long u32(int at) {
    return at < 0 || at + 4 > data.length ? 0 : ByteBuffer.wrap(data).getInt(at) & 0xFFFFFFFFL;
  }
}
