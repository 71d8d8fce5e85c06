package org.aigclabel.audio.cue;

/** Power spectra of overlapping stretches, at one low rate for every programme. */
final class Spectrum {

  static final int RATE = 8000;
  static final int SIZE = 256;
  static final int HOP = 64;
  static final int BINS = SIZE / 2;

  private final double[] cos = new double[SIZE / 2];
  private final double[] sin = new double[SIZE / 2];
  private final double[] window = new double[SIZE];
  private final float[] kept = new float[SIZE];
  private final double[] re = new double[SIZE];
  private final double[] im = new double[SIZE];
  private int filled;

  Spectrum() {
    for (int i = 0; i < SIZE / 2; i++) {
      cos[i] = Math.cos(2 * Math.PI * i / SIZE);
      sin[i] = -Math.sin(2 * Math.PI * i / SIZE);
    }
    for (int i = 0; i < SIZE; i++) {
      window[i] = (0.5 - 0.5 * Math.cos(2 * Math.PI * i / SIZE)) * 4 / SIZE;
    }
  }

  /** Takes a sample; returns whether {@link #powers} has a new stretch. */
  boolean add(float sample) {
    kept[filled++] = sample;
    if (filled < SIZE) {
      return false;
    }
    transform();
    System.arraycopy(kept, HOP, kept, 0, SIZE - HOP);
    filled = SIZE - HOP;
    return true;
  }

  private void transform() {
    for (int i = 0; i < SIZE; i++) {
      int reversed = Integer.reverse(i) >>> 24;
      re[reversed] = kept[i] * window[i];
      im[i] = 0;
    }
    for (int half = 1; half < SIZE; half *= 2) {
      int step = SIZE / (2 * half);
      for (int start = 0; start < SIZE; start += 2 * half) {
        for (int k = 0; k < half; k++) {
          int a = start + k;
          int b = a + half;
          double x = re[b] * cos[k * step] - im[b] * sin[k * step];
          double y = re[b] * sin[k * step] + im[b] * cos[k * step];
          re[b] = re[a] - x;
          im[b] = im[a] - y;
          re[a] += x;
          im[a] += y;
        }
      }
    }
  }

  /** Returns the power of each band of 31.25 Hz; a sine of full scale gives 1. */
  void powers(float[] into) {
    for (int i = 0; i < BINS; i++) {
      into[i] = (float) (re[i] * re[i] + im[i] * im[i]);
    }
  }

  /** Returns the middle of a stretch in seconds. */
  static double seconds(double frame) {
    return (frame * HOP + SIZE / 2.0) / RATE;
  }
}
