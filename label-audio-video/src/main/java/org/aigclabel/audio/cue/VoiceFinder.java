package org.aigclabel.audio.cue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.aigclabel.explicit.AudioCue.Voice;

/** Finds the toolkit's own voice clips by the shape of their spectrum over time. */
final class VoiceFinder {

  /**
   * A clip.
   *
   * @param voice which
   * @param start in seconds
   * @param end in seconds
   * @param confidence 0 to 1: the correlation
   */
  record Hit(Voice voice, double start, double end, double confidence) {}

  private static final int EVERY = 3;

  /** The English words are short, so that other speech comes nearer to them. */
  private static final Map<Voice, Double> LEAST = Map.of(Voice.CHINESE, 0.62, Voice.ENGLISH, 0.75);

  private static final double SILENT = 1e-9;
  private static final int[] EDGES = {
    3, 5, 7, 9, 11, 14, 17, 20, 24, 28, 33, 39, 46, 54, 63, 74, 87, 102, 118
  };
  private static final int BANDS = EDGES.length - 1;
  private static final double[] TEMPOS = {0.8, 0.86, 0.93, 1, 1.07, 1.14, 1.21};
  private static final List<Pattern> CLIPS =
      Stream.of(Voice.values()).flatMap(voice -> clip(voice).stream()).toList();

  /**
   * A clip's features, row by row, each band without its mean, scaled to length 1.
   *
   * @param heads sums of each band over the first half
   * @param tail the length of the second half alone
   */
  private record Pattern(Voice voice, float[] rows, double[] heads, double tail) {
    int length() {
      return rows.length / BANDS;
    }
  }

  private static final int MOST = CLIPS.stream().mapToInt(Pattern::length).max().orElse(1);

  /** The last rows of features, and the sums of their bands and squares up to each. */
  private final float[] recent = new float[4 * MOST * BANDS];

  private final double[] sums = new double[recent.length + BANDS];
  private final double[] squares = new double[4 * MOST + 1];
  private final float[] row = new float[BANDS];
  private int rows;
  private final List<Hit> hits = new ArrayList<>();
  private int count;

  private static List<Pattern> clip(Voice voice) {
    try {
      PcmFile file = CueSound.recording(voice);
      float[] sound =
          Resampler.resample(file.mono(0, file.frames()), file.format().rate(), Spectrum.RATE);
      Spectrum spectrum = new Spectrum();
      float[] powers = new float[Spectrum.BINS];
      List<float[]> rows = new ArrayList<>();
      for (float sample : sound) {
        if (spectrum.add(sample)) {
          spectrum.powers(powers);
          float[] row = new float[BANDS];
          features(powers, row);
          rows.add(row);
        }
      }
      return DoubleStream.of(TEMPOS).mapToObj(t -> pattern(voice, rows, t)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Pattern pattern(Voice voice, List<float[]> rows, double tempo) {
    float[][] stretched = new float[(int) (rows.size() / tempo / EVERY)][];
    for (int i = 0; i < stretched.length; i++) {
      stretched[i] = rows.get(Math.min(rows.size() - 1, (int) (i * EVERY * tempo))).clone();
    }
    centre(stretched);
    float[] flat = new float[stretched.length * BANDS];
    double[] heads = new double[BANDS];
    double tail = 0;
    for (int i = 0; i < flat.length; i++) {
      flat[i] = stretched[i / BANDS][i % BANDS];
      if (i / BANDS < stretched.length / 2) {
        heads[i % BANDS] += flat[i];
      } else {
        tail += flat[i] * flat[i];
      }
    }
    return new Pattern(voice, flat, heads, Math.sqrt(tail));
  }

  private static void features(float[] powers, float[] into) {
    for (int b = 0; b < BANDS; b++) {
      double sum = 0;
      for (int i = EDGES[b]; i < EDGES[b + 1]; i++) {
        sum += powers[i];
      }
      into[b] = (float) Math.sqrt(Math.sqrt(sum));
    }
  }

  private static void centre(float[][] rows) {
    double square = 0;
    for (int b = 0; b < BANDS; b++) {
      double mean = 0;
      for (float[] row : rows) {
        mean += row[b] / rows.length;
      }
      for (float[] row : rows) {
        row[b] -= (float) mean;
        square += row[b] * row[b];
      }
    }
    float scale = (float) (1 / Math.sqrt(square));
    for (float[] row : rows) {
      for (int b = 0; b < BANDS; b++) {
        row[b] *= scale;
      }
    }
  }

  /** Takes the powers of the next stretch. */
  void add(float[] powers) {
    if (count++ % EVERY != 0) {
      return;
    }
    if (rows == 4 * MOST) {
      forget();
    }
    features(powers, row);
    append(row, 0);
    for (Pattern pattern : CLIPS) {
      if (rows >= pattern.length()) {
        compare(pattern);
      }
    }
  }

  /** Keeps as many rows as the longest pattern has. */
  private void forget() {
    int first = (rows - MOST) * BANDS;
    rows = 0;
    for (int i = 0; i < MOST; i++) {
      append(recent, first + i * BANDS);
    }
  }

  private void append(float[] from, int at) {
    double square = squares[rows];
    for (int b = 0; b < BANDS; b++) {
      float value = from[at + b];
      int to = rows * BANDS + b;
      recent[to] = value;
      sums[to + BANDS] = sums[to] + value;
      square += value * value;
    }
    squares[++rows] = square;
  }

  private void compare(Pattern pattern) {
    int length = pattern.length();
    int half = length / 2;
    int from = rows - length;
    double first = dot(pattern, from, 0, half);
    double centred = first;
    double whole = squares[rows] - squares[from];
    double rest = squares[rows] - squares[from + half];
    for (int b = 0; b < BANDS; b++) {
      double end = sums[rows * BANDS + b];
      double mean = (end - sums[from * BANDS + b]) / length;
      centred -= mean * pattern.heads()[b];
      whole -= mean * mean * length;
      rest += mean * (mean * (length - half) - 2 * (end - sums[(from + half) * BANDS + b]));
    }
    if (whole < SILENT) {
      return;
    }
    double least = LEAST.getOrDefault(pattern.voice(), 1.0) * Math.sqrt(whole);
    // The rest can add no more than the product of its lengths (Cauchy and Schwarz).
    if (centred + pattern.tail() * Math.sqrt(Math.max(0, rest)) < least) {
      return;
    }
    double product = first + dot(pattern, from, half, length);
    if (product >= least) {
      double end = Spectrum.seconds(count);
      double start = end - length * EVERY * (double) Spectrum.HOP / Spectrum.RATE;
      double likeness = product / Math.sqrt(whole);
      keep(new Hit(pattern.voice(), Math.max(0, start), end, Math.min(1, likeness)));
    }
  }

  /** Returns the product of some of a pattern's rows with those heard. */
  private double dot(Pattern pattern, int from, int first, int end) {
    float[] wanted = pattern.rows();
    int shift = from * BANDS;
    float a = 0;
    float b = 0;
    for (int i = first * BANDS; i < end * BANDS; i += 2) {
      a += wanted[i] * recent[shift + i];
      b += wanted[i + 1] * recent[shift + i + 1];
    }
    return a + b;
  }

  private void keep(Hit hit) {
    Hit last = hits.isEmpty() ? hit : hits.get(hits.size() - 1);
    boolean same = !hits.isEmpty() && last.end() > hit.start();
    if (!same) {
      hits.add(hit);
    } else if (hit.confidence() > last.confidence()) {
      hits.set(hits.size() - 1, hit);
    }
  }

  /** Returns the clips found. */
  List<Hit> hits() {
    return hits;
  }
}
