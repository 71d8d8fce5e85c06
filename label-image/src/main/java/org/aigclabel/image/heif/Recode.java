package org.aigclabel.image.heif;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.IsoBoxes.Box;

/** Puts coded pictures where others were; all other items and properties stay. */
final class Recode {

  private final Items items;
  private final MediaSource source;
  private final Properties properties;
  private final Relayout layout;
  private final Map<Box, Long> growth = new HashMap<>();
  private final Set<Long> changed = new HashSet<>();
  private final Map<Long, ItemLocations.Item> lengths = new HashMap<>();
  private int added;

  Recode(Items items, Properties properties) {
    this.items = items;
    this.source = items.source();
    this.properties = properties;
    this.layout = new Relayout(source);
  }

  /** Replaces a picture's coded data and configuration. */
  void put(CodedPicture old, StillStream stream) throws IOException {
    for (int i = 0; i < old.tiles().size(); i++) {
      data(old.tiles().get(i), stream.pictures().get(i));
    }
    configure(old, IsoBoxes.box(stream.codec().config(), stream.config()));
  }

  private void data(long id, byte[] data) throws IOException {
    ItemLocations.Item item = items.locations().item(id).orElseThrow();
    List<Items.Range> ranges = items.ranges(item);
    for (Items.Range range : ranges) {
      Box mdat = box(range, id);
      boolean first = range.equals(ranges.get(0));
      byte[] bytes = first ? data : new byte[0];
      long grown = bytes.length - range.length();
      layout.replace(range.from(), range.length(), bytes);
      layout.grow(range.to(), grown);
      growth.merge(mdat, grown, Long::sum);
    }
    long from = ranges.get(0).from();
    ItemLocations.Extent extent = new ItemLocations.Extent(0, from, data.length);
    lengths.put(
        id, new ItemLocations.Item(id, item.method(), item.reference(), 0, List.of(extent)));
    changed.add(id);
  }

  private Box box(Items.Range range, long id) throws IOException {
    for (Box box : items.top()) {
      if (box.is("mdat") && range.from() >= box.payload() && range.to() <= box.end()) {
        if (range.length() == 0 || items.isShared(range, id)) {
          break;
        }
        return box;
      }
    }
    throw source.malformed(range.from(), "wanted the picture in bytes of its own in an mdat box");
  }

  /** Replaces the configuration in its place, or adds one if other items keep the old one. */
  private void configure(CodedPicture old, byte[] box) throws IOException {
    String type = old.stream().codec().config();
    Set<Integer> used = new HashSet<>();
    for (long tile : old.tiles()) {
      used.add(properties.link(tile, type).orElseThrow().property());
    }
    boolean shared =
        properties.links().stream()
            .anyMatch(link -> used.contains(link.property()) && !old.tiles().contains(link.item()));
    if (!shared) {
      for (int number : used) {
        Box property = properties.boxes().get(number - 1);
        layout.replace(property.offset(), property.length(), box);
        enlarge(property.end(), box.length - property.length());
      }
      return;
    }
    int number = properties.boxes().size() + ++added;
    layout.insert(properties.container().end(), box);
    enlarge(properties.container().end(), box.length);
    for (long tile : old.tiles()) {
      relink(properties.link(tile, type).orElseThrow(), number);
    }
  }

  private void enlarge(long at, long grown) {
    layout.grow(at, grown);
    growth.merge(properties.container(), grown, Long::sum);
    growth.merge(properties.parent(), grown, Long::sum);
    growth.merge(items.meta(), grown, Long::sum);
  }

  private void relink(Properties.Link link, int number) throws IOException {
    if (number >= 1 << 8 * link.width() - 1) {
      throw new UnsupportedMediaException(source.name(), "it has too many properties already");
    }
    int essential = 1 << 8 * link.width() - 1;
    byte[] bytes =
        link.width() == 1
            ? new byte[] {(byte) (essential | number)}
            : ByteBuffer.allocate(2).putShort((short) (essential | number)).array();
    layout.replace(link.at(), link.width(), bytes);
  }

  /** Returns the file. */
  Plan plan() throws IOException {
    Box iloc = items.child("iloc").orElseThrow();
    ItemLocations table = items.locations();
    for (ItemLocations.Item item : lengths.values()) {
      table = table.with(item);
    }
    long grown = table.box(source).length - iloc.length();
    layout.grow(iloc.end(), grown);
    growth.merge(items.meta(), grown, Long::sum);
    for (ItemLocations.Item item : lengths.values()) {
      ItemLocations.Extent extent = item.extents().get(0);
      long at = layout.moved(extent.offset());
      table =
          table.with(
              new ItemLocations.Item(
                  item.id(),
                  item.method(),
                  item.reference(),
                  0,
                  List.of(new ItemLocations.Extent(0, at, extent.length()))));
    }
    layout.replace(iloc.offset(), iloc.length(), table.moved(layout::moved, changed).box(source));
    for (Map.Entry<Box, Long> entry : growth.entrySet()) {
      layout.resize(entry.getKey(), entry.getKey().length() + entry.getValue());
    }
    return layout.plan();
  }
}
