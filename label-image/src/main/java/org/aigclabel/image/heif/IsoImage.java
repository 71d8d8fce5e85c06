package org.aigclabel.image.heif;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aigclabel.Carrier;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Plan;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.IsoBoxes.Box;
import org.aigclabel.image.ExifLabels;
import org.aigclabel.image.XmpEdit;
import org.aigclabel.image.XmpFormat;

/**
 * What HEIF and AVIF share: the label is XMP in a mime item of the top-level {@code meta} box that
 * describes the primary picture.
 *
 * @see <a href="https://www.iso.org/standard/83650.html">ISO/IEC 23008-12, Annex A</a>
 */
abstract class IsoImage extends XmpFormat {

  private static final String XMP = "BE7ACFCB97A942E89C71999491E3AFAC";
  private static final String C2PA = "D8FEC3D61B0E483C92975828877EC481";
  private static final Set<String> EITHER = Set.of("mif1", "mif2", "mif3", "msf1", "miaf");

  private final Carrier misplaced;
  private final Carrier exif;

  IsoImage(MediaType type, Carrier carrier) {
    super(type, carrier);
    this.exif = Carrier.foreign(type.name() + ".exif");
    this.misplaced = Carrier.foreign(type.name() + ".uuid");
  }

  /** Returns the brands of a file if it begins as an ISO base media file. */
  static List<String> brands(ByteBuffer head) {
    int at = head.position();
    List<String> brands = new ArrayList<>();
    if (head.remaining() >= 16 && head.getInt(at + 4) == 0x66747970) {
      long length = Math.min(head.getInt(at) & 0xFFFFFFFFL, head.remaining());
      for (int i = 8; i + 4 <= length; i += i == 8 ? 8 : 4) {
        byte[] brand = new byte[4];
        head.get(at + i, brand);
        brands.add(new String(brand, StandardCharsets.ISO_8859_1));
      }
    }
    return brands;
  }

  /** Returns whether the major brand, or with a general major brand any other, is one of these. */
  static boolean isBranded(List<String> brands, Set<String> wanted) {
    return !brands.isEmpty()
        && (wanted.contains(brands.get(0))
            || EITHER.contains(brands.get(0)) && brands.stream().anyMatch(wanted::contains));
  }

  /** Returns whether the major brand is common to all of these formats. */
  static boolean isGeneral(List<String> brands) {
    return !brands.isEmpty() && EITHER.contains(brands.get(0));
  }

  @Override
  protected List<Packet> packets(MediaSource source) throws IOException {
    List<Box> top = IsoBoxes.readable(source, 0, source.size());
    List<Packet> packets = new ArrayList<>();
    Optional<Items> items = Items.of(source, top);
    long left = source.size();
    if (items.isPresent()) {
      for (long id : items.get().xmp()) {
        Optional<ItemLocations.Item> item = items.get().locations().item(id);
        if (item.isPresent() && !item.get().extents().isEmpty()) {
          List<Items.Range> ranges = items.get().ranges(item.get());
          Packet packet = new Packet(carrier(), ranges.get(0).from(), items.get().data(ranges));
          left -= packet.bytes().length;
          if (left < 0) {
            throw source.malformed(packet.offset(), "items with more bytes than the file");
          }
          packets.add(packet);
        }
      }
    }
    for (Box box : top) {
      if (isUuid(source, box, XMP)) {
        packets.add(new Packet(misplaced, box.offset(), IsoBoxes.payload(source, box)));
      }
    }
    return packets;
  }

  @Override
  public void requireWhole(MediaSource source) throws IOException {
    IsoBoxes.requireWhole(source);
    List<Box> top = IsoBoxes.readable(source, 0, source.size());
    Optional<Items> items = Items.of(source, top);
    if (items.isEmpty() && IsoBoxes.first(top, "moov").isEmpty()) {
      throw source.malformed(source.size(), "wanted a meta box, found the end");
    }
    if (items.isPresent()) {
      items.get().requireWhole();
    }
  }

  @Override
  protected ExifLabels exif(MediaSource source) throws IOException {
    Optional<Items> items = Items.of(source, IsoBoxes.readable(source, 0, source.size()));
    List<ExifLabels.Place> labels = new ArrayList<>();
    for (long id : items.isPresent() ? items.get().ofType("Exif") : List.<Long>of()) {
      Optional<Items.Range> range = items.get().own(id);
      if (range.isPresent()) {
        byte[] data = items.get().data(List.of(range.get()));
        int skip = IsoBoxes.exifAt(data);
        byte[] tiff = Arrays.copyOfRange(data, skip, data.length);
        labels.addAll(ExifLabels.in(exif, range.get().from() + skip, tiff).list());
      }
    }
    return new ExifLabels(labels);
  }

