package org.aigclabel.ocr;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.aigclabel.MediaSource;
import org.aigclabel.container.Exif;

/** Decodes and scales pictures for reading. */
final class Pictures {

  private Pictures() {}

  /** Returns the first picture of a file upright, or empty if it cannot be decoded here. */
  static Optional<BufferedImage> decode(MediaSource source) throws IOException {
    if (source.size() > source.limits().block()) {
      return Optional.empty();
    }
    if (source.startsWith(4, "ftyp")) {
      return FfmpegPictures.first(source);
    }
    return decode(source, orientation(source));
  }

  private static Optional<BufferedImage> decode(MediaSource source, int orientation)
      throws IOException {
    byte[] bytes = source.array(0, (int) source.size());
    try (ImageInputStream in =
        ImageIO.createImageInputStream(new java.io.ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        return pixels > source.limits().pixels()
            ? Optional.empty()
            : Optional.of(upright(reader.read(0), orientation));
      } catch (IOException | RuntimeException e) {
        // Whether a damaged picture is damaged is for its format to say; here it cannot be read.
        return Optional.empty();
      } finally {
        reader.dispose();
      }
    }
  }

  /** Returns the orientation in a JPEG's or PNG's first EXIF block near its head, or 1. */
  static int orientation(MediaSource source) throws IOException {
    String head = source.latin1(0, (int) Math.min(source.size(), 1 << 17));
    int little = head.indexOf("II*\0");
    int big = head.indexOf("MM\0*");
    int at = little < 0 ? big : big < 0 ? little : Math.min(little, big);
    return at < 0
        ? 1
        : Exif.read(head.substring(at).getBytes(StandardCharsets.ISO_8859_1)).orientation();
  }

  private static BufferedImage upright(BufferedImage image, int orientation) {
    if (orientation == 1) {
      return image;
    }
    int w = image.getWidth();
    int h = image.getHeight();
    AffineTransform turn =
        switch (orientation) {
          case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
          case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
          case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
          case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
          case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
          case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
          default -> new AffineTransform(0, -1, 1, 0, 0, w);
        };
    BufferedImage turned =
        orientation < 5
            ? new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB)
            : new BufferedImage(h, w, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = turned.createGraphics();
    graphics.drawImage(image, turn, null);
    graphics.dispose();
    return turned;
  }

  static BufferedImage scaled(BufferedImage image, int width, int height) {
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = scaled.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, Color.WHITE, null);
    graphics.dispose();
    return scaled;
  }

  /** Returns the picture on a larger canvas, at its top left. */
  static BufferedImage canvas(BufferedImage image, int width, int height) {
    BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = canvas.createGraphics();
    graphics.drawImage(image, 0, 0, Color.WHITE, null);
    graphics.dispose();
    return canvas;
  }
}
