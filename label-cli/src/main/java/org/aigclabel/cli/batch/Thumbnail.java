package org.aigclabel.cli.batch;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.aigclabel.Limits;
import org.aigclabel.MediaSource;
import org.aigclabel.container.Exif;
import org.aigclabel.draw.Orientation;

/**
 * A small copy of a picture that stands in the page itself.
 *
 * @param address the copy as a data address
 * @param width of the whole picture as displayed
 * @param height of the whole picture as displayed
 */
record Thumbnail(String address, int width, int height) {

  private static final int LONGEST = 320;

  /** Returns the thumbnail of a picture, or empty for what Java cannot decode. */
  static Optional<Thumbnail> of(Path file) {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return Optional.of(of(reader, orientation(file)));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      // The page tells of the file all the same; only the picture is left out.
      return Optional.empty();
    }
  }

  private static Thumbnail of(ImageReader reader, Orientation orientation) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if ((long) width * height > Limits.safe().pixels() / 4) {
      throw new IOException("too many pixels for a thumbnail");
    }
    int every = Math.max(1, Math.max(width, height) / LONGEST);
    ImageReadParam some = reader.getDefaultReadParam();
    some.setSourceSubsampling(every, every, 0, 0);
    BufferedImage small = orientation.upright(reader.read(0, some));
    BufferedImage opaque =
        new BufferedImage(small.getWidth(), small.getHeight(), BufferedImage.TYPE_INT_RGB);
    opaque.createGraphics().drawImage(small, 0, 0, java.awt.Color.WHITE, null);
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(opaque, "jpg", jpeg);
    String data = Base64.getEncoder().encodeToString(jpeg.toByteArray());
    boolean turned = orientation.swapsSides();
    return new Thumbnail(
        "data:image/jpeg;base64," + data, turned ? height : width, turned ? width : height);
  }

  private static Orientation orientation(Path file) throws IOException {
    try (MediaSource source = MediaSource.of(file)) {
      return Orientation.of(Exif.orientation(source));
    }
  }
}
