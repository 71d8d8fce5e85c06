package org.aigclabel.text.pdf;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Finds an empty place in the margin of a page, by looking at a small picture of it. */
final class PdfSpace {

  /**
   * A place for the notice.
   *
   * @param x left edge as a share of the width displayed
   * @param y lower edge as a share of the height displayed
   * @param empty whether nothing stands there
   */
  record Spot(double x, double y, boolean empty) {}

  private static final int LONGEST = 600;
  private static final double MARGIN = 0.02;
  private static final int TOLERANCE = 12;

  private final int width;
  private final int height;
  private final int[] tones;

  private PdfSpace(int width, int height, int[] tones) {
    this.width = width;
    this.height = height;
    this.tones = tones;
  }

  /** Looks at a page; one that cannot be shown has no empty place. */
  static PdfSpace of(PDDocument document, int page) {
    try {
      PDRectangle box = document.getPage(page).getCropBox();
      float longest = Math.max(box.getWidth(), box.getHeight());
      BufferedImage image =
          new PDFRenderer(document).renderImage(page, LONGEST / longest, ImageType.GRAY);
      int w = image.getWidth();
      int h = image.getHeight();
      return new PdfSpace(w, h, image.getRaster().getSamples(0, 0, w, h, 0, new int[w * h]));
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
      return new PdfSpace(0, 0, new int[0]);
    }
  }

  /** Returns an empty place of this share of the page, else the right end of the foot. */
  Spot find(double w, double h) {
    double[] columns = {1 - MARGIN - w, MARGIN, (1 - w) / 2};
    double[] rows = {1 - MARGIN - h, MARGIN, 1 - 0.005 - h, 0.005};
    for (double y : rows) {
      for (double x : columns) {
        if (x >= 0 && empty(x, y, w, h)) {
          return new Spot(x, y, true);
        }
      }
    }
    return new Spot(Math.max(0, columns[0]), MARGIN, false);
  }

  private boolean empty(double x, double y, double w, double h) {
    int left = Math.max(0, (int) (x * width) - 2);
    int right = Math.min(width, (int) Math.ceil((x + w) * width) + 2);
    int top = Math.max(0, (int) ((1 - y - h) * height) - 1);
    int bottom = Math.min(height, (int) Math.ceil((1 - y) * height) + 1);
    if (left >= right || top >= bottom) {
      return false;
    }
    int least = 255;
    int most = 0;
    for (int row = top; row < bottom; row++) {
      for (int column = left; column < right; column++) {
        least = Math.min(least, tones[row * width + column]);
        most = Math.max(most, tones[row * width + column]);
      }
    }
    return most - least <= TOLERANCE && least > 160;
  }
}
