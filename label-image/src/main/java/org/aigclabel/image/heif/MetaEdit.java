package org.aigclabel.image.heif;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.IsoBoxes.Box;

/** Enters an XMP item into the {@code meta} box: {@code iinf}, {@code iref} and {@code iloc}. */
final class MetaEdit {

  private final Items items;
  private final MediaSource source;
  private final Relayout layout;
  private final long id;
  private final boolean known;

  MetaEdit(Items items, Relayout layout, long id) {
    this.items = items;
    this.source = items.source();
    this.layout = layout;
    this.id = id;
    this.known = items.xmp().contains(id);
  }

  /** Enters the item, whose data of {@code length} bytes goes in a box at {@code end}. */
  void place(long end, int length) throws IOException {
    if (id > 0xFFFF) {
      throw new UnsupportedMediaException(source.name(), "it has no item number below 65536 left");
    }
    if (!known) {
      requireFull(items.meta(), items.children());
      info();
      reference();
    }
    Box meta = items.meta();
    Optional<Box> iloc = items.child("iloc");
    ItemLocations draft = items.locations().with(item(0, 0));
    long grown = draft.box(source).length - iloc.map(Box::length).orElse(0L);
    layout.grow(iloc.map(Box::end).orElse(meta.end()), grown);
    ItemLocations.Item item = length == 0 ? item(0, 0) : item(layout.moved(end) + 8, length);
    byte[] table = items.locations().with(item).moved(layout::moved, Set.of(id)).box(source);
    if (iloc.isPresent()) {
      layout.replace(iloc.get().offset(), iloc.get().length(), table);
    } else {
      layout.append(meta.end(), table);
    }
    layout.resize(meta, meta.length() + layout.growth(meta.end()));
  }

  private ItemLocations.Item item(long offset, long length) {
    return new ItemLocations.Item(
        id, 0, 0, 0, List.of(new ItemLocations.Extent(0, offset, length)));
  }

  private void info() throws IOException {
    byte[] type = (Items.XMP + "\0").getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer entry = ByteBuffer.allocate(9 + type.length);
    entry
        .putShort((short) id)
        .putShort((short) 0)
        .put("mime\0".getBytes(StandardCharsets.ISO_8859_1));
    byte[] infe = IsoBoxes.fullBox("infe", 2, 0, entry.put(type).array());
    Optional<Box> iinf = items.child("iinf");
    if (iinf.isEmpty()) {
      append(IsoBoxes.fullBox("iinf", 0, 0, new byte[] {0, 1}, infe));
      return;
    }
    Box box = iinf.get();
    requireFull(box, IsoBoxes.list(source, Items.entries(source, box), box.end()));
    long at = box.payload() + 4;
    boolean narrow = source.u8(box.payload()) == 0;
    long count = 1 + (narrow ? source.u16(at) : source.u32(at));
    if (narrow && count > 0xFFFF) {
      throw new UnsupportedMediaException(source.name(), "it has 65535 items already");
    }
    byte[] number =
        narrow
            ? ByteBuffer.allocate(2).putShort((short) count).array()
            : ByteBuffer.allocate(4).putInt((int) count).array();
    layout.replace(at, number.length, number);
    layout.resize(box, box.length() + infe.length);
    add(box.end(), infe);
  }

  /** A box put behind padding would not be found. */
  private void requireFull(Box parent, List<Box> children) throws IOException {
    boolean full = children.isEmpty() || children.get(children.size() - 1).end() == parent.end();
    if (!full) {
      throw source.malformed(
          parent.end(), "wanted no bytes behind the last box in " + parent.type());
    }
  }

  private void reference() throws IOException {
    long primary = items.primary();
    if (primary < 0) {
      return;
    }
    Optional<Box> iref = items.child("iref");
    boolean wide = iref.isPresent() && source.u8(iref.get().payload()) > 0;
    if (primary > 0xFFFF && !wide && iref.isPresent()) {
      throw new UnsupportedMediaException(
          source.name(), "its references have no room for the primary item " + primary);
    }
    wide |= primary > 0xFFFF;
    ByteBuffer entry = ByteBuffer.allocate(wide ? 10 : 6);
    if (wide) {
      entry.putInt((int) id).putShort((short) 1).putInt((int) primary);
    } else {
      entry.putShort((short) id).putShort((short) 1).putShort((short) primary);
    }
    byte[] describes = IsoBoxes.box("cdsc", entry.array());
    if (iref.isPresent()) {
      layout.resize(iref.get(), iref.get().length() + describes.length);
      add(iref.get().end(), describes);
    } else {
      append(IsoBoxes.fullBox("iref", wide ? 1 : 0, 0, describes));
    }
  }

  private void append(byte[] box) {
    layout.grow(items.meta().end(), box.length);
    layout.append(items.meta().end(), box);
  }

  private void add(long offset, byte[] bytes) {
    layout.grow(offset, bytes.length);
    layout.insert(offset, bytes);
  }
}
