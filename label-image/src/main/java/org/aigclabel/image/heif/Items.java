package org.aigclabel.image.heif;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.MediaSource;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.IsoBoxes.Box;

/**
 * The items of a file's {@code meta} box.
 *
 * @param source the file
 * @param top the boxes of the file
 * @param meta the box
 * @param children its boxes
 * @param infos what each item is
 * @param locations where each item's data stands
 */
record Items(
    MediaSource source,
    List<Box> top,
    Box meta,
    List<Box> children,
    List<Info> infos,
    ItemLocations locations) {

  /** The content type of XMP. */
  static final String XMP = "application/rdf+xml";

  private static final String MIME = "mime";

  /**
   * What an item is.
   *
   * @param id its number
   * @param type four characters: {@code hvc1}, {@code grid}, {@code mime}
   * @param contentType of a mime item, else empty
   */
  record Info(long id, String type, String contentType) {}

  /**
   * A range of the file.
   *
   * @param from its first byte
   * @param to the byte after it
   */
  record Range(long from, long to) {
    long length() {
      return to - from;
    }

    boolean meets(Range other) {
      return from < other.to && other.from < to;
    }
  }

  /** Reads the items; empty if the file has no {@code meta} box at its top. */
  static Optional<Items> of(MediaSource source, List<Box> top) throws IOException {
    Optional<Box> meta = IsoBoxes.first(top, "meta");
    if (meta.isEmpty()) {
      return Optional.empty();
    }
    List<Box> children = IsoBoxes.children(source, meta.get());
    Optional<Box> iinf = IsoBoxes.first(children, "iinf");
    Optional<Box> iloc = IsoBoxes.first(children, "iloc");
    return Optional.of(
        new Items(
            source,
            top,
            meta.get(),
            children,
            iinf.isEmpty() ? List.of() : infos(source, iinf.get()),
            iloc.isEmpty() ? ItemLocations.none() : ItemLocations.read(source, iloc.get())));
  }

  Optional<Box> child(String type) {
    return IsoBoxes.first(children, type);
  }

  /** Returns the first byte of the entries in {@code iinf}. */
  static long entries(MediaSource source, Box iinf) throws IOException {
    return iinf.payload() + 4 + (source.u8(iinf.payload()) == 0 ? 2 : 4);
  }

  private static List<Info> infos(MediaSource source, Box iinf) throws IOException {
    List<Info> infos = new ArrayList<>();
    for (Box box : IsoBoxes.list(source, entries(source, iinf), iinf.end())) {
      if (box.is("infe")) {
        try {
          infos.add(info(source.bytes(box.payload(), (int) Math.min(1024, box.payloadLength()))));
        } catch (BufferUnderflowException e) {
          throw source.malformed(box.offset(), "infe ends within a field");
        }
      }
    }
    return infos;
  }

  private static Info info(ByteBuffer in) {
    int version = in.getInt() >>> 24;
    long id = version < 3 ? in.getShort() & 0xFFFF : in.getInt() & 0xFFFFFFFFL;
    in.getShort();
    String kind = version < 2 ? MIME : fourCharacters(in);
    if (!kind.equals(MIME)) {
      return new Info(id, kind, "");
    }
    text(in);
    String type = text(in);
    String encoding = in.hasRemaining() ? text(in) : "";
    return new Info(id, MIME, encoding.isEmpty() ? type : type + ";" + encoding);
  }

  private static String fourCharacters(ByteBuffer in) {
    byte[] type = new byte[4];
    in.get(type);
    return new String(type, StandardCharsets.ISO_8859_1);
  }

  private static String text(ByteBuffer in) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    while (in.hasRemaining()) {
      byte b = in.get();
      if (b == 0) {
        break;
      }
      text.write(b);
    }
    return text.toString(StandardCharsets.ISO_8859_1);
  }

  /** Returns the numbers of the XMP items. */
  List<Long> xmp() {
    return infos.stream().filter(i -> i.contentType().equals(XMP)).map(Info::id).toList();
  }

  /** Returns the primary item's number, or a negative number. */
  long primary() throws IOException {
    Optional<Box> pitm = child("pitm");
    if (pitm.isEmpty()) {
      return -1;
    }
    long at = pitm.get().payload();
    return source.u8(at) == 0 ? source.u16(at + 4) : source.u32(at + 4);
  }

  /** Returns the numbers of the items of a type. */
  List<Long> ofType(String type) {
    return infos.stream().filter(i -> i.type().equals(type)).map(Info::id).distinct().toList();
  }

  /** Returns where an item stands that is in one piece in the file and shares no bytes. */
  Optional<Range> own(long id) throws IOException {
    Optional<ItemLocations.Item> item = locations.item(id);
    if (item.isEmpty() || !item.get().isInFile() || item.get().extents().size() != 1) {
      return Optional.empty();
    }
    ItemLocations.Extent extent = item.get().extents().get(0);
    long from = item.get().base() + extent.offset();
    Range range = new Range(from, from + extent.length());
    boolean own = extent.length() > 0 && from > 0 && isData(range) && !isShared(range, id);
    return own ? Optional.of(range) : Optional.empty();
  }

  /** Returns the type of an item, empty if it is not listed. */
  String type(long id) {
    return infos.stream().filter(i -> i.id() == id).map(Info::type).findFirst().orElse("");
  }

  /** Returns the data of an item in this file. */
  byte[] data(long id) throws IOException {
    Optional<ItemLocations.Item> item = locations.item(id);
    if (item.isEmpty()) {
      throw source.malformed(meta.offset(), "item " + id + " stands nowhere");
    }
    return data(ranges(item.get()));
  }

  /** Returns a number that no item has. */
  long unused() throws IOException {
    long highest = Math.max(0, primary());
    for (Info info : infos) {
      highest = Math.max(highest, info.id());
    }
    for (ItemLocations.Item item : locations.items()) {
      highest = Math.max(highest, item.id());
    }
    return highest + 1;
  }

  /**
   * Returns where an item's data stands in the file.
   *
   * @throws org.aigclabel.MalformedMediaException if it is not in this file or passes its end
   */
  List<Range> ranges(ItemLocations.Item item) throws IOException {
    List<Range> ranges = new ArrayList<>();
    long start = 0;
    if (item.construction() == ItemLocations.IN_META && child("idat").isPresent()) {
      start = child("idat").get().payload();
    } else if (!item.isInFile()) {
      throw source.malformed(
          meta.offset(), "item " + item.id() + " is built from other items or another file");
    }
    for (ItemLocations.Extent extent : item.extents()) {
      long from = start + item.base() + extent.offset();
      if (extent.length() < 0
          || item.base() < 0
          || extent.offset() < 0
          || from < 0
          || from > source.size() - extent.length()) {
        throw source.malformed(
            meta.offset(), "item " + item.id() + " at " + from + " passes the end of the file");
      }
      ranges.add(new Range(from, from + extent.length()));
    }
    return ranges;
  }

  /** Fails if an item passes the end of the file. */
  void requireWhole() throws IOException {
    for (ItemLocations.Item item : locations.items()) {
      if (item.isInFile() || item.construction() == ItemLocations.IN_META) {
        ranges(item);
      }
    }
  }

  /** Returns the data of an item. */
  byte[] data(List<Range> ranges) throws IOException {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (Range range : ranges) {
      if (range.length() + data.size() > Math.min(source.size(), source.limits().block())) {
        throw source.malformed(range.from(), "an item of " + range.length() + " bytes");
      }
      data.write(source.array(range.from(), (int) range.length()));
    }
    return data.toByteArray();
  }

  /** Returns whether other items have bytes in the range. */
  boolean isShared(Range range, long but) throws IOException {
    for (ItemLocations.Item item : locations.items()) {
      if (item.id() != but && item.isInFile()) {
        for (ItemLocations.Extent extent : item.extents()) {
          long from = item.base() + extent.offset();
          if (extent.length() > 0 && range.meets(new Range(from, from + extent.length()))) {
            return true;
          }
        }
      }
      if (item.id() != but && item.construction() == ItemLocations.IN_META) {
        for (Range other : ranges(item)) {
          if (range.meets(other)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Returns whether the range lies within {@code idat} or an {@code mdat}. */
  boolean isData(Range range) {
    List<Box> data = new ArrayList<>(top);
    child("idat").ifPresent(data::add);
    return data.stream()
        .filter(box -> box.is("idat") || box.is("mdat"))
        .anyMatch(box -> range.from() >= box.payload() && range.to() <= box.end());
  }
}
