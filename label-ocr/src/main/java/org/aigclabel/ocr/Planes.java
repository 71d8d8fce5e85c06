package org.aigclabel.ocr;

import java.awt.image.BufferedImage;

/**
 * A picture as a model wants it: blue, green and red planes of normalised values.
 *
 * @param values plane by plane, row by row
 * @param width of a plane
 * @param height of a plane
 */
record Planes(float[] values, int width, int height) {

  private static final float[] DETECTION_MEAN = {0.485f, 0.456f, 0.406f};
  private static final float[] DETECTION_DEVIATION = {0.229f, 0.224f, 0.225f};
  private static final float[] HALF = {0.5f, 0.5f, 0.5f};

  static Planes forDetection(BufferedImage image) {
    return of(image, DETECTION_MEAN, DETECTION_DEVIATION);
  }

  static Planes forRecognition(BufferedImage image) {
    return of(image, HALF, HALF);
  }

  private static Planes of(BufferedImage image, float[] mean, float[] deviation) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    float[] values = new float[3 * pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      for (int plane = 0; plane < 3; plane++) {
        float sample = (pixels[i] >> 8 * plane & 0xFF) / 255f;
        values[plane * pixels.length + i] = (sample - mean[plane]) / deviation[plane];
      }
    }
    return new Planes(values, width, height);
  }
}
