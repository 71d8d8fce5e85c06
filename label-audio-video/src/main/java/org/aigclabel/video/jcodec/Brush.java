package org.aigclabel.video.jcodec;

import org.aigclabel.draw.Backdrop;
import org.aigclabel.draw.Stamp;
import org.aigclabel.video.splice.PicturePainter.Drawing;
import org.aigclabel.video.splice.Section;
import org.aigclabel.video.splice.Section.Window;
import org.jcodec.common.model.Picture;
import org.jspecify.annotations.Nullable;

/** Lays the label over pictures in the order of display. JCodec's samples are less by 128. */
final class Brush {

  private static final int MIDDLE = 128;
  private static final double MOMENT = 0.0005;

  private final Drawing drawing;
  private @Nullable Stamp stamp;
  private int shown;

  Brush(Drawing drawing) {
    this.drawing = drawing;
  }

  void draw(Picture picture) {
    Stamp label = stamp == null ? drawing.label().apply(backdrop(picture)) : stamp;
    stamp = label;
    double time = shown++ / (double) Section.RATE;
    double share = 0;
    for (Window window : drawing.windows()) {
      share = Math.max(share, share(window, time + MOMENT));
    }
    if (share > 0) {
      luma(picture, label, share);
      chroma(picture, label, share, 1);
      chroma(picture, label, share, 2);
    }
  }

  private Backdrop backdrop(Picture picture) {
    int width = picture.getPlaneWidth(0);
    byte[] luma = picture.getPlaneData(0).clone();
    return (x, y) -> {
      int column = (int) (x / drawing.stretch());
      int at = y * width + column;
      return column >= 0 && column < width && at >= 0 && at < luma.length
          ? luma[at] + MIDDLE
          : MIDDLE;
    };
  }

  private static double share(Window window, double time) {
    if (time < window.from() || time >= window.to()) {
      return 0;
    }
    double in = window.in() <= 0 ? 1 : (time - window.from()) / window.in();
    double out = window.out() <= 0 ? 1 : (window.to() - time) / window.out();
    return Math.min(1, Math.min(in, out));
  }

  private void luma(Picture picture, Stamp label, double share) {
    byte[] plane = picture.getPlaneData(0);
    int width = picture.getPlaneWidth(0);
    for (int y = label.y();
        y < Math.min(label.y() + label.height(), picture.getPlaneHeight(0));
        y++) {
      for (int x = 0; x < width; x++) {
        int pixel = label.at((int) (x * drawing.stretch()), y);
        int alpha = (int) Math.round((pixel >>> 24) * share);
        if (alpha > 0) {
          int at = y * width + x;
          plane[at] = (byte) (Stamp.over(plane[at] + MIDDLE, luma(pixel), alpha) - MIDDLE);
        }
      }
    }
  }

  /** Returns limited-range luma of BT.601, as FFmpeg gives the label. */
  private static int luma(int pixel) {
    int red = pixel >> 16 & 0xFF;
    int green = pixel >> 8 & 0xFF;
    return (int) Math.round(16 + (65.481 * red + 128.553 * green + 24.966 * (pixel & 0xFF)) / 255);
  }

  private void chroma(Picture picture, Stamp label, double share, int which) {
    byte[] plane = picture.getPlaneData(which);
    int width = picture.getPlaneWidth(which);
    for (int y = label.y() / 2; y < picture.getPlaneHeight(which); y++) {
      for (int x = 0; x < width; x++) {
        int pixel = label.at((int) (2 * x * drawing.stretch()), 2 * y);
        int alpha = (int) Math.round((pixel >>> 24) * share);
        if (alpha > 0) {
          int at = y * width + x;
          int colour = which == 1 ? blue(pixel) : red(pixel);
          plane[at] = (byte) (Stamp.over(plane[at] + MIDDLE, colour, alpha) - MIDDLE);
        }
      }
    }
  }

  private static int blue(int pixel) {
    double sum = -37.797 * (pixel >> 16 & 0xFF) - 74.203 * (pixel >> 8 & 0xFF);
    return (int) Math.round(MIDDLE + (sum + 112 * (pixel & 0xFF)) / 255);
  }

  private static int red(int pixel) {
    double sum = 112 * (pixel >> 16 & 0xFF) - 93.786 * (pixel >> 8 & 0xFF);
    return (int) Math.round(MIDDLE + (sum - 18.214 * (pixel & 0xFF)) / 255);
  }
}
