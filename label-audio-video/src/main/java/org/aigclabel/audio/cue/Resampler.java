package org.aigclabel.audio.cue;

/** Band-limited resampling by a windowed sinc, good for cues and for looking at programmes. */
final class Resampler {

  private static final int ZEROS = 24;

  private Resampler() {}

  /** Returns the sound at another rate; its length is in proportion. */
  static float[] resample(float[] sound, int from, int to) {
    if (from == to) {
      return sound.clone();
    }
    double step = (double) from / to;
    double cutoff = Math.min(1, 1 / step) * 0.97;
    int reach = (int) Math.ceil(ZEROS / cutoff);
    float[] result = new float[(int) Math.round(sound.length / step)];
    for (int i = 0; i < result.length; i++) {
      double centre = i * step;
      int first = Math.max(0, (int) Math.ceil(centre - reach));
      int last = Math.min(sound.length - 1, (int) Math.floor(centre + reach));
      double sum = 0;
      for (int k = first; k <= last; k++) {
        sum += sound[k] * kernel((k - centre) * cutoff);
      }
      result[i] = (float) (sum * cutoff);
    }
    return result;
  }

  private static double kernel(double x) {
    if (Math.abs(x) < 1e-9) {
      return 1;
    }
    double window =
        0.42 + 0.5 * Math.cos(Math.PI * x / ZEROS) + 0.08 * Math.cos(2 * Math.PI * x / ZEROS);
    return Math.abs(x) >= ZEROS ? 0 : window * Math.sin(Math.PI * x) / (Math.PI * x);
  }
}
