package org.aigclabel.ocr;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Reads the text along the edges of a picture, where clause 5.2 wants a label. */
final class TextReader {

  /** The shortest side to which pictures are reduced: 5 % of it is 37 pixels, well readable. */
  private static final int SHORTEST = 736;

  private static final double BAND = 0.2;

  private TextReader() {}

  /** Returns the lines along the four edges, in coordinates of the picture. */
  static List<TextLine> readEdges(BufferedImage picture) {
    int shortest = Math.min(picture.getWidth(), picture.getHeight());
    double scale = Math.min(1, (double) SHORTEST / shortest);
    BufferedImage small =
        Pictures.scaled(
            picture,
            Math.max(1, (int) Math.round(picture.getWidth() * scale)),
            Math.max(1, (int) Math.round(picture.getHeight() * scale)));
    int w = small.getWidth();
    int h = small.getHeight();
    int band = Math.max(1, (int) Math.round(Math.max(BAND * h, Math.min(h, 2 * BAND * w))));
    int across = Math.max(1, (int) Math.round(BAND * 1.5 * w));
    List<Rectangle> bands = new ArrayList<>();
    if (2 * band >= h) {
      bands.add(new Rectangle(0, 0, w, h));
    } else {
      bands.add(new Rectangle(0, h - band, w, band));
      bands.add(new Rectangle(0, 0, w, band));
      bands.add(new Rectangle(0, band, across, h - 2 * band));
      bands.add(new Rectangle(w - across, band, across, h - 2 * band));
    }
    List<TextLine> lines = new ArrayList<>();
    for (Rectangle part : bands) {
      BufferedImage view = small.getSubimage(part.x, part.y, part.width, part.height);
      for (Rectangle found : TextFinder.find(view)) {
        TextRecogniser.Reading reading =
            TextRecogniser.read(view.getSubimage(found.x, found.y, found.width, found.height));
        found.translate(part.x, part.y);
        lines.add(line(picture, reading, enlarged(found, 1 / scale)));
      }
    }
    return lines.stream().filter(line -> !line.text().isBlank()).toList();
  }

  private static Rectangle enlarged(Rectangle box, double scale) {
    return new Rectangle(
        (int) (box.x * scale),
        (int) (box.y * scale),
        (int) Math.ceil(box.width * scale),
        (int) Math.ceil(box.height * scale));
  }

  private static TextLine line(
      BufferedImage picture, TextRecogniser.Reading reading, Rectangle box) {
    Rectangle whole = new Rectangle(picture.getWidth(), picture.getHeight());
    Ink ink = Ink.measure(picture, box.intersection(whole));
    return new TextLine(reading.text(), ink.box(), reading.confidence(), ink.contrast());
  }
}