  @Override
  protected Plan place(MediaSource source, XmpEdit edit) throws IOException {
    List<Box> top = IsoBoxes.readable(source, 0, source.size());
    Items items =
        Items.of(source, top)
            .orElseThrow(
                () ->
                    new UnsupportedMediaException(
                        source.name(),
                        "it has no meta box, so no place for a label: save it as a still picture"));
    Relayout layout = new Relayout(source);
    List<Long> xmp = items.xmp();
    long id = xmp.isEmpty() ? items.unused() : xmp.get(0);
    Box last = top.get(top.size() - 1);
    byte[] before = {};
    boolean cut = false;
    Optional<ItemLocations.Item> old = items.locations().item(id);
    if (!xmp.isEmpty() && old.isPresent()) {
      List<Items.Range> ranges = items.ranges(old.get());
      before = items.data(ranges);
      cut = release(items, ranges, id, new Place(layout, last));
    }
    if (!cut && source.u32(last.offset()) == 0 && !last.equals(items.meta())) {
      layout.resize(last, last.length());
    }
    for (long other : xmp.subList(Math.min(1, xmp.size()), xmp.size())) {
      later(items, other, edit, layout);
    }
    misplaced(source, top, edit, layout);
    edit.exif(exif(source), (offset, bytes) -> layout.replace(offset, bytes.length, bytes));
    byte[] packet = edit.first(before);
    long end = cut ? last.offset() : last.end();
    new MetaEdit(items, layout, id).place(end, packet.length);
    layout.moveChunks(top);
    layout.append(end, packet.length == 0 ? packet : IsoBoxes.box("mdat", packet));
    Plan plan = layout.plan();
    if (edit.isLabelling() && packets(plan.asSource()).isEmpty()) {
      throw source.malformed(items.meta().offset(), "no item can be entered into this meta box");
    }
    return plan;
  }

  @Override
  protected long manifest(MediaSource source) throws IOException {
    for (Box box : IsoBoxes.readable(source, 0, source.size())) {
      if (isUuid(source, box, C2PA)) {
        return box.offset();
      }
    }
    return -1;
  }

  private static void misplaced(MediaSource source, List<Box> top, XmpEdit edit, Relayout layout)
      throws IOException {
    for (Box box : top) {
      if (isUuid(source, box, XMP)) {
        Items.Range range = new Items.Range(box.payload(), box.end());
        blank(layout, range, IsoBoxes.payload(source, box), edit);
      }
    }
  }

  private record Place(Relayout layout, Box last) {}

  /** Gives back the old packet's bytes; true if they were a box at the end, which is cut off. */
  private static boolean release(Items items, List<Items.Range> ranges, long id, Place place)
      throws IOException {
    for (Items.Range range : ranges) {
      if (range.length() > 0 && (items.isShared(range, id) || !items.isData(range))) {
        throw items.source().malformed(range.from(), "the XMP item shares bytes with others");
      }
    }
    Box last = place.last();
    if (ranges.size() == 1
        && last.is("mdat")
        && last.headerLength() == 8
        && last.payloadLength() > 0
        && ranges.get(0).equals(new Items.Range(last.payload(), last.end()))) {
      place.layout().replace(last.offset(), last.length(), new byte[0]);
      return true;
    }
    long done = 0;
    for (Items.Range range :
        ranges.stream().sorted((a, b) -> Long.compare(a.from(), b.from())).toList()) {
      if (range.from() < done) {
        throw items.source().malformed(range.from(), "the XMP item has bytes twice");
      }
      done = range.to();
      place.layout().replace(range.from(), range.length(), new byte[(int) range.length()]);
    }
    return false;
  }

  private static void later(Items items, long id, XmpEdit edit, Relayout layout)
      throws IOException {
    Optional<ItemLocations.Item> item = items.locations().item(id);
    if (item.isEmpty()) {
      return;
    }
    List<Items.Range> ranges = items.ranges(item.get());
    byte[] before = items.data(ranges);
    if (Arrays.equals(before, edit.other(before))) {
      return;
    }
    if (ranges.size() != 1 || items.isShared(ranges.get(0), id) || !items.isData(ranges.get(0))) {
      throw items.source().malformed(items.meta().offset(), "a second XMP item in pieces");
    }
    blank(layout, ranges.get(0), before, edit);
  }

  /** Takes the label out of a packet that keeps its place: spaces fill what is left. */
  private static void blank(Relayout layout, Items.Range range, byte[] before, XmpEdit edit)
      throws IOException {
    byte[] after = edit.other(before);
    if (!Arrays.equals(before, after)) {
      byte[] padded = Arrays.copyOf(after, before.length);
      Arrays.fill(padded, Math.min(after.length, before.length), before.length, (byte) ' ');
      layout.replace(range.from(), range.length(), padded);
    }
  }

  private static boolean isUuid(MediaSource source, Box box, String uuid) throws IOException {
    return box.is("uuid") && IsoBoxes.uuid(source, box).equals(uuid);
  }
}
