package org.aigclabel.image.gif;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.draw.Placement;
import org.aigclabel.draw.Stamp;
import org.aigclabel.explicit.Loss;
import org.aigclabel.image.Room;

/** Goes through the frames and keeps in mind what stands in the label's box, with and without. */
final class GifPainter {

  private static final int CLEAR = -1;

  private final MediaSource source;
  private final Placement box;
  private final Loss loss;
  private final int[] plain;
  private final int[] marked;
  private final List<GifFrame> lasting = new ArrayList<>();
  private Optional<Stamp> stamp = Optional.empty();
  private int[] ink = {};
  private int painted;
  private int merged;

  GifPainter(MediaSource source, Placement box, Loss loss) {
    this.source = source;
    this.box = box;
    this.loss = loss;
    this.plain = new int[box.width() * box.height()];
    this.marked = new int[plain.length];
    Arrays.fill(plain, CLEAR);
    Arrays.fill(marked, CLEAR);
  }

  /** Returns the number of frames that were changed. */
  int painted() {
    return painted;
  }

  /** Returns the number of colours that gave way to the label's. */
  int merged() {
    return merged;
  }

  void paint(GifFrame frame, Plan.Edits edits) throws IOException {
    int[] plainBefore = plain.clone();
    int[] markedBefore = marked.clone();
    boolean meets = frame.width() > 0 && frame.height() > 0 && frame.meets(area(frame));
    byte[] pixels = meets ? frame.pixels(source) : new byte[0];
    int[] palette = frame.palette(source);
    if (meets) {
      draw(frame, pixels, palette);
    }
    if (stamp.isEmpty()) {
      stamp = Optional.of(box.paint((x, y) -> luma(plain[index(x, y)])));
      ink = ink(stamp.get());
    }
    int[] wanted = wanted(frame, pixels);
    GifFrame changed = frame;
    if (Arrays.stream(wanted).anyMatch(colour -> colour != CLEAR)) {
      changed = extended(frame, wanted);
      Room.require(source, (long) changed.width() * changed.height(), 8);
      byte[] before = meets || changed.equals(frame) ? pixels : frame.pixels(source);
      change(frame, changed, new Change(before, palette, wanted), edits);
    }
    for (int i = 0; i < plain.length; i++) {
      marked[i] = ink[i] == CLEAR ? plain[i] : ink[i];
    }
    dispose(frame, changed, plainBefore, markedBefore);
  }

  private record Change(byte[] pixels, int[] palette, int[] wanted) {}

  private GifFrame area(GifFrame like) {
    return like.at(box.x(), box.y(), box.x() + box.width(), box.y() + box.height());
  }

  private int index(int x, int y) {
    return (y - box.y()) * box.width() + x - box.x();
  }

  private void draw(GifFrame frame, byte[] pixels, int[] palette) {
    for (int i = 0; i < plain.length; i++) {
      int pixel = pixel(frame, pixels, i);
      if (pixel >= 0 && pixel != frame.clear()) {
        plain[i] = pixel < palette.length ? palette[pixel] : 0;
      }
    }
  }

  /** Returns the frame's pixel at a place of the box, or -1 if it has none there. */
  private int pixel(GifFrame frame, byte[] pixels, int i) {
    int x = box.x() + i % box.width();
    int y = box.y() + i / box.width();
    return pixels.length > 0 && frame.covers(x, y)
        ? pixels[(y - frame.y()) * frame.width() + x - frame.x()] & 0xFF
        : -1;
  }

  /** Returns the colours that the frame has to show in the box; clear where it need not. */
  private int[] wanted(GifFrame frame, byte[] pixels) {
    int[] wanted = new int[plain.length];
    for (int i = 0; i < wanted.length; i++) {
      int pixel = pixel(frame, pixels, i);
      boolean opaque = pixel >= 0 && pixel != frame.clear();
      wanted[i] = ink[i] != CLEAR && (opaque || marked[i] != ink[i]) ? ink[i] : CLEAR;
    }
    return wanted;
  }

