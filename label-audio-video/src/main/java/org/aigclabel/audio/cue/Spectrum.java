package org.aigclabel.audio.cue;

/** Power spectra of overlapping stretches, at one low rate for every programme. */
final class Spectrum {

  static final int RATE = 8000;
  static final int SIZE = 256;
  static final int HOP = 64;
  static final int BINS = SIZE / 2;

  /** Points of the complex transform that gives the spectrum of twice as many real samples. */
  private static final int POINTS = SIZE / 2;

  private final float[] cos = new float[POINTS];
  private final float[] sin = new float[POINTS];
  private final float[] window = new float[SIZE];
  private final float[] kept = new float[SIZE];
  private final float[] re = new float[POINTS];
  private final float[] im = new float[POINTS];
  private int filled;

  Spectrum() {
    for (int i = 0; i < POINTS; i++) {
      cos[i] = (float) Math.cos(2 * Math.PI * i / SIZE);
      sin[i] = (float) -Math.sin(2 * Math.PI * i / SIZE);
    }
    for (int i = 0; i < SIZE; i++) {
      window[i] = (float) ((0.5 - 0.5 * Math.cos(2 * Math.PI * i / SIZE)) * 4 / SIZE);
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

  /** Even samples are the real parts, odd ones the imaginary parts. */
  private void transform() {
    for (int i = 0; i < POINTS; i++) {
      int reversed = Integer.reverse(i) >>> 25;
      re[reversed] = kept[2 * i] * window[2 * i];
      im[reversed] = kept[2 * i + 1] * window[2 * i + 1];
    }
    for (int half = 1; half < POINTS; half *= 2) {
      int step = POINTS / half;
      for (int k = 0; k < half; k++) {
        float c = cos[k * step];
        float s = sin[k * step];
        for (int a = k; a < POINTS; a += 2 * half) {
          int b = a + half;
          float x = re[b] * c - im[b] * s;
          float y = re[b] * s + im[b] * c;
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
      int mirror = -i & POINTS - 1;
      float evenRe = (re[i] + re[mirror]) / 2;
      float evenIm = (im[i] - im[mirror]) / 2;
      float oddRe = (im[i] + im[mirror]) / 2;
      float oddIm = (re[mirror] - re[i]) / 2;
      float x = evenRe + oddRe * cos[i] - oddIm * sin[i];
      float y = evenIm + oddRe * sin[i] + oddIm * cos[i];
      into[i] = x * x + y * y;
    }
  }

  /** Returns the middle of a stretch in seconds. */
  static double seconds(double frame) {
    return (frame * HOP + SIZE / 2.0) / RATE;
  }
}
