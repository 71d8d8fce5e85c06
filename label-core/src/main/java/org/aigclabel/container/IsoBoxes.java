package org.aigclabel.container;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aigclabel.MediaSource;

/**
 * The boxes of ISO/IEC 14496-12 and QuickTime: found by position, built from bytes, never read
 * whole.
 */
public final class IsoBoxes {

  private static final Set<String> ENTRY_LISTS = Set.of("stsd", "dref");

  private IsoBoxes() {}

  /**
   * One box in a file.
   *
   * @param type four characters, ISO 8859-1
   * @param offset the first byte of the header
   * @param headerLength 8, or 16 with a 64-bit size, and 16 more for the type of a {@code uuid}
   * @param length header and payload in bytes
   */
  public record Box(String type, long offset, int headerLength, long length) {

    /** Returns the first byte after the header. */
    public long payload() {
      return offset + headerLength;
    }

    /** Returns the number of bytes after the header. */
    public long payloadLength() {
      return length - headerLength;
    }

    /** Returns the first byte after the box. */
    public long end() {
      return offset + length;
    }

    /** Returns whether the box is of this type. */
    public boolean is(String other) {
      return type.equals(other);
    }
  }

  /**
   * Returns the box at {@code offset}; one of size 0 reaches to {@code end}.
   *
   * @throws org.aigclabel.MalformedMediaException if it would pass {@code end} or is smaller than
   *     its header
   */
  public static Box at(MediaSource source, long offset, long end) throws IOException {
    if (end - offset < 8) {
      throw source.malformed(offset, "wanted a box, found " + (end - offset) + " bytes");
    }
    ByteBuffer head = source.bytes(offset, 8);
    long size = head.getInt() & 0xFFFFFFFFL;
    byte[] name = new byte[4];
    head.get(name);
    String type = new String(name, StandardCharsets.ISO_8859_1);
    int header = 8;
    if (size == 1) {
      size = source.u64(offset + 8);
      header = 16;
    } else if (size == 0) {
      size = end - offset;
    }
    header += type.equals("uuid") ? 16 : 0;
    if (size < header || size > end - offset) {
      throw source.malformed(
          offset,
          "box "
              + printable(type)
              + " of "
              + size
              + " bytes where "
              + header
              + " to "
              + (end - offset)
              + " are possible");
    }
    return new Box(type, offset, header, size);
  }

  /** Returns the boxes of the file. */
  public static List<Box> top(MediaSource source) throws IOException {
    return list(source, 0, source.size());
  }

  /**
   * Returns the boxes from {@code from} to {@code to}; up to seven zero bytes may follow them, as
   * QuickTime ends its lists.
   */
  public static List<Box> list(MediaSource source, long from, long to) throws IOException {
    List<Box> boxes = new ArrayList<>();
    for (long at = from; at < to; at = boxes.get(boxes.size() - 1).end()) {
      if (to - at < 8 && isZero(source, at, (int) (to - at))) {
        break;
      }
      if (boxes.size() >= source.limits().items()) {
        throw source.malformed(at, "more than " + source.limits().items() + " boxes");
      }
      boxes.add(at(source, at, to));
    }
    return boxes;
  }

  /** Returns the boxes from {@code from} up to the first one that is broken. */
  public static List<Box> readable(MediaSource source, long from, long to) throws IOException {
    List<Box> boxes = new ArrayList<>();
    try {
      for (long at = from; at < to && boxes.size() < source.limits().items(); ) {
        Box box = at(source, at, to);
        boxes.add(box);
        at = box.end();
      }
    } catch (org.aigclabel.MalformedMediaException e) {
      return boxes;
    }
    return boxes;
  }

  /**
   * Fails if the file ends within a box at its top. Bytes behind the last box that are none, as
   * cameras leave them, are overlooked.
   */
  public static void requireWhole(MediaSource source) throws IOException {
    List<Box> boxes = readable(source, 0, source.size());
    long at = boxes.isEmpty() ? 0 : boxes.get(boxes.size() - 1).end();
    if (boxes.size() >= source.limits().items() || at >= source.size()) {
      return;
    }
    byte[] head = new byte[8];
    source.head(at, 8).get(head, 0, (int) Math.min(8, source.size() - at));
    long size = ByteBuffer.wrap(head).getInt() & 0xFFFFFFFFL;
    String type = new String(head, 4, 4, StandardCharsets.ISO_8859_1);
    if (source.size() - at >= 16 && size == 1) {
      size = source.bytes(at + 8, 8).getLong();
    }
    boolean box =
        source.size() - at < 8
            ? head[0] == 0 && size != 0
            : (size >= 8 || size == 1) && type.matches("[ -~\u00a9]{4}");
    if (box) {
      source.requireReaching(Math.max(at + size, source.size() + 1), "box " + printable(type));
    }
  }

  /** Returns the boxes within a container. */
  public static List<Box> children(MediaSource source, Box parent) throws IOException {
    return list(source, contents(source, parent), parent.end());
  }

