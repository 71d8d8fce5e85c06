package org.aigclabel.text.pdf;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * Finds an empty place in the margin of a page: by the boxes of what stands on it and, where these
 * leave no room, by a small picture.
 */
final class PdfSpace {

  /**
   * A place for the notice.
   *
   * @param x left edge as a share of the width displayed
   * @param y lower edge as a share of the height displayed
   * @param empty whether nothing stands there
   */
  record Spot(double x, double y, boolean empty) {}

  /**
   * What is to be placed, as shares of the page displayed.
   *
   * @param width of the page's
   * @param height of the page's
   */
  record Size(double width, double height) {}

  /**
   * A page as displayed, in tones from 0 to 255.
   *
   * @param width in cells
   * @param height in cells
   * @param tones row by row
   */
  record Grid(int width, int height, int[] tones) {}

  private static final int LONGEST = 600;

  /** Pages with larger pictures are not drawn: PDFBox decodes pictures whole. */
  private static final long PIXELS = 12_000_000;

  private static final Grid NOTHING = new Grid(0, 0, new int[0]);
  private static final double MARGIN = 0.02;
  private static final int TOLERANCE = 12;

  private final PDDocument document;
  private final int page;

  PdfSpace(PDDocument document, int page) {
    this.document = document;
    this.page = page;
  }

  /** Returns an empty place of this size, else the right end of the foot. */
  Spot find(Size size) {
    long pixels = Long.MAX_VALUE;
    Spot spot = new Spot(0, 0, false);
    try {
      Grid grid = grid();
      pixels = PdfInk.mark(document.getPage(page), grid);
      spot = find(grid, size);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // A page that cannot be looked at has no empty place.
    }
    return spot.empty() ? spot : find(pixels > PIXELS ? NOTHING : picture(), size);
  }

  private Grid grid() {
    PDPage looked = document.getPage(page);
    PDRectangle box = looked.getCropBox();
    boolean turned = Math.floorMod(looked.getRotation(), 180) != 0;
    double scale = LONGEST / (double) Math.max(box.getWidth(), box.getHeight());
    int across = (int) Math.ceil(box.getWidth() * scale);
    int down = (int) Math.ceil(box.getHeight() * scale);
    return new Grid(turned ? down : across, turned ? across : down, new int[across * down]);
  }

  private Grid picture() {
    try {
      PDRectangle box = document.getPage(page).getCropBox();
      float longest = Math.max(box.getWidth(), box.getHeight());
      BufferedImage image =
          new PDFRenderer(document).renderImage(page, LONGEST / longest, ImageType.GRAY);
      int w = image.getWidth();
      int h = image.getHeight();
      return new Grid(w, h, image.getRaster().getSamples(0, 0, w, h, 0, new int[w * h]));
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return NOTHING;
    }
  }

  private static Spot find(Grid grid, Size size) {
    double w = size.width();
    double h = size.height();
    double[] columns = {1 - MARGIN - w, MARGIN, (1 - w) / 2};
    double[] rows = {1 - MARGIN - h, MARGIN, 1 - 0.005 - h, 0.005};
    for (double y : rows) {
      for (double x : columns) {
        if (x >= 0 && empty(grid, x, y, size)) {
          return new Spot(x, y, true);
        }
      }
    }
    return new Spot(Math.max(0, columns[0]), MARGIN, false);
  }

  private static boolean empty(Grid grid, double x, double y, Size size) {
    int left = Math.max(0, (int) (x * grid.width()) - 2);
    int right = Math.min(grid.width(), (int) Math.ceil((x + size.width()) * grid.width()) + 2);
    int top = Math.max(0, (int) ((1 - y - size.height()) * grid.height()) - 1);
    int bottom = Math.min(grid.height(), (int) Math.ceil((1 - y) * grid.height()) + 1);
    if (left >= right || top >= bottom) {
      return false;
    }
    int least = 255;
    int most = 0;
    for (int row = top; row < bottom; row++) {
      for (int column = left; column < right; column++) {
        int tone = grid.tones()[row * grid.width() + column];
        least = Math.min(least, tone);
        most = Math.max(most, tone);
      }
    }
    return most - least <= TOLERANCE && least > 160;
  }
}
