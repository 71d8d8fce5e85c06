package org.aigclabel.image.webp;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.draw.Backdrop;
import org.aigclabel.draw.Placement;
import org.aigclabel.draw.Stamp;
import org.aigclabel.image.Room;

/** Goes through the frames of an animation and keeps in mind where the label is still shown. */
final class WebpPainter {

  private final MediaSource source;
  private final Placement box;
  private final boolean[] shown;
  private final List<WebpFrame> lasting = new ArrayList<>();
  private Optional<Stamp> stamp = Optional.empty();
  private boolean addsAlpha;

  WebpPainter(MediaSource source, Placement box) {
    this.source = source;
    this.box = box;
    this.shown = new boolean[box.width() * box.height()];
  }

  /** Returns whether frames became larger, with clear pixels in what they gained. */
  boolean addsAlpha() {
    return addsAlpha;
  }

  /** Returns the frame's new data, or nothing if it leaves the label's place alone. */
  Optional<byte[]> paint(WebpFrame frame) throws IOException {
    boolean outside = false;
    boolean touches = false;
    for (int i = 0; i < shown.length; i++) {
      boolean covered = frame.covers(box.x() + i % box.width(), box.y() + i / box.width());
      touches |= covered;
      outside |= !covered && !shown[i];
    }
    WebpFrame changed = outside ? grown(frame) : frame;
    Room.require(source, (long) changed.width() * changed.height(), 16);
    Optional<byte[]> data = Optional.empty();
    if (touches || outside) {
      BufferedImage image = WebpCodec.decode(source, frame.stream(source));
      if (image.getWidth() != frame.width() || image.getHeight() != frame.height()) {
        throw source.malformed(frame.chunk().offset(), "a frame of another size than its picture");
      }
      if (stamp.isEmpty()) {
        stamp = Optional.of(box.paint(backdrop(image, frame.x(), frame.y())));
      }
      BufferedImage canvas = outside ? moved(image, frame, changed) : image;
      draw(canvas, stamp.get(), changed.x(), changed.y());
      byte[] stream = WebpCodec.encode(source, canvas, frame.mode(source));
      data = Optional.of(changed.with(source, stream));
    }
    for (int i = 0; i < shown.length; i++) {
      boolean covered = changed.covers(box.x() + i % box.width(), box.y() + i / box.width());
      shown[i] = !(covered && frame.clears());
    }
    if (!frame.clears()) {
      lasting.add(changed);
    }
    return data;
  }

  private WebpFrame grown(WebpFrame frame) throws IOException {
    WebpFrame grown = frame.around(box.x(), box.y(), box.x() + box.width(), box.y() + box.height());
    if ((frame.clears() || frame.replaces()) && lasting.stream().anyMatch(grown::meets)) {
      throw new UnsupportedMediaException(
          source.name(),
          "its frames clear parts of what earlier frames left: save it with whole frames and label"
              + " that");
    }
    addsAlpha = true;
    return grown;
  }

  private static BufferedImage moved(BufferedImage image, WebpFrame frame, WebpFrame changed) {
    BufferedImage canvas =
        new BufferedImage(changed.width(), changed.height(), BufferedImage.TYPE_INT_ARGB);
    int[] row = new int[frame.width()];
    for (int y = 0; y < frame.height(); y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      canvas.setRGB(
          frame.x() - changed.x(), y + frame.y() - changed.y(), row.length, 1, row, 0, row.length);
    }
    return canvas;
  }

  /** Returns the brightness under a label; what is clear or outside counts as white. */
  static Backdrop backdrop(BufferedImage image, int left, int top) {
    return (x, y) -> {
      int column = x - left;
      int row = y - top;
      if (column < 0 || row < 0 || column >= image.getWidth() || row >= image.getHeight()) {
        return 255;
      }
      int pixel = image.getRGB(column, row);
      return pixel >>> 24 < 128
          ? 255
          : Backdrop.luma(pixel >> 16 & 0xFF, pixel >> 8 & 0xFF, pixel & 0xFF);
    };
  }

  /** Draws a label onto a picture whose first pixel stands at a place of the canvas. */
  static void draw(BufferedImage image, Stamp stamp, int left, int top) {
    for (int y = stamp.y(); y < stamp.y() + stamp.height(); y++) {
      for (int x = stamp.x(); x < stamp.x() + stamp.width(); x++) {
        int column = x - left;
        int row = y - top;
        int over = stamp.at(x, y);
        boolean inside =
            column >= 0 && row >= 0 && column < image.getWidth() && row < image.getHeight();
        if (inside && over >>> 24 != 0) {
          image.setRGB(column, row, blend(image.getRGB(column, row), over));
        }
      }
    }
  }

  private static int blend(int under, int over) {
    int alpha = over >>> 24;
    int below = (under >>> 24) * (255 - alpha) / 255;
    int all = alpha + below;
    int red = ((over >> 16 & 0xFF) * alpha + (under >> 16 & 0xFF) * below) / all;
    int green = ((over >> 8 & 0xFF) * alpha + (under >> 8 & 0xFF) * below) / all;
    int blue = ((over & 0xFF) * alpha + (under & 0xFF) * below) / all;
    return all << 24 | red << 16 | green << 8 | blue;
  }
}