  /**
   * Returns where the first child of a container begins: after the header, and after version, flags
   * and entry count where the type has them. {@code meta} is a full box in ISO files and none in
   * QuickTime.
   */
  public static long contents(MediaSource source, Box parent) throws IOException {
    long extra = 0;
    if (ENTRY_LISTS.contains(parent.type())) {
      extra = 8;
    } else if (parent.is("meta")) {
      extra = source.startsWith(parent.payload() + 4, "hdlr") ? 0 : 4;
    }
    return Math.min(parent.end(), parent.payload() + extra);
  }

  /** Returns every box at a path of types from the top of the file. */
  public static List<Box> find(MediaSource source, String... path) throws IOException {
    return descend(source, top(source), path);
  }

  /** Returns every box at a path of types below a container. */
  public static List<Box> find(MediaSource source, Box parent, String... path) throws IOException {
    return descend(source, children(source, parent), path);
  }

  private static List<Box> descend(MediaSource source, List<Box> boxes, String... path)
      throws IOException {
    List<Box> level = boxes;
    for (int i = 0; i < path.length; i++) {
      List<Box> next = new ArrayList<>();
      for (Box box : level) {
        if (box.is(path[i])) {
          if (i + 1 == path.length) {
            next.add(box);
          } else {
            next.addAll(children(source, box));
          }
        }
      }
      level = next;
    }
    return level;
  }

  /** Returns the first box of a type in a list. */
  public static Optional<Box> first(List<Box> boxes, String type) {
    return boxes.stream().filter(box -> box.is(type)).findFirst();
  }

  /** Returns the extended type of a {@code uuid} box as 32 upper-case hexadecimal digits. */
  public static String uuid(MediaSource source, Box box) throws IOException {
    if (!box.is("uuid")) {
      throw new IllegalArgumentException("box " + printable(box.type()) + " has no extended type");
    }
    return HexFormat.of().withUpperCase().formatHex(source.array(box.payload() - 16, 16));
  }

  /** Returns a box's payload as an array of its own. */
  public static byte[] payload(MediaSource source, Box box) throws IOException {
    if (box.payloadLength() > source.limits().block()) {
      throw source.malformed(
          box.offset(), "box " + printable(box.type()) + " of " + box.length() + " bytes");
    }
    return source.array(box.payload(), (int) box.payloadLength());
  }

  /** Returns where the TIFF header begins in an Exif item or box, which says so in its head. */
  public static int exifAt(byte[] payload) {
    long offset = payload.length < 4 ? 0 : ByteBuffer.wrap(payload).getInt() & 0xFFFFFFFFL;
    return (int) Math.min(payload.length, 4 + offset);
  }

  /**
   * Returns a box's header for another length, in the form it has: 32-bit, 64-bit or to the end.
   *
   * @throws org.aigclabel.UnsupportedMediaException if a 32-bit size cannot hold it
   */
  public static byte[] resized(MediaSource source, Box box, long length) throws IOException {
    byte[] header = source.array(box.offset(), box.headerLength());
    ByteBuffer bytes = ByteBuffer.wrap(header);
    int size = bytes.getInt(0);
    if (size == 1) {
      bytes.putLong(8, length);
    } else if (size != 0) {
      if (length > 0xFFFFFFFFL) {
        throw new org.aigclabel.UnsupportedMediaException(
            source.name(), "box " + printable(box.type()) + " would pass 4 GiB");
      }
      bytes.putInt(0, (int) length);
    }
    return header;
  }

  /** Returns a box of this type around the given payload parts. */
  public static byte[] box(String type, byte[]... parts) {
    long length = 8;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(length));
    bytes.putInt((int) length).put(type.getBytes(StandardCharsets.ISO_8859_1), 0, 4);
    for (byte[] part : parts) {
      bytes.put(part);
    }
    return bytes.array();
  }

  /** Returns a full box: version, flags, payload parts. */
  public static byte[] fullBox(String type, int version, int flags, byte[]... parts) {
    byte[][] all = new byte[parts.length + 1][];
    all[0] = ByteBuffer.allocate(4).putInt(version << 24 | flags & 0xFFFFFF).array();
    System.arraycopy(parts, 0, all, 1, parts.length);
    return box(type, all);
  }

  /** Returns a {@code uuid} box; the type is given as 32 hexadecimal digits. */
  public static byte[] uuidBox(String uuid, byte[]... parts) {
    byte[][] all = new byte[parts.length + 1][];
    all[0] = HexFormat.of().parseHex(uuid);
    System.arraycopy(parts, 0, all, 1, parts.length);
    return box("uuid", all);
  }

  private static boolean isZero(MediaSource source, long offset, int length) throws IOException {
    ByteBuffer bytes = source.bytes(offset, length);
    while (bytes.hasRemaining()) {
      if (bytes.get() != 0) {
        return false;
      }
    }
    return true;
  }

  private static String printable(String type) {
    return type.chars().allMatch(c -> c >= 0x20 && c < 0x7F)
        ? "'" + type + "'"
        : "0x" + HexFormat.of().formatHex(type.getBytes(StandardCharsets.ISO_8859_1));
  }
}
