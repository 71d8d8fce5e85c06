package org.aigclabel.image.jpeg;

/** The 8 x 8 cosine transform in both directions, for the few blocks under a label. */
final class Dct {

  /** Where a coefficient in zigzag order stands, row by row. */
  static final int[] NATURAL = {
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20,
    13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59,
    52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63
  };

  private static final float[] BASIS = new float[64];

  private static final float[] TRANSPOSED = new float[64];

  static {
    for (int u = 0; u < 8; u++) {
      for (int x = 0; x < 8; x++) {
        double scale = u == 0 ? Math.sqrt(0.125) : 0.5;
        BASIS[u * 8 + x] = (float) (scale * Math.cos((2 * x + 1) * u * Math.PI / 16));
        TRANSPOSED[x * 8 + u] = BASIS[u * 8 + x];
      }
    }
  }

  private Dct() {}

  /** Returns samples about zero from coefficients, both row by row. */
  static float[] samples(float[] coefficients) {
    return product(TRANSPOSED, product(coefficients, BASIS));
  }

  /** Returns coefficients from samples about zero, both row by row. */
  static float[] coefficients(float[] samples) {
    return product(BASIS, product(samples, TRANSPOSED));
  }

  private static float[] product(float[] left, float[] right) {
    float[] product = new float[64];
    for (int i = 0; i < 64; i++) {
      float factor = left[i];
      if (factor != 0) { // most coefficients are
        int row = i & ~7;
        int from = (i & 7) * 8;
        for (int j = 0; j < 8; j++) {
          product[row + j] += factor * right[from + j];
        }
      }
    }
    return product;
  }
}
