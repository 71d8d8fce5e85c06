package org.aigclabel.audio.cue;

import java.math.BigInteger;

/** Band-limited resampling by a windowed sinc, good for cues and for looking at programmes. */
final class Resampler {

  private static final int ZEROS = 16;
  private static final int STEPS = 1024;
  private static final int PHASES = 4096;
  private static final float[] NONE = {};
  private static final double[] TABLE = table();

  private Resampler() {}

  /** Returns the sound at another rate; its length is in proportion. */
  static float[] resample(float[] sound, int from, int to) {
    if (from == to) {
      return sound.clone();
    }
    int common = BigInteger.valueOf(from).gcd(BigInteger.valueOf(to)).intValue();
    int up = to / common;
    long down = from / common;
    double cutoff = Math.min(1, (double) to / from) * 0.97;
    int reach = (int) Math.ceil(ZEROS / cutoff);
    float[][] phases = new float[Math.min(up, PHASES)][0];
    float[] padded = new float[sound.length + 2 * reach];
    System.arraycopy(sound, 0, padded, reach, sound.length);
    float[] result = new float[(int) Math.round(sound.length * (double) to / from)];
    for (int i = 0; i < result.length; i++) {
      int phase = (int) (i * down % up);
      boolean kept = phase < phases.length;
      float[] weights = kept ? phases[phase] : NONE;
      if (weights.length == 0) {
        weights = weights(cutoff, reach, phase / (double) up);
        if (kept) {
          phases[phase] = weights;
        }
      }
      result[i] = dot(padded, (int) (i * down / up) + 1, weights);
    }
    return result;
  }

  private static float[] weights(double cutoff, int reach, double after) {
    float[] weights = new float[2 * reach];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = (float) (cutoff * kernel((k + 1 - reach - after) * cutoff));
    }
    return weights;
  }

  private static float dot(float[] sound, int from, float[] weights) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int length = Math.min(weights.length, sound.length - from);
    int k = 0;
    for (; k + 4 <= length; k += 4) {
      a += sound[from + k] * weights[k];
      b += sound[from + k + 1] * weights[k + 1];
      c += sound[from + k + 2] * weights[k + 2];
      d += sound[from + k + 3] * weights[k + 3];
    }
    for (; k < length; k++) {
      a += sound[from + k] * weights[k];
    }
    return a + b + (c + d);
  }

  private static double kernel(double x) {
    double place = Math.abs(x) * STEPS;
    int step = (int) place;
    return step >= TABLE.length - 1
        ? 0
        : TABLE[step] + (place - step) * (TABLE[step + 1] - TABLE[step]);
  }

  private static double[] table() {
    double[] table = new double[ZEROS * STEPS + 1];
    table[0] = 1;
    for (int i = 1; i < table.length; i++) {
      double x = (double) i / STEPS;
      double turn = Math.PI * x / ZEROS;
      double window = 0.42 + 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn);
      table[i] = window * Math.sin(Math.PI * x) / (Math.PI * x);
    }
    return table;
  }
}
