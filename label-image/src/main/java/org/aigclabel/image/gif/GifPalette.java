package org.aigclabel.image.gif;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A frame's colours, to which those of a label are added; rare ones give way if it is full. */
final class GifPalette {

  private static final int MOST = 256;

  /** Two dozen levels in every channel: too little to see in a label. */
  private static final int CLOSE = 10 * 24 * 24;

  private final int[] colours;
  private final int[] uses = new int[MOST];
  private final int[] moved = new int[MOST];
  private final Map<Integer, Integer> indexes = new HashMap<>();
  private final Set<Integer> added = new LinkedHashSet<>();
  private final List<Integer> settled = new ArrayList<>();
  private int clear;

  private GifPalette(int[] colours, int clear) {
    this.colours = colours;
    this.clear = clear;
  }

  /**
   * Counts the colours; {@code clear} is their clear index, -1 for one still to be found, -2 for
   * none.
   */
  static GifPalette of(int[] colours, byte[] pixels, int clear) {
    GifPalette palette = new GifPalette(colours, clear);
    for (byte pixel : pixels) {
      palette.uses[pixel & 0xFF]++;
    }
    return palette;
  }

  /** Adds a colour of the label. */
  void add(int colour) {
    added.add(colour);
  }

  /** Gives every colour its index; returns how many colours in use gave way. */
  int settle() {
    List<Integer> free = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      moved[i] = i;
      settled.add(i < colours.length ? colours[i] : -1);
      boolean taken = uses[i] > 0 && i < colours.length || i == clear;
      if (!taken) {
        free.add(i);
        uses[i] = Integer.MAX_VALUE;
      }
    }
    int lost = 0;
    if (clear == -1) {
      lost += free.isEmpty() ? release(free) : 0;
      clear = free.remove(0);
      settled.set(clear, 0);
    }
    for (int colour : added) {
      int present = present(colour);
      if (present < 0 && free.isEmpty()) {
        present = nearest(colour, clear);
        if (distance(settled.get(present), colour) > CLOSE) {
          lost += release(free);
          present = -1;
        }
      }
      if (present < 0) {
        present = free.get(0);
        settled.set(present, colour);
      }
      free.remove((Integer) present);
      indexes.put(colour, present);
    }
    return lost;
  }

  private int present(int colour) {
    for (int i = 0; i < MOST; i++) {
      if (i != clear
          && settled.get(i) == colour
          && (i < colours.length || uses[i] == Integer.MAX_VALUE)) {
        return i;
      }
    }
    return -1;
  }

  /** Frees the rarest colour, whose pixels take the nearest other. */
  private int release(List<Integer> free) {
    int rarest = -1;
    for (int i = 0; i < MOST; i++) {
      boolean kept = i == clear || added.contains(settled.get(i)) || moved[i] != i;
      if (!kept && (rarest < 0 || uses[i] < uses[rarest])) {
        rarest = i;
      }
    }
    int nearest = nearest(settled.get(rarest), rarest);
    for (int i = 0; i < MOST; i++) {
      moved[i] = moved[i] == rarest ? nearest : moved[i];
    }
    uses[nearest] += uses[rarest];
    uses[rarest] = Integer.MAX_VALUE;
    free.add(rarest);
    return 1;
  }

  /** Returns the index of the nearest colour but one, never that of clear pixels. */
  private int nearest(int colour, int but) {
    int nearest = -1;
    for (int i = 0; i < MOST; i++) {
      if (i != but
          && i != clear
          && moved[i] == i
          && settled.get(i) >= 0
          && (nearest < 0
              || distance(settled.get(i), colour) < distance(settled.get(nearest), colour))) {
        nearest = i;
      }
    }
    return nearest;
  }

  private static int distance(int a, int b) {
    int red = (a >> 16 & 0xFF) - (b >> 16 & 0xFF);
    int green = (a >> 8 & 0xFF) - (b >> 8 & 0xFF);
    int blue = (a & 0xFF) - (b & 0xFF);
    return 3 * red * red + 6 * green * green + blue * blue;
  }

  /** Returns the index of clear pixels, or -1. */
  int clear() {
    return clear < 0 ? -1 : clear;
  }

  /** Returns the index that a pixel has now. */
  byte moved(byte pixel) {
    return (byte) moved[pixel & 0xFF];
  }

  /** Returns the index of a colour of the label. */
  byte index(int colour) {
    return indexes.getOrDefault(colour, 0).byteValue();
  }

  /** Returns the colours up to the last in use. */
  int[] colours() {
    int count = Math.max(2, colours.length);
    for (int i = 0; i < MOST; i++) {
      count = settled.get(i) >= 0 ? Math.max(count, i + 1) : count;
    }
    int[] all = new int[count];
    for (int i = 0; i < count; i++) {
      all[i] = Math.max(0, settled.get(i));
    }
    return all;
  }
}
