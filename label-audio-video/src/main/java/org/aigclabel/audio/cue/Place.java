package org.aigclabel.audio.cue;

import java.util.Locale;

/** Places in time. */
final class Place {

  private Place() {}

  /** Returns words for a place: {@code at 12.50 s}. */
  static String at(double seconds) {
    return String.format(Locale.ROOT, "at %.2f s", seconds);
  }

  /** Returns the middle of the quietest stretch of this many samples. */
  static int quietest(float[] sound, int stretch) {
    double power = 0;
    double least = Double.MAX_VALUE;
    int found = 0;
    for (int i = 0; i < sound.length; i++) {
      power += sound[i] * sound[i];
      power -= i >= stretch ? sound[i - stretch] * sound[i - stretch] : 0;
      if (i >= stretch - 1 && power < least) {
        least = power;
        found = i - stretch / 2;
      }
    }
    return found;
  }
}
