package org.aigclabel.audio.cue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds short, long, short, short on one pitch, alone: in Morse text the same group is the letter
 * L, so tones close before or after rule it out.
 */
final class RhythmFinder {

  /**
   * A rhythm.
   *
   * @param start of the first tone in seconds
   * @param end of the last tone in seconds
   * @param pitch in Hz
   * @param dot mean length of the shorts in seconds
   * @param confidence 0 to 1
   */
  record Hit(double start, double end, double pitch, double dot, double confidence) {
    boolean overlaps(Hit other) {
      return start < other.end && other.start < end;
    }
  }

  private record Tone(double start, double end, double level, boolean plain) {
    double length() {
      return end - start;
    }
  }

  private static final int LOW = 6;
  private static final int HIGH = 100;
  private static final double PROMINENT = 5;
  private static final double FLOOR = 1e-8;
  private static final double STEADY = 3;
  private static final double SHARE = 0.15;
  private static final double DIP = 6;
  private static final double ALIKE = 4;
  private static final double AUDIBLE = 6;
  private static final double ALONE = 2.6;
  private static final double LEAST = 0.75;

  private final List<List<Tone>> tones = new ArrayList<>();
  private final float[][] runs = new float[HIGH][512];
  private final float[][] shares = new float[HIGH][512];
  private final int[] lengths = new int[HIGH];
  private final int[] misses = new int[HIGH];

  /** Sums of the powers of all bands before one, from band -1 on; 1 stands for those below it. */
  private final double[] sums = new double[Spectrum.BINS + 2];

  private int frame;

  RhythmFinder() {
    for (int i = 0; i < HIGH; i++) {
      tones.add(new ArrayList<>());
    }
  }

  /** Takes the powers of the next stretch. */
  void add(float[] powers) {
    double total = 1e-12;
    for (int bin = -1; bin < powers.length; bin++) {
      sums[bin + 2] = sums[bin + 1] + powers[Math.max(1, bin)];
      total += bin < 2 ? 0 : powers[bin];
    }
    for (int bin = LOW; bin < HIGH; bin++) {
      double tone = between(bin - 1, bin + 1);
      double around = between(bin - 7, bin - 4) + between(bin + 4, bin + 7);
      boolean on = tone > FLOOR && tone > PROMINENT * 3 * around / 8;
      misses[bin] = on ? 0 : misses[bin] + 1;
      if (lengths[bin] > 0 || on) {
        shares[bin][lengths[bin]] = (float) (tone / total);
        runs[bin][lengths[bin]++] = (float) tone;
      }
      if (misses[bin] > 2 || lengths[bin] == runs[bin].length) {
        close(bin);
      }
    }
    frame++;
  }

  private double between(int first, int last) {
    return sums[last + 2] - sums[first + 1];
  }

  private void close(int bin) {
    int length = lengths[bin] - misses[bin];
    lengths[bin] = 0;
    if (length < 3) {
      return;
    }
    for (int i = 0; i < length; i++) {
      runs[bin][i] = (float) (10 * Math.log10(runs[bin][i] + 1e-12));
    }
    float[] sorted = Arrays.copyOf(runs[bin], length);
    Arrays.sort(sorted);
    double level = sorted[length - 1 - length / 4];
    int first = frame - misses[bin] - length + 1;
    int from = 0;
    for (int i = 0; i <= length; i++) {
      if (i == length || runs[bin][i] < level - DIP) {
        if (i - from >= 3) {
          tone(bin, from, i, first);
        }
        from = i + 1;
      }
    }
  }

  private void tone(int bin, int from, int to, int first) {
    double level = 0;
    double share = 0;
    for (int i = from; i < to; i++) {
      level += runs[bin][i] / (to - from);
      share += shares[bin][i] / (to - from);
    }
    double unsteady = 0;
    for (int i = from + 2; i < to - 2; i++) {
      unsteady += Math.abs(runs[bin][i] - level) / Math.max(1, to - from - 4);
    }
    double start = Spectrum.seconds(first + from - 0.5);
    double end = Spectrum.seconds(first + to - 0.5);
    tones.get(bin).add(new Tone(start, end, level, unsteady < STEADY && share > SHARE));
  }

  /** Returns the rhythms found; call once, after the last stretch. */
  List<Hit> hits() {
    List<Hit> found = new ArrayList<>();
    for (int bin = LOW; bin < HIGH; bin++) {
      misses[bin] = 0;
      close(bin);
      List<Tone> list = tones.get(bin);
      for (int i = 0; i < list.size(); i++) {
        Hit hit = match(list, i, bin);
        if (hit.confidence() >= LEAST) {
          found.add(hit);
        }
      }
    }
    found.sort(Comparator.comparingDouble(Hit::confidence).reversed());
    List<Hit> apart = new ArrayList<>();
    for (Hit hit : found) {
      if (apart.stream().noneMatch(hit::overlaps)) {
        double pitch =
            found.stream().filter(hit::overlaps).mapToDouble(Hit::pitch).average().orElseThrow();
        apart.add(new Hit(hit.start(), hit.end(), pitch, hit.dot(), hit.confidence()));
      }
    }
    apart.sort(Comparator.comparingDouble(Hit::start));
    return apart;
  }

  private static Hit match(List<Tone> list, int first, int bin) {
    List<Tone> group = new ArrayList<>();
    Tone one = list.get(first);
    int next = first;
    while (next < list.size() && group.size() < 4) {
      Tone tone = list.get(next++);
      if (tone.plain() && Math.abs(tone.level() - one.level()) <= ALIKE) {
        group.add(tone);
      }
    }
    double none = 0;
    if (!one.plain() || group.size() < 4 || group.get(3).start() - one.start() > 8) {
      return new Hit(0, 0, 0, 0, none);
    }
    double dot = (one.length() + group.get(2).length() + group.get(3).length()) / 3;
    double error = 0;
    for (int i : new int[] {0, 2, 3}) {
      error = Math.max(error, off(group.get(i).length(), dot, 0.35));
    }
    double ratio = group.get(1).length() / dot;
    error = Math.max(error, ratio < 3 ? (3 - ratio) / 1.2 : (ratio - 3) / 1.8);
    double gaps =
        (group.get(3).start() - one.end() - group.get(1).length() - group.get(2).length()) / 3;
    for (int i = 0; i < 3; i++) {
      double gap = group.get(i + 1).start() - group.get(i).end();
      error = Math.max(error, off(gap, gaps, 0.45));
    }
    double spacing = gaps / dot;
    error = Math.max(error, spacing < 1 ? (1 - spacing) / 0.75 : (spacing - 1) / 1.5);
    boolean fits = dot >= 0.035 && dot <= 0.5 && error < 1 && alone(list, group, gaps + dot);
    double end = group.get(3).end();
    double pitch = bin * (double) Spectrum.RATE / Spectrum.SIZE;
    return new Hit(one.start(), end, pitch, dot, fits ? 1 - error * error * 0.5 : none);
  }

  private static double off(double value, double wanted, double allowed) {
    return Math.abs(value - wanted) / (allowed * Math.max(0.04, wanted));
  }

  private static boolean alone(List<Tone> list, List<Tone> group, double unit) {
    double from = group.get(0).start() - ALONE * unit / 2 - unit / 2;
    double to = group.get(3).end() + ALONE * unit / 2 + unit / 2;
    for (Tone tone : list) {
      boolean near = tone.end() > from && tone.start() < to && !group.contains(tone);
      if (near && tone.level() > group.get(0).level() - AUDIBLE) {
        return false;
      }
    }
    return true;
  }
}
