package org.aigclabel.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.aigclabel.container.Exif;
import org.aigclabel.draw.Orientation;

/** Decodes pictures that the JDK can decode, turned as their Exif says that they are shown. */
public final class Upright {

  private static final int HEAD = 1 << 17;
  private static final List<String> MARKS = List.of("Exif\0\0", "eXIf");

  private Upright() {}

  /** Returns the picture as it is shown, or nothing if the JDK has no decoder for it. */
  public static Optional<BufferedImage> decode(byte[] file) throws IOException {
    ImageIO.setUseCache(false);
    return Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(file)))
        .map(stored -> turned(stored, orientation(file)));
  }

  /** Looks for the block of JPEG or PNG, or the file that is one: TIFF. */
  private static Orientation orientation(byte[] file) {
    String head = new String(file, 0, Math.min(HEAD, file.length), StandardCharsets.ISO_8859_1);
    int from = 0;
    for (String mark : MARKS) {
      if (head.contains(mark)) {
        from = head.indexOf(mark) + mark.length();
        break;
      }
    }
    byte[] block = Arrays.copyOfRange(file, from, Math.min(file.length, from + HEAD));
    return Orientation.of(Exif.read(block).orientation());
  }

  private static BufferedImage turned(BufferedImage stored, Orientation orientation) {
    if (orientation == Orientation.UPRIGHT) {
      return stored;
    }
    int width = orientation.swapsSides() ? stored.getHeight() : stored.getWidth();
    int height = orientation.swapsSides() ? stored.getWidth() : stored.getHeight();
    BufferedImage shown = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int column = orientation.storedX(x, y, stored.getWidth());
        int row = orientation.storedY(x, y, stored.getHeight());
        shown.setRGB(x, y, stored.getRGB(column, row));
      }
    }
    return shown;
  }
}
