package org.aigclabel.container;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
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
  private final int inflated;
  private final List<Frame> frames = new ArrayList<>();
  private int extended;
  private int end;
  private boolean readable;

  private Id3Frames(int version, int flags, byte[] raw, int inflated) {
    this.version = version;
    this.flags = flags;
    this.raw = raw;
    this.inflated = inflated;
    this.places = unsynchronised() ? places(raw) : new int[0];
    this.data = unsynchronised() ? synchronise(raw, places) : raw;
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
    String name = text(body, 1, Math.min(at, body.length));
    return name.trim().equalsIgnoreCase(description)
        ? Optional.of(text(body, Math.min(at + step, body.length), body.length))
        : Optional.empty();
  }

  private static String text(byte[] body, int from, int to) {
    Charset charset =
        switch (body[0]) {
          case 1 -> StandardCharsets.UTF_16LE;
          case 2 -> StandardCharsets.UTF_16BE;
          case 3 -> StandardCharsets.UTF_8;
          default -> StandardCharsets.ISO_8859_1;
        };
    int start = from;
    if (body[0] == 1 && to - from >= 2) {
      int mark = (body[from] & 0xFF) << 8 | body[from + 1] & 0xFF;
      charset = mark == 0xFEFF ? StandardCharsets.UTF_16BE : charset;
      start += mark == 0xFEFF || mark == 0xFFFE ? 2 : 0;
    }
    String text = new String(body, start, to - start, charset);
    int stop = text.length();
    while (stop > 0 && text.charAt(stop - 1) == 0) {
      stop--;
    }
    return text.substring(0, stop);
  }

  private byte[] body(Frame frame) {
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
    body = doubled ? synchronise(body, places(body)) : body;
    return deflated ? inflate(body) : body;
  }

  private byte[] inflate(byte[] body) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(body);
      byte[] block = new byte[8192];
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      for (int n = inflater.inflate(block);
          n > 0 && out.size() <= inflated;
          n = inflater.inflate(block)) {
        out.write(block, 0, n);
      }
      return out.toByteArray();
    } catch (DataFormatException e) {
      return new byte[0];
    } finally {
      inflater.end();
    }
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

  /** Returns a user text frame, before unsynchronisation. */
  static byte[] label(int version, String description, String text) {
    boolean narrow = text.chars().allMatch(c -> c < 0x80);
    int coding = narrow ? 0 : version == 4 ? 3 : 1;
    byte[] name = coding == 1 ? utf16(description + "\0") : Id3.latin1(description + "\0");
    byte[] value = coding == 1 ? utf16(text) : text.getBytes(StandardCharsets.UTF_8);
    int length = 1 + name.length + value.length;
    ByteBuffer frame = ByteBuffer.allocate((version == 2 ? 6 : 10) + length);
    if (version == 2) {
      frame.put(Id3.latin1("TXX")).put((byte) (length >> 16)).putShort((short) length);
    } else {
      frame.put(Id3.latin1("TXXX"));
      frame.put(version == 4 ? Id3.safe(length) : ByteBuffer.allocate(4).putInt(length).array());
      frame.putShort((short) 0);
    }
    return frame.put((byte) coding).put(name).put(value).array();
  }

  private static byte[] utf16(String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_16LE);
    return ByteBuffer.allocate(body.length + 2)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putChar('\uFEFF')
        .put(body)
        .array();
  }

  /** Returns the bytes with a zero after each FF that a decoder could take for a sync. */
  static byte[] unsynchronise(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < bytes.length; i++) {
      out.write(bytes[i]);
      if (bytes[i] == (byte) 0xFF
          && (i + 1 == bytes.length || bytes[i + 1] == 0 || (bytes[i + 1] & 0xE0) == 0xE0)) {
        out.write(0);
      }
    }
    return out.toByteArray();
  }

  private static int[] places(byte[] raw) {
    int[] places = new int[raw.length + 1];
    int count = 0;
    for (int i = 0; i < raw.length; i++) {
      places[count++] = i;
      if (raw[i] == (byte) 0xFF && i + 1 < raw.length && raw[i + 1] == 0) {
        i++;
      }
    }
    places[count++] = raw.length;
    return Arrays.copyOf(places, count);
  }

  private static byte[] synchronise(byte[] raw, int[] places) {
    byte[] data = new byte[places.length - 1];
    for (int i = 0; i < data.length; i++) {
      data[i] = raw[places[i]];
    }
    return data;
  }

  private int place(int at) {
    return unsynchronised() ? places[at] : at;
  }

  private long u32(int at) {
    return at < 0 || at + 4 > data.length ? 0 : ByteBuffer.wrap(data).getInt(at) & 0xFFFFFFFFL;
  }
}
