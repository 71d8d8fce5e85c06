package org.aigclabel.video.flv;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.MediaSource;

/** One script tag {@code onMetaData}: an AMF0 array or object of named values. */
final class Metadata {

  private static final String NAME = "onMetaData";
  private static final int TAG_HEADER = 11;
  private static final int ARRAY = 8;
  private static final int OBJECT = 3;
  private static final int LONGEST_STRING = 0xFFFF;

  /** A value named AIGC: from its name to its end, and where its text stands. */
  record Property(long offset, long end, long text, int length) {}

  private final MediaSource source;
  private final long offset;
  private final int dataLength;
  private final long countAt;
  private final List<Property> labels = new ArrayList<>();
  private final List<Long> positions = new ArrayList<>();
  private int properties;
  private long endMarker;

  private Metadata(MediaSource source, long offset, int dataLength) throws IOException {
    this.source = source;
    this.offset = offset;
    this.dataLength = dataLength;
    long at = offset + TAG_HEADER + 3 + NAME.length();
    int type = source.u8(at);
    if (type != ARRAY && type != OBJECT) {
      throw source.malformed(at, "wanted an AMF0 array, found type " + type);
    }
    this.countAt = type == ARRAY ? at + 1 : -1;
    at = named(type == ARRAY ? at + 5 : at + 1, 0, "");
    if (at > offset + TAG_HEADER + dataLength) {
      throw source.malformed(at, "script data passes its tag");
    }
  }

  /** Returns whether a script tag is one. */
  static boolean is(MediaSource source, long offset) throws IOException {
    return source.startsWith(offset + TAG_HEADER, "\2\0\12" + NAME);
  }

  static Metadata read(MediaSource source, long offset, int dataLength) throws IOException {
    return new Metadata(source, offset, dataLength);
  }

  /** Returns a tag that holds one label, with its length after it. */
  static byte[] tag(String json) {
    byte[] property = property(json);
    int length = 3 + NAME.length() + 5 + property.length + 3;
    ByteBuffer out = ByteBuffer.allocate(TAG_HEADER + length + 4);
    out.putInt(18 << 24 | length).putInt(0).put(new byte[3]);
    out.put((byte) 2).putShort((short) NAME.length());
    out.put(NAME.getBytes(StandardCharsets.US_ASCII));
    out.put((byte) ARRAY).putInt(1).put(property).put(new byte[] {0, 0, 9});
    return out.putInt(TAG_HEADER + length).array();
  }

  static byte[] property(String json) {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0, 4, 'A', 'I', 'G', 'C'});
    ByteBuffer head = ByteBuffer.allocate(text.length > LONGEST_STRING ? 5 : 3);
    if (text.length > LONGEST_STRING) {
      head.put((byte) 12).putInt(text.length);
    } else {
      head.put((byte) 2).putShort((short) text.length);
    }
    out.writeBytes(head.array());
    out.writeBytes(text);
    return out.toByteArray();
  }

  long offset() {
    return offset;
  }

  int dataLength() {
    return dataLength;
  }

  /** Returns the first byte after the tag and its length. */
  long end() {
    return offset + TAG_HEADER + dataLength + 4;
  }

  /** Returns where the number of values stands, or -1. */
  long countAt() {
    return countAt;
  }

  /** Returns the values named AIGC. */
  List<Property> labels() {
    return labels;
  }

  /** Returns where numbers stand that are places in the file. */
  List<Long> positions() {
    return positions;
  }

  /** Returns where another value can be put. */
  long endMarker() {
    return endMarker;
  }

  /** Returns whether nothing but labels is in it, in the form that {@link #tag} gives. */
  boolean holdsLabelsOnly() throws IOException {
    long length = 3 + NAME.length() + 5 + 3;
    for (Property label : labels) {
      length += label.end() - label.offset();
    }
    return properties == labels.size()
        && countAt >= 0
        && source.u32(countAt) == properties
        && length == dataLength
        && source.u32(offset + 4) == 0
        && source.bytes(offset + 8, 3).equals(ByteBuffer.allocate(3))
        && source.u32(end() - 4) == dataLength + TAG_HEADER;
  }

  /** Reads named values up to the end marker; returns the byte after it. */
  private long named(long from, int depth, String parent) throws IOException {
    long limit = offset + TAG_HEADER + dataLength;
    long at = from;
    while (true) {
      int length = source.u16(at);
      if (length == 0 && source.u8(at + 2) == 9) {
        endMarker = at;
        return at + 3;
      }
      String name = source.utf8(at + 2, length);
      long value = at + 2 + length;
      long end = value(value, depth, parent.isEmpty() ? name : parent + "." + name);
      if (end > limit) {
        throw source.malformed(at, "script data passes its tag");
      }
      if (depth == 0) {
        properties++;
        int type = source.u8(value);
        if (name.equalsIgnoreCase("AIGC") && (type == 2 || type == 12)) {
          int head = type == 2 ? 3 : 5;
          labels.add(new Property(at, end, value + head, (int) (end - value - head)));
        }
      }
      at = end;
    }
  }

  private long value(long at, int depth, String name) throws IOException {
    if (depth > 16) {
      throw source.malformed(at, "script data nested too deep");
    }
    return switch (source.u8(at)) {
      case 0 -> number(at, name);
      case 1 -> at + 2;
      case 2 -> at + 3 + source.u16(at + 1);
      case 3 -> named(at + 1, depth + 1, name);
      case 5, 6, 13 -> at + 1;
      case 7 -> at + 3;
      case 8 -> named(at + 5, depth + 1, name);
      case 10 -> list(at, depth, name);
      case 11 -> at + 11;
      case 12, 15 -> at + 5 + source.u32(at + 1);
      default -> throw source.malformed(at, "unknown AMF0 type " + source.u8(at));
    };
  }

  private long number(long at, String name) throws IOException {
    source.bytes(at, 9);
    switch (name) {
      case "filesize", "lastkeyframelocation", "keyframes.filepositions" -> positions.add(at + 1);
      default -> {}
    }
    return at + 9;
  }

  private long list(long from, int depth, String name) throws IOException {
    long count = source.u32(from + 1);
    long at = from + 5;
    for (long i = 0; i < count; i++) {
      at = value(at, depth + 1, name);
    }
    return at;
  }
}
