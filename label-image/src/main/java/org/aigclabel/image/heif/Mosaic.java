package org.aigclabel.image.heif;

/**
 * A picture's decoded tiles as one picture.
 *
 * @param frames the tiles in rows
 * @param columns how many stand in a row
 * @param fullRange whether black is 0 and white the largest value
 */
record Mosaic(Frames frames, int columns, boolean fullRange) {

  private int tile(int x, int y) {
    return y / frames.height() * columns + x / frames.width();
  }

  /** Returns the value of a grey of 0 black to 255 white. */
  private int level(int grey) {
    int most = frames.layout().most();
    return fullRange
        ? (grey * most + 127) / 255
        : (16 << frames.layout().depth() - 8)
            + (grey * (219 << frames.layout().depth() - 8) + 127) / 255;
  }

  /** Returns the brightness of a pixel, 0 black to 255 white. */
  int luma(int x, int y) {
    int value = sample(x, y);
    int black = level(0);
    return Math.max(0, Math.min(255, (value - black) * 255 / (level(255) - black)));
  }

  /** Returns the luma as it is stored. */
  int sample(int x, int y) {
    return frames.sample(tile(x, y), 0, x % frames.width(), y % frames.height());
  }

  /** Lays a grey over a pixel's luma. */
  void blend(int x, int y, int grey, int weight) {
    int value = mixed(sample(x, y), level(grey), weight);
    frames.sample(tile(x, y), frames.place(0, x % frames.width(), y % frames.height()), value);
  }

  /** Takes the colour out of the chroma samples under a box, as far as each is covered. */
  void discolour(Cover cover) {
    Frames.Layout layout = frames.layout();
    if (!layout.colour()) {
      return;
    }
    int across = 1 << layout.acrossShift();
    int down = 1 << layout.downShift();
    for (int y = cover.y() & -down; y < cover.y() + cover.height(); y += down) {
      for (int x = cover.x() & -across; x < cover.x() + cover.width(); x += across) {
        int weight = 0;
        for (int i = 0; i < across * down; i++) {
          weight += cover.at(x + i % across, y + i / across);
        }
        weight /= across * down;
        int column = x % frames.width() >> layout.acrossShift();
        int row = y % frames.height() >> layout.downShift();
        int tile = tile(x, y);
        for (int plane = 1; weight > 0 && plane <= 2; plane++) {
          int old = frames.sample(tile, plane, column, row);
          int neutral = 1 << layout.depth() - 1;
          frames.sample(tile, frames.place(plane, column, row), mixed(old, neutral, weight));
        }
      }
    }
  }

  private static int mixed(int under, int over, int weight) {
    return (over * weight + under * (255 - weight) + 127) / 255;
  }
}
