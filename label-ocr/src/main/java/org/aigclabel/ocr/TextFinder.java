package org.aigclabel.ocr;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Finds where text stands: the text detection model's map, cut into connected regions. */
final class TextFinder {

  private static final float TEXT = 0.3f;
  private static final float SURE = 0.5f;
  private static final int SMALLEST = 3;

  private TextFinder() {}

  /** Returns boxes around lines of text, grown from the model's shrunken regions. */
  static List<Rectangle> find(BufferedImage image) {
    int width = Math.max(32, (image.getWidth() + 31) / 32 * 32);
    int height = Math.max(32, (image.getHeight() + 31) / 32 * 32);
    BufferedImage canvas = Pictures.canvas(image, width, height);
    float[] map = Models.shared().detect(Planes.forDetection(canvas)).values();
    List<Rectangle> boxes = new ArrayList<>();
    boolean[] seen = new boolean[map.length];
    Rectangle whole = new Rectangle(image.getWidth(), image.getHeight());
    for (int i = 0; i < map.length; i++) {
      if (!seen[i] && map[i] > TEXT) {
        Rectangle box = grown(map, seen, i, width);
        if (!box.isEmpty() && box.intersects(whole)) {
          boxes.add(box.intersection(whole));
        }
      }
    }
    return boxes;
  }

  /** Takes in a connected region; empty if it is too small or the model not sure of it. */
  private static Rectangle grown(float[] map, boolean[] seen, int start, int width) {
    ArrayDeque<Integer> open = new ArrayDeque<>(List.of(start));
    seen[start] = true;
    int left = Integer.MAX_VALUE;
    int top = Integer.MAX_VALUE;
    int right = 0;
    int bottom = 0;
    double sum = 0;
    int count = 0;
    while (!open.isEmpty()) {
      int at = open.poll();
      int x = at % width;
      int y = at / width;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      sum += map[at];
      count++;
      push(map, seen, open, x > 0 ? at - 1 : -1);
      push(map, seen, open, x < width - 1 ? at + 1 : -1);
      push(map, seen, open, at - width);
      push(map, seen, open, at + width);
    }
    int w = right - left + 1;
    int h = bottom - top + 1;
    if (Math.min(w, h) < SMALLEST || sum / count < SURE) {
      return new Rectangle();
    }
    // The model is trained on regions shrunk by area / perimeter; 1.6 is the usual way back.
    int margin = (int) Math.ceil(1.6 * w * h / (2.0 * (w + h)));
    return new Rectangle(left - margin, top - margin, w + 2 * margin, h + 2 * margin);
  }

  private static void push(float[] map, boolean[] seen, ArrayDeque<Integer> open, int at) {
    if (at >= 0 && at < map.length && !seen[at] && map[at] > TEXT) {
      seen[at] = true;
      open.add(at);
    }
  }
}
