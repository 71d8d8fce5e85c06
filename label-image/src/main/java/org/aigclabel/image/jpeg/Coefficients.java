package org.aigclabel.image.jpeg;

import java.util.ArrayList;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.image.jpeg.Frame.Component;

/**
 * All coefficients of a picture, in zigzag order, block by block, with the padding blocks of
 * interleaved scans.
 *
 * @param frame the frame
 * @param wide blocks in a row with padding, by component
 * @param values the coefficients, by component
 */
record Coefficients(Frame frame, int[] wide, List<short[]> values) {

  /** Returns zeroed coefficients; refuses what this machine has no memory for. */
  static Coefficients of(MediaSource source, Frame frame) throws UnsupportedMediaException {
    long all = 0;
    long most = 0;
    for (Component c : frame.components()) {
      long count = (long) frame.mcusWide() * c.h() * frame.mcusHigh() * c.v() * 64;
      all += count;
      most = Math.max(most, count);
    }
    if (all * 2 > Runtime.getRuntime().maxMemory() / 2 || most > Integer.MAX_VALUE - 8) {
      throw new UnsupportedMediaException(
          source.name(),
          "a progressive JPEG whose coefficients take "
              + all * 2
              + " bytes; give Java more memory or convert it to baseline JPEG first");
    }
    int[] wide = new int[frame.components().size()];
    List<short[]> values = new ArrayList<>();
    for (Component c : frame.components()) {
      wide[c.index()] = frame.mcusWide() * c.h();
      values.add(new short[wide[c.index()] * frame.mcusHigh() * c.v() * 64]);
    }
    return new Coefficients(frame, wide, values);
  }

  /** Returns where a block of a component begins. */
  int at(Component component, int x, int y) {
    return (y * wide[component.index()] + x) * 64;
  }

  short[] of(Component component) {
    return values.get(component.index());
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
      Overlay overlay = picture.overlay(component);
      for (int y = 0; y < component.high(); y++) {
        for (int x = 0; overlay.touchesRows(y, y + 1) && x < component.wide(); x++) {
          int dc = of(component)[at(component, x, y)];
          overlay.observe(x, y, dc, picture.quantisation(component));
        }
      }
    }
  }

  /** Draws on every touched block. */
  void draw(Picture picture) {
    for (Component component : picture.frame().components()) {
      Overlay overlay = picture.overlay(component);
      for (int y = 0; y < component.high(); y++) {
        for (int x = 0; overlay.touchesRows(y, y + 1) && x < component.wide(); x++) {
          if (overlay.touches(x, y)) {
            overlay.draw(
                of(component),
                at(component, x, y),
                overlay.index(x, y),
                picture.quantisation(component));
          }
        }
      }
    }
  }
}
