package org.aigclabel.audio.cue;

import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import org.aigclabel.explicit.AudioCue;

/** Places in time. */
final class Place {

  /** The seconds of a programme whose loudness a cue takes. */
  static final int NEAR = 30;

  private Place() {}

  /** Returns where cues go, of three places. */
  static List<Integer> of(AudioCue.Place place, int first, int middle, int last) {
    return switch (place) {
      case START -> List.of(first);
      case END -> List.of(last);
      case MIDDLE -> List.of(middle);
      case START_AND_END -> List.of(first, last);
    };
  }

  /** Returns the quietest of so many frames around one: that with the fewest bytes beside it. */
  static int quietest(int middle, int reach, int count, IntUnaryOperator size) {
    int least = Integer.MAX_VALUE;
    int found = middle;
    for (int i = Math.max(1, middle - reach); i < Math.min(count, middle + reach); i++) {
      int around = size.applyAsInt(i - 1) + size.applyAsInt(i);
      if (around < least) {
        least = around;
        found = i;
      }
    }
    return found;
  }

  /** Returns from and to of the frames nearest to a place, at most so many of all. */
  static int[] near(int place, int most, int count) {
    int from = Math.max(0, Math.min(place - most / 2, count - most));
    return new int[] {from, Math.min(count, from + most)};
  }

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
