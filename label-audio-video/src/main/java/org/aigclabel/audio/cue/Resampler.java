package org.aigclabel.audio.cue;

/** Band-limited resampling by a windowed sinc, good for cues and for looking at programmes. */
final class Resampler {

  private static final int ZEROS = 16;
  private static final int STEPS = 1024;
  private static final double[] TABLE = table();

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
