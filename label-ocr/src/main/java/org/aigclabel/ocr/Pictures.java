package org.aigclabel.ocr;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.Exif;
import org.aigclabel.draw.Orientation;

/** Decodes and scales pictures for reading. */
final class Pictures {

  private Pictures() {}

  /**
   * Returns the first picture of a file upright.
   *
   * @throws UnsupportedMediaException if it cannot be decoded here, with a sentence of the bundle
   */
  static BufferedImage decode(MediaSource source) throws IOException {
    if (source.size() > source.limits().block()) {
      throw undecoded(source);
    }
    if (source.startsWith(4, "ftyp")) {
      return FfmpegPictures.first(source);
    }
    return decode(source, Orientation.of(Exif.orientation(source)));
  }

  /** Whether a damaged picture is damaged is for its format to say; here it cannot be read. */
  static UnsupportedMediaException undecoded(MediaSource source) {
    return new UnsupportedMediaException(source.name(), "reason.picture.undecoded");
  }

  private static BufferedImage decode(MediaSource source, Orientation orientation)
      throws IOException {
    byte[] bytes = source.array(0, (int) source.size());
    try (ImageInputStream in =
        ImageIO.createImageInputStream(new java.io.ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw undecoded(source);
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > source.limits().pixels()) {
          throw undecoded(source);
        }
        return orientation.upright(reader.read(0));
      } catch (IOException | RuntimeException e) {
        throw undecoded(source);
      } finally {
        reader.dispose();
      }
    }
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
