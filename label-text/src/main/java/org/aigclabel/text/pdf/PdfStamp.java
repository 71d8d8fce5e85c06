package org.aigclabel.text.pdf;

import java.io.IOException;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;

/** Draws the notice on pages; sizes in points as the page is displayed. */
final class PdfStamp {

  private static final double SHARE = 0.018;
  private static final float INK = 0.15f;

  private final PDDocument document;
  private final PDType0Font font;
  private final String text;

  PdfStamp(PDDocument document, PDType0Font font, String text) {
    this.document = document;
    this.font = font;
    this.text = text;
  }

  /** Draws on a page; returns whether it found an empty place. */
  boolean put(int index) throws IOException {
    PDPage page = document.getPage(index);
    PDRectangle box = page.getCropBox();
    int rotation = Math.floorMod(page.getRotation(), 360);
    boolean turned = rotation % 180 != 0;
    double width = turned ? box.getHeight() : box.getWidth();
    double height = turned ? box.getWidth() : box.getHeight();
    double em = font.getStringWidth(text) / 1000.0;
    double size = Math.max(9 / page.getUserUnit(), SHARE * Math.min(width, height));
    size = Math.min(size, 0.9 * width / em);
    PdfSpace space = PdfSpace.of(document, index);
    PdfSpace.Spot spot = space.find(size * em / width, 1.3 * size / height);
    own(page);
    try (PDPageContentStream out =
        new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
      out.beginMarkedContent(COSName.getPDFName("Artifact"));
      out.saveGraphicsState();
      out.transform(upright(box, rotation));
      if (!spot.empty()) {
        out.setNonStrokingColor(1f);
        out.addRect(
            (float) (spot.x() * width - 0.3 * size),
            (float) (spot.y() * height),
            (float) (size * em + 0.6 * size),
            (float) (1.3 * size));
        out.fill();
      }
      out.setNonStrokingColor(INK);
      out.beginText();
      out.setFont(font, (float) size);
      out.newLineAtOffset((float) (spot.x() * width), (float) (spot.y() * height + 0.28 * size));
      out.showText(text);
      out.endText();
      out.restoreGraphicsState();
      out.endMarkedContent();
    }
    return spot.empty();
  }

  /** Resources may be inherited or shared: the page gets its own, so that it alone changes. */
  private static void own(PDPage page) {
    PDResources resources = page.getResources();
    COSDictionary own = new COSDictionary();
    if (resources != null) {
      for (COSName name : resources.getCOSObject().keySet()) {
        own.setItem(name, resources.getCOSObject().getItem(name));
      }
    }
    COSBase fonts = own.getDictionaryObject(COSName.FONT);
    COSDictionary ownFonts = new COSDictionary();
    if (fonts instanceof COSDictionary old) {
      for (COSName name : old.keySet()) {
        ownFonts.setItem(name, old.getItem(name));
      }
    }
    own.setItem(COSName.FONT, ownFonts);
    page.setResources(new PDResources(own));
  }

  /** Returns the matrix from the page as displayed to its own space. */
  private static Matrix upright(PDRectangle box, int rotation) {
    float x = box.getLowerLeftX();
    float y = box.getLowerLeftY();
    float right = box.getUpperRightX();
    float top = box.getUpperRightY();
    return switch (rotation) {
      case 90 -> new Matrix(0, 1, -1, 0, right, y);
      case 180 -> new Matrix(-1, 0, 0, -1, right, top);
      case 270 -> new Matrix(0, -1, 1, 0, x, top);
      default -> new Matrix(1, 0, 0, 1, x, y);
    };
  }
}
