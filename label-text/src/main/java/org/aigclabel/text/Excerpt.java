package org.aigclabel.text;

import java.util.ArrayList;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;

/**
 * A text with ranges left out, which knows where each character stood.
 *
 * @param text what is left
 * @param kept the ranges of the original that are left, in order
 */
public record Excerpt(String text, List<Range> kept) {

  /**
   * Characters of a text.
   *
   * @param from the first
   * @param to past the last
   */
  public record Range(int from, int to) {

    /** Returns how many characters. */
    public int length() {
      return to - from;
    }
  }

  /** Copies the list. */
  public Excerpt {
    kept = List.copyOf(kept);
  }

  /** Returns the whole text. */
  public static Excerpt all(String text) {
    return new Excerpt(text, List.of(new Range(0, text.length())));
  }

  /** Returns this text without ranges of it, which are in order and apart. */
  public Excerpt without(List<Range> ranges) {
    StringBuilder left = new StringBuilder(text.length());
    List<Range> origins = new ArrayList<>();
    int at = 0;
    for (Range range : ranges) {
      if (range.from() >= at) {
        left.append(text, at, range.from());
        origins(at, range.from(), origins);
        at = range.to();
      }
    }
    left.append(text, at, text.length());
    origins(at, text.length(), origins);
    return new Excerpt(left.toString(), origins);
  }

  /** Returns the file with this text, what stands past the viewed text kept. */
  public Plan plan(MediaSource source, TextView view) {
    return plan(source, view, 0, new byte[0]);
  }

  /** Returns the file with this text and bytes put before one of its characters. */
  public Plan plan(MediaSource source, TextView view, int index, byte[] insertion) {
    Plan.Builder plan = Plan.of(source).keepTo(view.offset(0));
    int at = 0;
    boolean put = false;
    for (Range range : kept) {
      plan.skipTo(view.offset(range.from()));
      if (!put && index <= at + range.length()) {
        plan.keepTo(view.offset(range.from() + index - at)).put(insertion);
        put = true;
      }
      plan.keepTo(view.offset(range.to()));
      at += range.length();
    }
    if (!put) {
      plan.put(insertion);
    }
    return plan.skipTo(view.offset(view.text().length())).keepRest();
  }

  private void origins(int from, int to, List<Range> out) {
    int at = 0;
    for (Range range : kept) {
      int low = Math.max(from, at);
      int high = Math.min(to, at + range.length());
      if (low < high) {
        out.add(new Range(range.from() + low - at, range.from() + high - at));
      }
      at += range.length();
    }
  }
}
