package org.aigclabel.image.jpeg;

import java.util.Arrays;

/**
 * A quantisation table and, where it was made finer, by what the coefficients of the file have to
 * be multiplied to mean the same. Both in zigzag order.
 *
 * @param steps what a coefficient is multiplied with to decode it
 * @param factors what a coefficient of the file is multiplied with first
 */
record Quantisation(int[] steps, int[] factors) {

  /** Steps of this size hold a label well; factors then keep coefficients in range. */
  private static final int FINE = 24;

  private static final int FINEST = 4;

  static Quantisation of(int[] steps) {
    int[] factors = new int[steps.length];
    Arrays.fill(factors, 1);
    return new Quantisation(steps, factors);
  }

  /** Returns a table with smaller steps of which the old ones are multiples, where there are. */
  Quantisation finer() {
    int[] finer = steps.clone();
    int[] multiples = factors.clone();
    for (int k = 0; k < steps.length; k++) {
      for (int step = Math.min(FINE, steps[k]); step >= FINEST; step--) {
        if (steps[k] % step == 0) {
          finer[k] = step;
          multiples[k] = steps[k] / step;
          break;
        }
      }
    }
    return new Quantisation(finer, multiples);
  }

  /** Multiplies a block of the file's coefficients. */
  void refine(short[] block, int at) {
    for (int k = 0; k < steps.length; k++) {
      block[at + k] *= (short) factors[k];
    }
  }
}
