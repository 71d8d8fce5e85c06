package org.aigclabel.image.heif;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.aigclabel.MediaSource;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.IsoBoxes.Box;

/**
 * A picture of a file: one coded item, or a grid of them.
 *
 * @param id its item
 * @param tiles the coded items in rows
 * @param columns how many tiles stand in a row
 * @param size of a grid in pixels; nothing for one coded item, whose data says it
 * @param stream the coded data of the tiles
 */
record CodedPicture(
    long id, List<Long> tiles, int columns, Optional<Size> size, StillStream stream) {

  private static final int MOST_TILES = 4096;

  /** Properties by which one item's data holds several pictures. */
  private static final List<String> LAYERS = List.of("a1lx", "a1op", "lsel", "oinf", "lhvC");

  /** Width and height in pixels. */
  record Size(int width, int height) {}

  /** Finds a picture's coded data. */
  static CodedPicture of(Items items, Properties properties, long id) throws IOException {
    MediaSource source = items.source();
    String type = items.type(id);
    if (!type.equals("grid")) {
      return new CodedPicture(
          id, List.of(id), 1, Optional.empty(), stream(items, properties, List.of(id)));
    }
    List<Long> tiles = References.of(items).from(id, "dimg");
    ByteBuffer grid = ByteBuffer.wrap(items.data(id));
    if (grid.capacity() < 8 || (grid.get(1) & 1) == 1 && grid.capacity() < 12) {
      throw source.malformed(items.meta().offset(), "a grid of " + grid.capacity() + " bytes");
    }
    int rows = 1 + (grid.get(2) & 0xFF);
    int columns = 1 + (grid.get(3) & 0xFF);
    boolean wide = (grid.get(1) & 1) == 1;
    int width = wide ? grid.getInt(4) : grid.getShort(4) & 0xFFFF;
    int height = wide ? grid.getInt(8) : grid.getShort(6) & 0xFFFF;
    if (tiles.size() != rows * columns
        || tiles.size() > MOST_TILES
        || tiles.stream().distinct().count() != tiles.size()
        || width < 1
        || height < 1) {
      throw source.malformed(
          items.meta().offset(),
          "a grid of %d by %d of %d tiles".formatted(columns, rows, tiles.size()));
    }
    Size size = new Size(width, height);
    return new CodedPicture(
        id, tiles, columns, Optional.of(size), stream(items, properties, tiles));
  }

  /** Returns the picture's size, given its decoded tiles. */
  Size extent(Frames frames) throws IOException {
    Size all = new Size(frames.width() * columns, frames.height() * (tiles.size() / columns));
    Size shown = size.orElse(all);
    if (shown.width() > all.width() || shown.height() > all.height()) {
      throw new IOException("a grid larger than its tiles");
    }
    return shown;
  }

  private static StillStream stream(Items items, Properties properties, List<Long> tiles)
      throws IOException {
    MediaSource source = items.source();
    String type = items.type(tiles.get(0));
    StillCodec codec =
        StillCodec.of(type)
            .orElseThrow(
                () -> new Refusal("no label can be drawn on a picture that is coded as " + type));
    List<byte[]> pictures = new ArrayList<>();
    byte[] config = {};
    for (long tile : tiles) {
      Optional<Box> box = properties.find(tile, codec.config());
      if (box.isEmpty() || !items.type(tile).equals(type)) {
        throw source.malformed(items.meta().offset(), "item " + tile + " has no " + codec.config());
      }
      for (Properties.Link link : properties.of(tile)) {
        if (LAYERS.contains(properties.box(link).type())) {
          throw new Refusal("no label can be drawn on a picture that is coded in layers");
        }
      }
      byte[] own = IsoBoxes.payload(source, box.get());
      if (!pictures.isEmpty() && !Arrays.equals(own, config)) {
        throw source.malformed(box.get().offset(), "tiles of different configurations");
      }
      config = own;
      pictures.add(items.data(tile));
    }
    return new StillStream(codec, config, pictures);
  }
}
