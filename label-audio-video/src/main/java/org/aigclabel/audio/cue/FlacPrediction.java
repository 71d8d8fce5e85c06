package org.aigclabel.audio.cue;

/** Adds to residuals, in place, what is predicted from the samples before them. */
final class FlacPrediction {

  /** Weights of fewer samples are filled with zeros. */
  static final int SHORT = 8;

  private FlacPrediction() {}

  /** Predicts by differences of this order, 0 to 4. */
  static void fixed(int[] s, int order) {
    for (int i = order; i < s.length; i++) {
      s[i] +=
          switch (order) {
            case 0 -> 0;
            case 1 -> s[i - 1];
            case 2 -> 2 * s[i - 1] - s[i - 2];
            case 3 -> 3 * s[i - 1] - 3 * s[i - 2] + s[i - 3];
            default -> 4 * s[i - 1] - 6 * s[i - 2] + 4 * s[i - 3] - s[i - 4];
          };
    }
  }

  /** Predicts by weights, that of the sample just before first. */
  static void linear(int[] samples, long[] weights, int shift, int order) {
    if (order <= SHORT) {
      near(samples, weights, shift, order);
    } else {
      far(samples, weights, shift);
    }
  }

  /** Predicts from up to eight samples, kept in variables: by far the most frequent case. */
  private static void near(int[] samples, long[] weights, int shift, int order) {
    long[] past = new long[SHORT];
    for (int i = 0; i < order; i++) {
      past[i] = samples[order - 1 - i];
    }
    long a = past[0];
    long b = past[1];
    long c = past[2];
    long d = past[3];
    long e = past[4];
    long f = past[5];
    long g = past[6];
    long h = past[7];
    for (int i = order; i < samples.length; i++) {
      long old = weights[7] * h + weights[6] * g + weights[5] * f + weights[4] * e;
      long sum = old + weights[3] * d + weights[2] * c + weights[1] * b + weights[0] * a;
      h = g;
      g = f;
      f = e;
      e = d;
      d = c;
      c = b;
      b = a;
      samples[i] += (int) (sum >> shift);
      a = samples[i];
    }
  }

  private static void far(int[] samples, long[] weights, int shift) {
    int order = weights.length;
    for (int i = order; i < samples.length; i++) {
      long sum = 0;
      for (int k = 0; k < order; k++) {
        sum += weights[k] * samples[i - 1 - k];
      }
      samples[i] += (int) (sum >> shift);
    }
  }
}
