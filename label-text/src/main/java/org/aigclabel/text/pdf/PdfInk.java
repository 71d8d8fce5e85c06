package org.aigclabel.text.pdf;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * Marks where a page has ink, box by box, without drawing it: a hundred times faster. It sees more
 * ink than there is, never less: an empty place is empty.
 */
final class PdfInk extends PDFGraphicsStreamEngine {

  private static final int WHITE = 255;
  private static final int STEPS = 500_000;

  private final PdfSpace.Grid grid;
  private final AffineTransform toGrid;
  private final Path2D path = new Path2D.Double();
  private final PdfSteps steps = new PdfSteps(STEPS);
  private long pixels;

  private PdfInk(PDPage page, PdfSpace.Grid grid, AffineTransform toGrid) {
    super(page);
    this.grid = grid;
    this.toGrid = toGrid;
  }

  /**
   * Marks a page's ink in a grid of the page as displayed and returns how many pixels its pictures
   * have.
   */
  static long mark(PDPage page, PdfSpace.Grid grid) throws IOException {
    Arrays.fill(grid.tones(), WHITE);
    PDRectangle box = page.getCropBox();
    double turns = Math.floorMod(page.getRotation(), 360) / 90;
    boolean turned = turns % 2 != 0;
    AffineTransform toGrid = new AffineTransform();
    toGrid.translate(grid.width() / 2.0, grid.height() / 2.0);
    toGrid.scale(
        grid.width() / (turned ? box.getHeight() : box.getWidth()),
        grid.height() / (turned ? box.getWidth() : box.getHeight()));
    toGrid.rotate(turns * Math.PI / 2);
    toGrid.scale(1, -1);
    toGrid.translate(
        -(box.getLowerLeftX() + box.getUpperRightX()) / 2.0,
        -(box.getLowerLeftY() + box.getUpperRightY()) / 2.0);
    PdfInk ink = new PdfInk(page, grid, toGrid);
    ink.processPage(page);
    for (PDAnnotation annotation : page.getAnnotations()) {
      PDRectangle at = annotation.getRectangle();
      if (at != null) {
        ink.fill(
            new Rectangle2D.Double(
                at.getLowerLeftX(), at.getLowerLeftY(), at.getWidth(), at.getHeight()));
      }
    }
    return ink.pixels;
  }

  /** Fills a box of the page's own space. */
  private void fill(Rectangle2D box) {
    Rectangle2D on = toGrid.createTransformedShape(box).getBounds2D();
    int left = (int) Math.max(0, Math.floor(on.getMinX()));
    int right = (int) Math.min(grid.width(), Math.ceil(on.getMaxX() + 0.01));
    int top = (int) Math.max(0, Math.floor(on.getMinY()));
    int bottom = (int) Math.min(grid.height(), Math.ceil(on.getMaxY() + 0.01));
    for (int row = top; row < bottom && left < right; row++) {
      Arrays.fill(grid.tones(), row * grid.width() + left, row * grid.width() + right, 0);
    }
  }

  private void fill(Matrix matrix, Rectangle2D box) throws IOException {
    fill(matrix.createAffineTransform().createTransformedShape(box).getBounds2D());
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    steps.take();
    super.processOperator(operator, operands);
  }

  @Override
  protected void showFontGlyph(Matrix at, PDFont font, int code, Vector step) throws IOException {
    fill(at, new Rectangle2D.Double(0, -0.3, Math.max(0.1, step.getX()), 1.3));
  }

  @Override
  public void drawImage(PDImage image) throws IOException {
    pixels += (long) image.getWidth() * image.getHeight();
    fill(getGraphicsState().getCurrentTransformationMatrix(), new Rectangle2D.Double(0, 0, 1, 1));
  }

  @Override
  public void shadingFill(COSName name) throws IOException {
    fill(new Rectangle2D.Double(-1e6, -1e6, 2e6, 2e6));
  }

  @Override
  public void appendRectangle(Point2D a, Point2D b, Point2D c, Point2D d) {
    path.moveTo(a.getX(), a.getY());
    path.lineTo(b.getX(), b.getY());
    path.lineTo(c.getX(), c.getY());
    path.lineTo(d.getX(), d.getY());
    path.closePath();
  }

  @Override
  public void moveTo(float x, float y) {
    path.moveTo(x, y);
  }

  @Override
  public void lineTo(float x, float y) {
    if (path.getCurrentPoint() == null) {
      path.moveTo(x, y);
    }
    path.lineTo(x, y);
  }

  @Override
  public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
    if (path.getCurrentPoint() == null) {
      path.moveTo(x1, y1);
    }
    path.curveTo(x1, y1, x2, y2, x3, y3);
  }

  @Override
  public Point2D getCurrentPoint() {
    Point2D point = path.getCurrentPoint();
    return point == null ? new Point2D.Double() : point;
  }

  @Override
  public void closePath() {
    if (path.getCurrentPoint() != null) {
      path.closePath();
    }
  }

  @Override
  public void clip(int rule) {
    // What is clipped away counts as ink.
  }

  @Override
  public void endPath() {
    path.reset();
  }

  @Override
  public void strokePath() throws IOException {
    double line = getGraphicsState().getLineWidth() * 2 + 1;
    Rectangle2D box = path.getBounds2D();
    fill(
        new Rectangle2D.Double(
            box.getX() - line,
            box.getY() - line,
            box.getWidth() + 2 * line,
            box.getHeight() + 2 * line));
    path.reset();
  }

  @Override
  public void fillPath(int rule) throws IOException {
    if (!white(getGraphicsState().getNonStrokingColor())) {
      fill(path.getBounds2D());
    }
    path.reset();
  }

  @Override
  public void fillAndStrokePath(int rule) throws IOException {
    strokePath();
  }

  private static boolean white(PDColor color) throws IOException {
    return !color.isPattern() && (color.toRGB() & 0xFFFFFF) == 0xFFFFFF;
  }
}
