package org.aigclabel.image.tiff;

import java.io.IOException;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.draw.Backdrop;
import org.aigclabel.draw.Stamp;

/** The pixels of those pieces of a page that are in memory. */
final class TiffPixels {

  private static final int PALETTE = 3;
  private static final int CMYK = 5;
  private static final int LEAST_RANGE = 128;

  private final TiffPage page;
  private final Map<Integer, byte[]> chunks;
  private final int most;
  private final int colours;
  private final int[] palette;
  private final int extra;

  TiffPixels(TiffPage page, Map<Integer, byte[]> chunks) throws IOException {
    this.page = page;
    this.chunks = chunks;
    this.most = (1 << page.bits) - 1;
    this.colours = page.photometric == 2 ? 3 : page.photometric == CMYK ? 4 : 1;
    this.palette = page.photometric == PALETTE ? palette(page) : new int[0];
    long kind = page.samples > colours ? page.number(338, 0) : 0;
    this.extra = kind == 1 || kind == 2 ? (int) kind : 0;
    if (palette.length > 0) {
      int dark = palette[nearest(0, 0, 0)];
      int light = palette[nearest(255, 255, 255)];
      if (luma(light) - luma(dark) < LEAST_RANGE) {
        throw new UnsupportedMediaException(
            page.source.name(),
            "its palette has no colours for legible text: save it as RGB first");
      }
    }
  }

  private static int luma(int rgb) {
    return Backdrop.luma(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
  }

  private static int[] palette(TiffPage page) throws IOException {
    long[] map = page.numbers(320);
    int size = 1 << page.bits;
    if (map.length < 3 * size) {
      throw page.source.malformed(page.directory.at(), "a palette of " + map.length + " values");
    }
    int[] palette = new int[size];
    for (int i = 0; i < size; i++) {
      palette[i] =
          (int) (map[i] >> 8) << 16
              | (int) (map[size + i] >> 8) << 8
              | (int) (map[2 * size + i] >> 8);
    }
    return palette;
  }

  private byte[] chunk(int x, int y, int sample) {
    int index = page.index(x / page.chunkWidth, y / page.chunkHeight, page.planar ? sample : 0);
    byte[] chunk = chunks.get(index);
    if (chunk == null) {
      throw new IllegalStateException("piece " + index + " is not in memory");
    }
    return chunk;
  }

  private int place(int x, int sample) {
    return x % page.chunkWidth * page.together() + (page.planar ? 0 : sample);
  }

  private int sample(int x, int y, int sample) {
    return page.sample(chunk(x, y, sample), y % page.chunkHeight, place(x, sample));
  }

  private void change(int x, int y, int sample, IntUnaryOperator change) {
    int now = change.applyAsInt(sample(x, y, sample));
    page.sample(chunk(x, y, sample), y % page.chunkHeight, place(x, sample), now);
  }

  /** Returns a pixel as RGB of 8 bits. */
  int rgb(int x, int y) {
    if (page.photometric == PALETTE) {
      return palette[sample(x, y, 0)];
    }
    int[] values = new int[colours];
    for (int i = 0; i < colours; i++) {
      values[i] = (int) (sample(x, y, i) * 255L / most);
    }
    return switch (colours) {
      case 3 -> values[0] << 16 | values[1] << 8 | values[2];
      case 4 ->
          ink(values[0], values[3]) << 16
              | ink(values[1], values[3]) << 8
              | ink(values[2], values[3]);
      default -> (page.photometric == 0 ? 255 - values[0] : values[0]) * 0x010101;
    };
  }

  private static int ink(int colour, int black) {
    return (255 - colour) * (255 - black) / 255;
  }

  /** Lays a grey of 8 bits over a pixel. */
  void blend(int x, int y, int grey, int alpha) {
    if (page.photometric == PALETTE) {
      int rgb = rgb(x, y);
      int red = Stamp.over(rgb >> 16 & 0xFF, grey, alpha);
      int green = Stamp.over(rgb >> 8 & 0xFF, grey, alpha);
      int nearest = nearest(red, green, Stamp.over(rgb & 0xFF, grey, alpha));
      change(x, y, 0, old -> nearest);
      return;
    }
    boolean clear = extra == 2 && sample(x, y, colours) == 0;
    for (int i = 0; i < colours; i++) {
      int level =
          page.photometric == CMYK
              ? i < 3 ? 0 : 255 - grey
              : page.photometric == 0 ? 255 - grey : grey;
      int value = (int) (level * (long) most / 255);
      change(x, y, i, old -> clear ? value : Stamp.over(old, value, alpha));
    }
    if (extra != 0) {
      change(x, y, colours, old -> Stamp.over(old, most, alpha));
    }
  }

  private int nearest(int red, int green, int blue) {
    int nearest = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < palette.length; i++) {
      int r = (palette[i] >> 16 & 0xFF) - red;
      int g = (palette[i] >> 8 & 0xFF) - green;
      int b = (palette[i] & 0xFF) - blue;
      int distance = 3 * r * r + 6 * g * g + b * b;
      if (distance < least) {
        least = distance;
        nearest = i;
      }
    }
    return nearest;
  }
}
