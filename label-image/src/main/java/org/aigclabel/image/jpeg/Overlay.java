package org.aigclabel.image.jpeg;

import java.util.Arrays;
import org.aigclabel.draw.Placement;
import org.aigclabel.draw.Stamp;
import org.aigclabel.image.jpeg.Frame.Component;
import org.aigclabel.image.jpeg.Scan.Rows;

/**
 * What is drawn over one component, in its own resolution. Its blocks are known at once, their
 * brightness is observed, and only then is the label painted to stand out from it.
 *
 * <p>Only blocks in which something is drawn are touched; in these, only the difference that the
 * label makes is transformed and added, so that the rest of the block keeps its coefficients.
 */
final class Overlay {

  private static final int MOST = 1023;
  private static final int MIDDLE = 128;

  private final Component component;
  private final double scaleX;
  private final double scaleY;
  private final int left;
  private final int top;
  private final int wide;
  private final int high;

  /** Opacity, and opacity times tone, of each sample, block by block. */
  private final float[] cover;

  private final float[] tone;
  private final float[] means;
  private final boolean[] touched;
  private double wanted;
  private double missed;

  Overlay(Frame frame, Component component, Placement box) {
    this.component = component;
    this.scaleX = component.h() / (double) frame.maxH();
    this.scaleY = component.v() / (double) frame.maxV();
    this.left = (int) (box.x() * scaleX) / 8;
    this.top = (int) (box.y() * scaleY) / 8;
    this.wide = (int) ((box.x() + box.width() - 1) * scaleX) / 8 - left + 1;
    this.high = (int) ((box.y() + box.height() - 1) * scaleY) / 8 - top + 1;
    this.cover = new float[wide * high * 64];
    this.tone = new float[wide * high * 64];
    this.means = new float[wide * high];
    this.touched = new boolean[wide * high];
    Arrays.fill(means, MIDDLE);
  }

  /** Notes the mean of a block, from its DC coefficient; other blocks are ignored. */
  void observe(int blockX, int blockY, int dc, Quantisation quantisation) {
    if (covers(blockX, blockY)) {
      means[index(blockX, blockY)] = dc * quantisation.steps()[0] / 8f + MIDDLE;
    }
  }

  /** Returns the mean observed around a pixel of the picture. */
  float mean(int x, int y) {
    int blockX = Math.max(left, Math.min(left + wide - 1, (int) (x * scaleX) / 8));
    int blockY = Math.max(top, Math.min(top + high - 1, (int) (y * scaleY) / 8));
    return means[index(blockX, blockY)];
  }

  /** Takes the label, which must lie within the box. */
  void paint(Stamp stamp, Tones tones) {
    int[] columns = new int[stamp.width()];
    Arrays.setAll(columns, x -> place((int) ((stamp.x() + x) * scaleX) - left * 8, 64, 1));
    float share = (float) (scaleX * scaleY);
    float opacity = 0;
    float amount = 0;
    int last = 0;
    for (int y = 0; y < stamp.height(); y++) {
      int row = place((int) ((stamp.y() + y) * scaleY) - top * 8, 64 * wide, 8);
      for (int x = 0; x < columns.length; x++) {
        int argb = stamp.argb()[y * columns.length + x];
        if (argb >>> 24 == 0) {
          continue;
        }
        if (argb != last) { // neighbours are alike mostly
          last = argb;
          opacity = share * (argb >>> 24) / 255f;
          amount = opacity * (tones.tone(component.index(), argb) - MIDDLE);
        }
        int at = row + columns[x];
        cover[at] += opacity;
        tone[at] += amount;
        touched[at >> 6] = true;
      }
    }
    limitCover();
  }

  /** Returns what a row or column of samples adds to a place, by what a block and a sample add. */
  private static int place(int sample, int block, int step) {
    return (sample >> 3) * block + (sample & 7) * step;
  }

  /** Where sampling factors do not divide each other, a sample may gather more than its share. */
  private void limitCover() {
    for (int i = 0; i < cover.length; i++) {
      if (cover[i] > 1) {
        tone[i] /= cover[i];
        cover[i] = 1;
      }
    }
  }

  /** Returns zeroed coefficients for the blocks of the label's box. */
  Coefficients.Held held() {
    return Coefficients.Held.of(left, top, wide, high);
  }

  /** Returns whether a block lies in the label's box. */
  boolean covers(int blockX, int blockY) {
    int x = blockX - left;
    int y = blockY - top;
    return x >= 0 && y >= 0 && x < wide && y < high;
  }

  /** Returns whether something is drawn in a block. */
  boolean touches(int blockX, int blockY) {
    return covers(blockX, blockY) && touched[index(blockX, blockY)];
  }

  /** Returns the rows of blocks of the label's box. */
  Rows rows() {
    return new Rows(top, top + high);
  }

  /** Draws on a block of quantised coefficients in zigzag order. */
  void draw(short[] block, int at, int blockNumber, Quantisation quantisation) {
    int[] steps = quantisation.steps();
    float[] coefficients = new float[64];
    for (int k = 0; k < 64; k++) {
      coefficients[Dct.NATURAL[k]] = block[at + k] * steps[k];
    }
    float[] samples = Dct.samples(coefficients);
    for (int i = 0; i < 64; i++) {
      int from = blockNumber * 64 + i;
      samples[i] = tone[from] - cover[from] * samples[i];
    }
    float[] change = Dct.coefficients(samples);
    for (int k = 0; k < 64; k++) {
      int natural = Dct.NATURAL[k];
      int value = block[at + k] + Math.round(change[natural] / steps[k]);
      int least = k == 0 ? -MOST - 1 : -MOST;
      value = Math.max(least, Math.min(MOST, value));
      wanted += change[natural] * change[natural];
      change[natural] -= (value - block[at + k]) * steps[k];
      missed += change[natural] * change[natural];
      block[at + k] = (short) value;
    }
  }

  /** Returns the share of the label's power that coarse quantisation has lost so far, 0 to 1. */
  double loss() {
    return wanted == 0 ? 0 : missed / wanted;
  }

  /** Returns the number of a block in the box, for {@link #draw}. */
  int index(int blockX, int blockY) {
    return (blockY - top) * wide + blockX - left;
  }
}
