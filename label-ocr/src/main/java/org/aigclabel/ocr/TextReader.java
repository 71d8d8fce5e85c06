package org.aigclabel.ocr;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.Verifier.Depth;

/** Reads the text of a picture: along its edges, where clause 5.2 wants a label, or all of it. */
final class TextReader {

  /** The shortest side on which text is looked for: 5 % of it is 30 pixels, well found. */
  private static final int SHORTEST = 608;

  /** How far the edges reach, as a share of the shortest side, for lines above each other. */
  private static final double BAND = 0.2;

  /** How far they reach at the left and right, where lines run inwards: six characters of 5 %. */
  private static final double ACROSS = 0.45;

  /** How much of a tile the next one repeats, so that no line is cut. */
  private static final double OVERLAP = 0.1;

  private final BufferedImage picture;
  private final BufferedImage small;
  private final double scale;
  private final List<TextLine> lines = new ArrayList<>();

  private TextReader(BufferedImage picture) {
    this.picture = picture;
    int shortest = Math.min(picture.getWidth(), picture.getHeight());
    this.scale = Math.min(1, (double) SHORTEST / shortest);
    this.small =
        Pictures.scaled(
            picture,
            Math.max(1, (int) Math.round(picture.getWidth() * scale)),
            Math.max(1, (int) Math.round(picture.getHeight() * scale)));
  }

  /** Returns the labels, in coordinates of the picture; the greatest depth looks everywhere. */
  static List<TextLine> labels(BufferedImage picture, Depth depth) {
    List<TextLine> lines = depth == Depth.WHOLE ? readAll(picture) : readEdges(picture);
    return lines.stream().filter(LabelMarks::isLabel).toList();
  }

  /** Returns the lines along the four edges, in coordinates of the picture. */
  static List<TextLine> readEdges(BufferedImage picture) {
    TextReader reader = new TextReader(picture);
    int w = reader.small.getWidth();
    int h = reader.small.getHeight();
    int band = Math.max(1, (int) Math.round(BAND * Math.min(w, h)));
    int across = Math.max(1, (int) Math.round(ACROSS * Math.min(w, h)));
    if (2 * band >= h || 2 * across >= w) {
      return readAll(picture);
    }
    reader.read(new Rectangle(0, h - band, w, band));
    reader.read(new Rectangle(0, 0, w, band));
    reader.read(new Rectangle(0, band, across, h - 2 * band));
    reader.read(new Rectangle(w - across, band, across, h - 2 * band));
    return reader.lines;
  }

  /** Returns all lines, in coordinates of the picture. */
  static List<TextLine> readAll(BufferedImage picture) {
    TextReader reader = new TextReader(picture);
    int step = (int) (SHORTEST * 2 * (1 - OVERLAP));
    for (int y = 0; y == 0 || y < reader.small.getHeight() - SHORTEST * 2 * OVERLAP; y += step) {
      for (int x = 0; x == 0 || x < reader.small.getWidth() - SHORTEST * 2 * OVERLAP; x += step) {
        reader.read(new Rectangle(x, y, 2 * SHORTEST, 2 * SHORTEST));
      }
    }
    return reader.lines;
  }

  private void read(Rectangle wanted) {
    Rectangle part = wanted.intersection(new Rectangle(0, 0, small.getWidth(), small.getHeight()));
    BufferedImage view = small.getSubimage(part.x, part.y, part.width, part.height);
    for (Rectangle found : TextFinder.find(view)) {
      found.translate(part.x, part.y);
      Rectangle box = enlarged(found);
      if (!box.isEmpty() && lines.stream().noneMatch(line -> line.box().intersects(box))) {
        line(box);
      }
    }
  }

  private Rectangle enlarged(Rectangle box) {
    return new Rectangle(
            (int) (box.x / scale),
            (int) (box.y / scale),
            (int) Math.ceil(box.width / scale),
            (int) Math.ceil(box.height / scale))
        .intersection(new Rectangle(picture.getWidth(), picture.getHeight()));
  }

  private void line(Rectangle box) {
    TextRecogniser.Reading reading =
        TextRecogniser.read(picture.getSubimage(box.x, box.y, box.width, box.height));
    if (!reading.text().isBlank()) {
      Ink ink = Ink.measure(picture, box);
      lines.add(new TextLine(reading.text(), ink.box(), reading.confidence(), ink.contrast()));
    }
  }
}
