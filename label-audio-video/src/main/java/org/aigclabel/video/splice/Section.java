package org.aigclabel.video.splice;

import java.util.List;

/**
 * Pictures that are encoded again. It begins with one that stands alone, and so does what follows.
 *
 * @param from the first picture
 * @param to the first picture after it
 * @param windows when the label is shown, at {@link #RATE} pictures a second from the first
 */
public record Section(int from, int to, List<Window> windows) {

  /** Pictures a second while they are drawn on; their own times are set afterwards. */
  public static final int RATE = 25;

  /**
   * A time in which a label is shown.
   *
   * @param from seconds
   * @param to seconds
   * @param in how long it takes to come
   * @param out how long it takes to go
   */
  public record Window(double from, double to, double in, double out) {}

  /** Returns the number of pictures. */
  public int count() {
    return to - from;
  }
}
