package org.aigclabel.container;

import java.util.ArrayList;
import java.util.List;

/**
 * Where frames of ID3v2 that speak of moments hold them, in milliseconds: chapters, event codes and
 * synchronised lyrics.
 *
 * @see <a href="https://id3.org/id3v2.4.0-frames">ID3v2.4, frames 4.5 and 4.9</a>
 */
final class Id3Times {

  private static final int MILLISECONDS = 2;

  private final byte[] data;
  private final int to;
  private final List<Integer> places = new ArrayList<>();

  private Id3Times(byte[] data, int to) {
    this.data = data;
    this.to = to;
  }

  /** Returns the bytes at which four bytes are a time, of a frame with this body. */
  static List<Integer> of(String id, byte[] data, int from, int to) {
    Id3Times times = new Id3Times(data, to);
    switch (id) {
      case "CHAP" -> times.chapter(from);
      case "ETCO" -> times.events(from);
      case "SYLT" -> times.lyrics(from);
      default -> {}
    }
    return times.places;
  }

  private void chapter(int from) {
    int at = past(from, 1);
    if (at + 16 <= to) {
      add(at);
      add(at + 4);
    }
  }

  private void events(int from) {
    for (int at = from + 2; from < to && data[from] == MILLISECONDS && at + 4 <= to; at += 5) {
      add(at);
    }
  }

  private void lyrics(int from) {
    boolean timed = from + 6 <= to && data[from + 4] == MILLISECONDS;
    int unit = timed && (data[from] == 1 || data[from] == 2) ? 2 : 1;
    for (int at = past(past(from + 6, unit), unit);
        timed && at + 4 <= to;
        at = past(at + 4, unit)) {
      add(at);
    }
  }

  private void add(int at) {
    places.add(at);
  }

  /** Returns the byte after a text that ends with zero. */
  private int past(int from, int unit) {
    int at = from;
    while (at + unit <= to && (data[at] != 0 || data[at + unit - 1] != 0)) {
      at += unit;
    }
    return at + unit;
  }
}
