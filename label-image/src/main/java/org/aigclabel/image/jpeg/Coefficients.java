package org.aigclabel.image.jpeg;

import java.util.ArrayList;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.image.jpeg.Frame.Component;
import org.aigclabel.image.jpeg.Scan.Rows;

/**
 * Coefficients of some blocks of a picture, in zigzag order, block by block.
 *
 * @param held the blocks, by component
 */
record Coefficients(List<Held> held) {

  /**
   * A rectangle of blocks of one component.
   *
   * @param left its first column
   * @param top its first row
   * @param wide blocks in a row
   * @param high rows
   * @param values the coefficients
   */
  record Held(int left, int top, int wide, int high, short[] values) {

    static Held of(int left, int top, int wide, int high) {
      return new Held(left, top, wide, high, new short[wide * high * 64]);
    }
  }

  /** Returns zeroed coefficients for the blocks under a label. */
  static Coefficients under(Picture picture) {
    return new Coefficients(picture.overlays().stream().map(Overlay::held).toList());
  }

  /**
   * Returns zeroed coefficients for every block, with the padding blocks of interleaved scans;
   * refuses what this machine has no memory for.
   */
  static Coefficients all(MediaSource source, Frame frame) throws UnsupportedMediaException {
    requireRoom(source, frame, 64 * Short.BYTES);
    List<Held> held = new ArrayList<>();
    for (Component c : frame.components()) {
      held.add(Held.of(0, 0, frame.mcusWide() * c.h(), frame.mcusHigh() * c.v()));
    }
    return new Coefficients(held);
  }

  /** Refuses pictures that this machine has not this many bytes for each block of. */
  static void requireRoom(MediaSource source, Frame frame, int bytes)
      throws UnsupportedMediaException {
    long all = 0;
    long most = 0;
    for (Component c : frame.components()) {
      long blocks = (long) frame.mcusWide() * c.h() * frame.mcusHigh() * c.v();
      all += blocks * bytes;
      most = Math.max(most, blocks * 64);
    }
    if (all > Runtime.getRuntime().maxMemory() / 2 || most > Integer.MAX_VALUE - 8) {
      throw new UnsupportedMediaException(
          source.name(),
          "a progressive JPEG that takes "
              + all
              + " bytes to draw on; give Java more memory or convert it to baseline JPEG first");
    }
  }

  /** Returns where a block of a component begins, or less than 0 if it is not held. */
  int at(Component component, int blockX, int blockY) {
    Held blocks = held.get(component.index());
    int x = blockX - blocks.left();
    int y = blockY - blocks.top();
    return x >= 0 && y >= 0 && x < blocks.wide() && y < blocks.high()
        ? (y * blocks.wide() + x) * 64
        : -1;
  }

  /** Returns the rows of blocks that are held, by component. */
  List<Rows> rows() {
    return held.stream().map(h -> new Rows(h.top(), h.top() + h.high())).toList();
  }

  short[] of(Component component) {
    return held.get(component.index()).values();
  }

  /** Multiplies all coefficients as finer quantisation demands. */
  void refine(Picture picture) {
    for (Component component : picture.frame().components()) {
      short[] blocks = of(component);
      for (int at = 0; at < blocks.length; at += 64) {
        picture.quantisation(component).refine(blocks, at);
      }
    }
  }

  /** Lets the overlays see what they will be drawn on. */
  void observe(Picture picture) {
    for (Component component : picture.frame().components()) {
      Held blocks = held.get(component.index());
      for (int i = 0; i < blocks.wide() * blocks.high(); i++) {
        picture
            .overlay(component)
            .observe(
                blocks.left() + i % blocks.wide(),
                blocks.top() + i / blocks.wide(),
                blocks.values()[i * 64],
                picture.quantisation(component));
      }
    }
  }

  /** Draws on every touched block. */
  void draw(Picture picture) {
    for (Component component : picture.frame().components()) {
      Overlay overlay = picture.overlay(component);
      Held blocks = held.get(component.index());
      for (int i = 0; i < blocks.wide() * blocks.high(); i++) {
        int x = blocks.left() + i % blocks.wide();
        int y = blocks.top() + i / blocks.wide();
        if (overlay.touches(x, y)) {
          Quantisation quantisation = picture.quantisation(component);
          overlay.draw(blocks.values(), i * 64, overlay.index(x, y), quantisation);
        }
      }
    }
  }
}
