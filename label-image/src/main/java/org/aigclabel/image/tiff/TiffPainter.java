package org.aigclabel.image.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.draw.Backdrop;
import org.aigclabel.draw.Placement;
import org.aigclabel.draw.Stamp;

/** Draws on the pieces of pages under the label and puts them back. */
final class TiffPainter {

  private static final short LONG = 4;

  private final MediaSource source;
  private final Tiff tiff;
  private final Plan.Edits edits;
  private final NavigableMap<Long, Long> claimed = new TreeMap<>();
  private long end;

  TiffPainter(MediaSource source, Tiff tiff, Plan.Edits edits) {
    this.source = source;
    this.tiff = tiff;
    this.edits = edits;
    this.end = source.size();
  }

  void paint(TiffPage page, Placement box) throws IOException {
    Map<Integer, byte[]> chunks = new HashMap<>();
    int right = (box.x() + box.width() - 1) / page.chunkWidth;
    int bottom = (box.y() + box.height() - 1) / page.chunkHeight;
    for (int plane = 0; plane < (page.planar ? page.samples : 1); plane++) {
      for (int down = box.y() / page.chunkHeight; down <= bottom; down++) {
        for (int across = box.x() / page.chunkWidth; across <= right; across++) {
          int index = page.index(across, down, plane);
          chunks.put(index, page.chunk(index, page.rows(down)));
        }
      }
    }
    TiffPixels pixels = new TiffPixels(page, chunks);
    Stamp stamp =
        box.paint(
            (x, y) -> {
              int rgb = pixels.rgb(x, y);
              return Backdrop.luma(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
            });
    for (int y = box.y(); y < box.y() + box.height(); y++) {
      for (int x = box.x(); x < box.x() + box.width(); x++) {
        int pixel = stamp.at(x, y);
        if (pixel >>> 24 != 0) {
          pixels.blend(x, y, pixel & 0xFF, pixel >>> 24);
        }
      }
    }
    store(page, chunks);
  }

  private void store(TiffPage page, Map<Integer, byte[]> chunks) throws IOException {
    Numbers offsets = new Numbers(page.directory.find(page.offsetsTag()).orElseThrow());
    Numbers lengths = new Numbers(page.directory.find(page.lengthsTag()).orElseThrow());
    for (Map.Entry<Integer, byte[]> piece : new TreeMap<>(chunks).entrySet()) {
      int index = piece.getKey();
      byte[] data = page.encoded(piece.getValue());
      long length = page.lengths[index];
      if (data.length <= length && claim(page.offsets[index], length)) {
        edits.replace(page.offsets[index], data.length, data);
      } else {
        byte[] padding = new byte[(int) (end & 1)];
        edits.insert(source.size(), padding);
        edits.insert(source.size(), data);
        offsets.set(index, end + padding.length);
        end += padding.length + data.length;
      }
      if (data.length != length) {
        lengths.set(index, data.length);
      }
    }
    offsets.store();
    lengths.store();
    if (!tiff.isBig() && end > 0xFFFFFFFFL) {
      throw new UnsupportedMediaException(
          source.name(), "a label would make this TIFF pass 4 GiB: save it as BigTIFF first");
    }
  }

  /** Returns whether no change was made to these bytes before. */
  private boolean claim(long from, long length) {
    Map.Entry<Long, Long> before = claimed.lowerEntry(from + length);
    if (length == 0 || before != null && before.getValue() > from) {
      return false;
    }
    claimed.put(from, from + length);
    return true;
  }

  /** The values of an entry, to be changed in their place. */
  private final class Numbers {
    private final Tiff.Entry entry;
    private final ByteBuffer values;
    private Optional<ByteBuffer> widened = Optional.empty();
    private boolean changed;

    Numbers(Tiff.Entry entry) throws IOException {
      this.entry = entry;
      byte[] bytes = tiff.value(entry);
      this.values = tiff.buffer(bytes.length).put(bytes);
    }

    void set(int index, long value) throws UnsupportedMediaException {
      int width = (int) (entry.length() / entry.count());
      if (width < 8 && value >> 8 * width != 0) {
        if (width == 2 && entry.count() == 1 && !tiff.isBig()) {
          widened = Optional.of(tiff.buffer(10).putShort(LONG).putInt(1).putInt((int) value));
          return;
        }
        throw new UnsupportedMediaException(
            source.name(),
            "its strips are too long for a label: save it with fewer rows per strip");
      }
      changed = true;
      switch (width) {
        case 2 -> values.putShort(2 * index, (short) value);
        case 4 -> values.putInt(4 * index, (int) value);
        case 8 -> values.putLong(8 * index, value);
        default -> values.put(index, (byte) value);
      }
    }

    void store() throws IOException {
      if (widened.isPresent()) {
        store(entry.at() + 2, widened.get());
      } else if (changed) {
        store(entry.valueAt(), values);
      }
    }

    private void store(long at, ByteBuffer bytes) throws IOException {
      if (!claim(at, bytes.capacity())) {
        throw source.malformed(entry.at(), "the values share bytes with others");
      }
      edits.replace(at, bytes.capacity(), bytes.array());
    }
  }
}
