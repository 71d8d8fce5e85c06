package org.aigclabel.image.tiff;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;

/** What the entries of one page say of its pixels. */
final class TiffPage {

  private static final int BITS = 258;
  private static final int PHOTOMETRIC = 262;
  private static final int OFFSETS = 273;
  private static final int TILE_OFFSETS = 324;

  final MediaSource source;
  final Tiff tiff;
  final Tiff.Directory directory;
  final TiffCodec codec;
  final int width;
  final int height;
  final int samples;
  final int bits;
  final int photometric;
  final boolean planar;
  final boolean predicted;
  final boolean tiled;
  final int chunkWidth;
  final int chunkHeight;
  final long[] offsets;
  final long[] lengths;

  TiffPage(MediaSource source, Tiff tiff, Tiff.Directory directory) throws IOException {
    this.source = source;
    this.tiff = tiff;
    this.directory = directory;
    this.width = (int) side(256);
    this.height = (int) side(257);
    this.samples = (int) Math.min(64, number(277, 1));
    long[] depths = numbers(BITS);
    this.bits = depths.length == 0 ? 1 : (int) depths[0];
    this.photometric = (int) number(PHOTOMETRIC, 0);
    this.planar = number(284, 1) == 2 && samples > 1;
    this.predicted = number(317, 1) == 2;
    this.tiled = directory.find(TILE_OFFSETS).isPresent();
    this.chunkWidth = tiled ? (int) side(322) : width;
    long rows = tiled ? side(323) : Math.min(height, number(278, height));
    this.chunkHeight = (int) Math.max(1, rows);
    this.offsets = numbers(offsetsTag());
    this.lengths = numbers(lengthsTag());
    Optional<TiffCodec> known = TiffCodec.of(number(259, 1));
    boolean even = Arrays.stream(depths).allMatch(depth -> depth == bits);
    boolean whole = Arrays.stream(numbers(339)).allMatch(format -> format == 1);
    if (known.isEmpty() || !even || !whole || !drawable()) {
      throw unsupported();
    }
    this.codec = known.get();
    long pieces = (long) across() * down() * (planar ? samples : 1);
    if (offsets.length < pieces || lengths.length < pieces) {
      throw source.malformed(directory.at(), "a page of " + pieces + " pieces has fewer places");
    }
    if ((long) rowBytes() * chunkHeight > source.limits().block()) {
      throw source.malformed(directory.at(), "a piece of " + chunkWidth + " by " + chunkHeight);
    }
  }

  private boolean drawable() throws IOException {
    boolean deep = bits == 8 || bits == 16 || !predicted && (bits == 1 || bits == 2 || bits == 4);
    boolean model =
        switch (photometric) {
          case 0, 1, 3 -> true;
          case 2 -> samples >= 3;
          case 5 -> samples >= 4 && number(332, 1) == 1;
          default -> false;
        };
    long predictor = number(317, 1);
    return deep
        && model
        && number(266, 1) == 1
        && (predictor == 1 || predictor == 2)
        && (photometric != 3 || samples == 1 && bits <= 8);
  }

  private UnsupportedMediaException unsupported() throws IOException {
    return new UnsupportedMediaException(
        source.name(),
        "no label can be drawn on a page of compression "
            + number(259, 1)
            + ", "
            + bits
            + " bits, colour model "
            + photometric
            + ": save it with Deflate or LZW as 8-bit RGB or grey first");
  }

  private long side(int tag) throws IOException {
    long side = number(tag, 0);
    if (side < 1 || side > 1 << 24) {
      throw source.malformed(directory.at(), "tag " + tag + " says " + side + " pixels");
    }
    return side;
  }

  int offsetsTag() {
    return tiled ? TILE_OFFSETS : OFFSETS;
  }

  int lengthsTag() {
    return tiled ? 325 : 279;
  }

  long number(int tag, long otherwise) throws IOException {
    long[] numbers = numbers(tag);
    return numbers.length == 0 ? otherwise : numbers[0];
  }

  long[] numbers(int tag) throws IOException {
    Optional<Tiff.Entry> entry = directory.find(tag);
    return entry.isEmpty() ? new long[0] : tiff.numbers(entry.get());
  }

  int across() {
    return (width + chunkWidth - 1) / chunkWidth;
  }

  int down() {
    return (height + chunkHeight - 1) / chunkHeight;
  }

  /** Returns the samples of a pixel that stand together. */
  int together() {
    return planar ? 1 : samples;
  }

  int rowBytes() {
    return (int) Math.min(Integer.MAX_VALUE / 2, ((long) chunkWidth * together() * bits + 7) / 8);
  }

  /** Returns the rows that a piece in this row of pieces holds. */
  int rows(int down) {
    return tiled ? chunkHeight : Math.min(chunkHeight, height - down * chunkHeight);
  }

  int index(int across, int down, int plane) {
    return (plane * down() + down) * across() + across;
  }

  /** Reads a piece. */
  byte[] chunk(int index, int rows) throws IOException {
    long at = offsets[index];
    if (lengths[index] > source.limits().block() || at < 0 || lengths[index] < 0) {
      throw source.malformed(directory.at(), "a piece of " + lengths[index] + " bytes");
    }
    byte[] data = source.array(at, (int) lengths[index]);
    byte[] bytes = codec.decode(source, at, data, rowBytes() * rows);
    if (predicted) {
      predict(bytes, 1);
    }
    return bytes;
  }

  /** Returns a piece as it is stored. */
  byte[] encoded(byte[] chunk) {
    byte[] bytes = chunk.clone();
    if (predicted) {
      predict(bytes, -1);
    }
    return codec.encode(bytes, rowBytes());
  }

  private void predict(byte[] bytes, int sign) {
    int step = together() * bits / 8;
    int unit = bits / 8;
    for (int row = 0; row < bytes.length; row += rowBytes()) {
      int pixels = chunkWidth * together() - together();
      for (int n = 0; n < pixels; n++) {
        int i = sign > 0 ? n : pixels - 1 - n;
        int at = row + step + i * unit;
        put(bytes, at, value(bytes, at) + sign * value(bytes, at - step));
      }
    }
  }

  private boolean isLittle() {
    return tiff.buffer(1).order() == ByteOrder.LITTLE_ENDIAN;
  }

  private int value(byte[] bytes, int at) {
    if (bits == 8) {
      return bytes[at] & 0xFF;
    }
    int first = bytes[at] & 0xFF;
    int second = bytes[at + 1] & 0xFF;
    return isLittle() ? second << 8 | first : first << 8 | second;
  }

  private void put(byte[] bytes, int at, int value) {
    if (bits == 8) {
      bytes[at] = (byte) value;
    } else {
      bytes[at] = (byte) (isLittle() ? value : value >> 8);
      bytes[at + 1] = (byte) (isLittle() ? value >> 8 : value);
    }
  }

  /** Returns a sample of a piece; {@code i} counts samples in the row. */
  int sample(byte[] chunk, int row, int i) {
    int at = row * rowBytes() + i * bits / 8;
    return bits >= 8 ? value(chunk, at) : chunk[at] >> 8 - bits - i * bits % 8 & (1 << bits) - 1;
  }

  /** Sets a sample of a piece. */
  void sample(byte[] chunk, int row, int i, int value) {
    int at = row * rowBytes() + i * bits / 8;
    if (bits >= 8) {
      put(chunk, at, value);
    } else {
      int shift = 8 - bits - i * bits % 8;
      chunk[at] = (byte) (chunk[at] & ~((1 << bits) - 1 << shift) | value << shift);
    }
  }
}
