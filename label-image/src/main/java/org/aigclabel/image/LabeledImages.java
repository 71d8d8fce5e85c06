package org.aigclabel.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.aigclabel.Label;
import org.aigclabel.Labeler;
import org.aigclabel.UnsupportedMediaException;

/**
 * Encodes pictures that a service has made, labelled, shown and signed as its labeler is set up, so
 * that no unlabelled file exists in between. Immutable and thread-safe.
 *
 * @param labeler writes the labels
 * @param quality of JPEG, above 0 to 1
 */
public record LabeledImages(Labeler labeler, double quality) {

  /** Refuses qualities that are none. */
  public LabeledImages {
    if (!(quality > 0 && quality <= 1)) {
      throw new IllegalArgumentException("quality " + quality + " is not above 0 and up to 1");
    }
  }

  /** Returns an encoder for this labeler; JPEG of quality 0.9. */
  public static LabeledImages by(Labeler labeler) {
    return new LabeledImages(labeler, 0.9);
  }

  /** Returns this encoder with another quality of JPEG, above 0 to 1. */
  public LabeledImages quality(double other) {
    return new LabeledImages(labeler, other);
  }

  /** Returns the picture as a labelled JPEG file, on white where it is transparent. */
  public byte[] jpeg(BufferedImage image, Label label) throws IOException {
    return labeler.label(encoded(opaque(image), "jpeg"), label);
  }

  /** Returns the picture as a labelled PNG file. */
  public byte[] png(BufferedImage image, Label label) throws IOException {
    return labeler.label(encoded(image, "png"), label);
  }

  /**
   * Returns the picture as a labelled file of any format that this JVM has an {@link ImageWriter}
   * for, as ImageIO names it: {@code webp}, {@code gif}, {@code tiff}, {@code png}, {@code jpeg}.
   *
   * @throws UnsupportedMediaException if there is no encoder, or the format has no place for labels
   */
  public byte[] file(BufferedImage image, String format, Label label) throws IOException {
    boolean jpeg = format.toLowerCase(Locale.ROOT).matches("jpe?g");
    return jpeg ? jpeg(image, label) : labeler.label(encoded(image, format), label);
  }

  private byte[] encoded(BufferedImage image, String format) throws IOException {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(format);
    if (!writers.hasNext()) {
      throw new UnsupportedMediaException("picture", "this JDK has no encoder for " + format);
    }
    ImageWriter writer = writers.next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (format.equals("jpeg")) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality((float) quality);
      }
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** JPEG has no transparency, and the JDK encodes what it takes for alpha as ink. */
  private static BufferedImage opaque(BufferedImage image) {
    boolean plain =
        image.getType() == BufferedImage.TYPE_INT_RGB
            || image.getType() == BufferedImage.TYPE_3BYTE_BGR
            || image.getType() == BufferedImage.TYPE_BYTE_GRAY;
    if (plain) {
      return image;
    }
    BufferedImage copy =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = copy.createGraphics();
    graphics.drawImage(image, 0, 0, Color.WHITE, null);
    graphics.dispose();
    return copy;
  }
}