  private GifFrame extended(GifFrame frame, int[] wanted) throws IOException {
    int left = frame.x();
    int top = frame.y();
    int right = frame.x() + frame.width();
    int bottom = frame.y() + frame.height();
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i] != CLEAR) {
        int x = box.x() + i % box.width();
        int y = box.y() + i / box.width();
        left = Math.min(left, x);
        top = Math.min(top, y);
        right = Math.max(right, x + 1);
        bottom = Math.max(bottom, y + 1);
      }
    }
    GifFrame extended = frame.at(left, top, right, bottom);
    boolean grows = extended.width() != frame.width() || extended.height() != frame.height();
    if (grows && frame.disposal() == 2 && lasting.stream().anyMatch(extended::meets)) {
      throw new UnsupportedMediaException(
          source.name(),
          "its frames clear parts of what earlier frames left: save it with whole frames"
              + " (unoptimized) and label that");
    }
    return extended;
  }

  private void change(GifFrame frame, GifFrame changed, Change change, Plan.Edits edits)
      throws IOException {
    boolean holes = changed.width() != frame.width() || changed.height() != frame.height();
    boolean transparent = frame.clear() >= 0 || holes;
    GifPalette colours =
        GifPalette.of(change.palette(), change.pixels(), transparent ? frame.clear() : -2);
    for (int colour : change.wanted()) {
      if (colour != CLEAR) {
        colours.add(colour);
      }
    }
    int lost = colours.settle();
    if (lost > 0 && loss == Loss.FORBIDDEN) {
      throw new UnsupportedMediaException(
          source.name(), "its palette is full: the label needs colours that others have to leave");
    }
    merged += lost;
    byte[] pixels = new byte[changed.width() * changed.height()];
    Arrays.fill(pixels, (byte) Math.max(0, colours.clear()));
    for (int y = 0; y < frame.height(); y++) {
      int to = (y + frame.y() - changed.y()) * changed.width() + frame.x() - changed.x();
      for (int x = 0; x < frame.width(); x++) {
        pixels[to + x] = colours.moved(change.pixels()[y * frame.width() + x]);
      }
    }
    for (int i = 0; i < change.wanted().length; i++) {
      if (change.wanted()[i] != CLEAR) {
        int x = box.x() + i % box.width() - changed.x();
        int y = box.y() + i / box.width() - changed.y();
        pixels[y * changed.width() + x] = colours.index(change.wanted()[i]);
      }
    }
    painted++;
    edits.replace(
        frame.block().offset(), frame.block().length(), changed.encode(pixels, colours.colours()));
    control(frame, colours.clear(), edits);
  }

  private void control(GifFrame frame, int clear, Plan.Edits edits) throws IOException {
    if (clear == frame.clear()) {
      return;
    }
    byte[] control = {0x21, (byte) 0xF9, 4, 0, 0, 0, 0, 0};
    long at = frame.block().offset();
    if (frame.control().isPresent()) {
      at = frame.control().get().offset();
      control = source.array(at, 8);
    }
    control[3] |= 1;
    control[6] = (byte) clear;
    if (frame.control().isPresent()) {
      edits.replace(at, 8, control);
    } else {
      edits.insert(at, control);
    }
  }

  private void dispose(GifFrame frame, GifFrame changed, int[] plainBefore, int[] markedBefore) {
    switch (frame.disposal()) {
      case 2 -> {
        for (int i = 0; i < plain.length; i++) {
          int x = box.x() + i % box.width();
          int y = box.y() + i / box.width();
          plain[i] = frame.covers(x, y) ? CLEAR : plain[i];
          marked[i] = changed.covers(x, y) ? CLEAR : marked[i];
        }
      }
      case 3 -> {
        System.arraycopy(plainBefore, 0, plain, 0, plain.length);
        System.arraycopy(markedBefore, 0, marked, 0, marked.length);
      }
      default -> lasting.add(changed);
    }
  }

  /** Returns the label's pixels in four greys without half-clear ones, which GIF does not know. */
  private int[] ink(Stamp label) {
    int strongest = Arrays.stream(label.argb()).map(pixel -> pixel >>> 24).max().orElse(0);
    return Arrays.stream(label.argb())
        .map(
            pixel -> {
              int grey = ((pixel & 0xFF) + 42) / 85 * 85;
              return pixel >>> 24 <= strongest / 2 ? CLEAR : grey << 16 | grey << 8 | grey;
            })
        .toArray();
  }

  private static int luma(int colour) {
    return colour == CLEAR
        ? 255
        : org.aigclabel.draw.Backdrop.luma(colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF);
  }
}
