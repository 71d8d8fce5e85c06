package org.aigclabel.container;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Carrier;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;

/**
 * One APE tag at the end of a file, version 1 or 2, and the label in it: the item {@code AIGC}.
 *
 * @see <a href="https://wiki.hydrogenaud.io/index.php?title=APEv2_specification">APEv2</a>
 */
public final class Ape {

  private static final int FRAME = 32;
  private static final int CREATED = 0x80000000;
  private static final int VERSION = 2000;
  private static final String LABEL = "AIGC";

  private record Item(String key, long offset, long end, long value) {}

  private final MediaSource source;
  private final long footer;
  private final long first;
  private final long start;
  private final List<Item> items = new ArrayList<>();
  private final boolean whole;

  private Ape(MediaSource source, long footer) throws IOException {
    this.source = source;
    this.footer = footer;
    this.first = footer + FRAME - source.u32le(footer + 12);
    boolean header = (source.u8(footer + 23) & 0x80) != 0;
    this.start = header && source.startsWith(first - FRAME, "APETAGEX") ? first - FRAME : first;
    this.whole = walk() && (start < first) == header;
  }

  /** Returns the tag whose footer ends before this byte, if one does. */
  public static Optional<Ape> endingAt(MediaSource source, long end) throws IOException {
    long footer = end - FRAME;
    if (!source.startsWith(footer, "APETAGEX") || (source.u8(footer + 23) & 0x20) != 0) {
      return Optional.empty();
    }
    long size = source.u32le(footer + 12);
    return size < FRAME || size > end ? Optional.empty() : Optional.of(new Ape(source, footer));
  }

  /** Returns a whole new tag that holds only this label. */
  public static byte[] create(String json) {
    byte[] item = item(json);
    ByteBuffer tag = ByteBuffer.allocate(2 * FRAME + item.length);
    frame(tag, item.length, 0xA0000000);
    frame(tag.put(item), item.length, CREATED);
    return tag.array();
  }

  private static void frame(ByteBuffer tag, int length, int flags) {
    tag.put("APETAGEX".getBytes(StandardCharsets.US_ASCII)).order(ByteOrder.LITTLE_ENDIAN);
    tag.putInt(VERSION).putInt(length + FRAME).putInt(1).putInt(flags).putLong(0);
  }

  private static byte[] item(String json) {
    byte[] value = json.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + LABEL.length() + 1 + value.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(value.length)
        .putInt(0)
        .put((LABEL + "\0").getBytes(StandardCharsets.US_ASCII))
        .put(value)
        .array();
  }

  private boolean walk() throws IOException {
    long count = source.u32le(footer + 16);
    long at = first;
    while (at <= footer - 11 && items.size() < Math.min(count, source.limits().items())) {
      ByteBuffer head = source.head(at + 8, (int) Math.min(256, footer - at - 8));
      int length = 0;
      while (length < head.limit() && head.get(length) != 0) {
        length++;
      }
      long value = at + 8 + length + 1;
      long end = value + source.u32le(at);
      if (end > footer) {
        return false;
      }
      items.add(new Item(source.latin1(at + 8, length), at, end, value));
      at = end;
    }
    return at == footer && items.size() == count;
  }

  /** Returns its first byte in the file. */
  public long offset() {
    return start;
  }

  /** Returns the labels in it. */
  public List<LabelSite> labels(Carrier carrier) throws IOException {
    List<LabelSite> sites = new ArrayList<>();
    for (Item item : labelItems()) {
      int length = (int) Math.min(item.end() - item.value(), source.limits().block());
      sites.add(LabelSite.read(carrier, item.offset(), source.utf8(item.value(), length)));
    }
    return sites;
  }

  /** Makes this its only label. */
  public void label(Plan.Edits edits, String json) throws IOException {
    change(edits, item(json));
  }

  /** Takes labels out, if it has any. */
  public void unlabel(Plan.Edits edits) throws IOException {
    if (!labelItems().isEmpty()) {
      change(edits, new byte[0]);
    }
  }

  /**
   * Brings the tag to the form in which it is hashed: without label; a tag that then holds nothing
   * and is as {@link #create} makes it is left out.
   */
  public void canonical(Plan.Edits edits) throws IOException {
    if (vanishes()) {
      edits.remove(start, footer + FRAME - start);
    } else if (whole) {
      unlabel(edits);
    }
  }

  private boolean vanishes() throws IOException {
    return whole
        && start < first
        && items.size() == labelItems().size()
        && source.u32le(footer + 8) == VERSION
        && source.u32le(footer + 20) == (CREATED & 0xFFFFFFFFL)
        && source.bytes(footer + 24, 8).getLong() == 0
        && source.bytes(start + 24, 8).getLong() == 0
        && source.bytes(start + 8, 12).equals(source.bytes(footer + 8, 12))
        && source.u32le(start + 20) == 0xA0000000L;
  }

  private List<Item> labelItems() {
    return items.stream().filter(item -> item.key().equalsIgnoreCase(LABEL)).toList();
  }

  private void change(Plan.Edits edits, byte[] item) throws IOException {
    if (!whole) {
      throw source.malformed(start, "wanted a whole APE tag, found one that cannot be changed");
    }
    long size = footer + FRAME - first + item.length;
    long count = items.size() + (item.length > 0 ? 1 : 0);
    for (Item old : labelItems()) {
      edits.remove(old.offset(), old.end() - old.offset());
      size -= old.end() - old.offset();
      count--;
    }
    edits.insert(footer, item);
    byte[] numbers =
        ByteBuffer.allocate(8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt((int) size)
            .putInt((int) count)
            .array();
    edits.replace(footer + 12, 8, numbers);
    if (start < first) {
      edits.replace(start + 12, 8, numbers);
    }
  }
}
