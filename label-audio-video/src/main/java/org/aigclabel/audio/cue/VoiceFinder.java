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

  private static final double POWER = 0.25;
  private static final int[] EDGES = {
    3, 5, 7, 9, 11, 14, 17, 20, 24, 28, 33, 39, 46, 54, 63, 74, 87, 102, 118
  };
  private static final int BANDS = EDGES.length - 1;
  private static final double[] TEMPOS = {0.8, 0.86, 0.93, 1, 1.07, 1.14, 1.21};
  private static final List<Pattern> CLIPS =
      Stream.of(Voice.values()).flatMap(voice -> clip(voice).stream()).toList();

  /** A clip's features, each band without its mean, scaled to length 1. */
  private record Pattern(Voice voice, float[][] rows) {}

  private final List<float[]> recent = new ArrayList<>();
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
          rows.add(features(powers));
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
    return new Pattern(voice, stretched);
  }

  private static float[] features(float[] powers) {
    float[] row = new float[BANDS];
    for (int b = 0; b < BANDS; b++) {
      double sum = 0;
      for (int i = EDGES[b]; i < EDGES[b + 1]; i++) {
        sum += powers[i];
      }
      row[b] = (float) Math.pow(sum, POWER);
    }
    return row;
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
    recent.add(features(powers));
    int most = CLIPS.stream().mapToInt(p -> p.rows().length).max().orElse(1);
    if (recent.size() > 4 * most) {
      recent.subList(0, recent.size() - most).clear();
    }
    for (Pattern pattern : CLIPS) {
      if (recent.size() >= pattern.rows().length) {
        compare(pattern);
      }
    }
  }

  private void compare(Pattern pattern) {
    int length = pattern.rows().length;
    int from = recent.size() - length;
    double product = 0;
    double[] sums = new double[BANDS];
    double square = 0;
    for (int i = 0; i < length; i++) {
      float[] row = recent.get(from + i);
      float[] wanted = pattern.rows()[i];
      for (int b = 0; b < BANDS; b++) {
        product += row[b] * wanted[b];
        sums[b] += row[b];
        square += row[b] * row[b];
      }
    }
    for (double sum : sums) {
      square -= sum * sum / length;
    }
    double likeness = square <= 1e-12 ? 0 : product / Math.sqrt(square);
    if (likeness >= LEAST.getOrDefault(pattern.voice(), 1.0)) {
      double end = Spectrum.seconds(count);
      double start = end - length * EVERY * (double) Spectrum.HOP / Spectrum.RATE;
      keep(new Hit(pattern.voice(), Math.max(0, start), end, Math.min(1, likeness)));
    }
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
