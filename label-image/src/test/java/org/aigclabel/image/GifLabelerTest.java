package org.aigclabel.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.aigclabel.Formats;
import org.aigclabel.MediaSource;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.junit.jupiter.api.Test;

class GifLabelerTest {

  private static final int WIDTH = 240;
  private static final int HEIGHT = 120;

  @Test
  void noisyPicture_labelled_changesOnlyInTheCorner() throws IOException {
    byte[] gif = gif(noise(200));
    BufferedImage before = ImageIO.read(new ByteArrayInputStream(gif));
    BufferedImage after = ImageIO.read(new ByteArrayInputStream(labelled(gif)));
    int changed = 0;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        if (before.getRGB(x, y) != after.getRGB(x, y)) {
          assertTrue(x > WIDTH / 2 && y > HEIGHT / 2, "pixel " + x + ", " + y);
          changed++;
        }
      }
    }
    assertTrue(changed > 100, changed + " pixels");
  }

  @Test
  void fullPalette_labelled_showsBlackAndWhite() throws IOException {
    BufferedImage after = ImageIO.read(new ByteArrayInputStream(labelled(gif(noise(256)))));
    boolean black = false;
    boolean white = false;
    for (int y = HEIGHT / 2; y < HEIGHT; y++) {
      for (int x = WIDTH / 2; x < WIDTH; x++) {
        black |= (after.getRGB(x, y) & 0xFFFFFF) == 0;
        white |= (after.getRGB(x, y) & 0xFFFFFF) == 0xFFFFFF;
      }
    }
    assertTrue(black && white);
  }

  @Test
  void laterFrameBesideTheLabel_labelled_staysByteForByte() throws IOException {
    byte[] still = gif(noise(200));
    Bytes moving = Bytes.little().raw(java.util.Arrays.copyOf(still, still.length - 1));
    byte[] small =
        Bytes.little()
            .hex("21f904 00 0a00 00 00 2c 0000 0000 0100 0100 00 02 02 4401 00 3b")
            .done();
    byte[] after = labelled(moving.raw(small).done());
    assertArrayEquals(
        small, java.util.Arrays.copyOfRange(after, after.length - small.length, after.length));
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(after)));
    assertEquals(2, reader.getNumImages(true));
  }

  private static byte[] labelled(byte[] gif) throws IOException {
    MediaSource source = MediaSource.of("a.gif", gif);
    try (Rendering rendering =
        Formats.installed()
            .labeler(Formats.installed().find(source).orElseThrow().type())
            .orElseThrow()
            .label(source, ExplicitLabel.standard())) {
      return rendering.plan().toBytes();
    }
  }

  /** Returns a picture of so many colours, none of them black, white or grey. */
  private static BufferedImage noise(int colours) {
    byte[] red = new byte[colours];
    byte[] green = new byte[colours];
    byte[] blue = new byte[colours];
    for (int i = 0; i < colours; i++) {
      red[i] = (byte) (128 + (i & 15) * 4);
      green[i] = (byte) (i / 16 * 6);
      blue[i] = (byte) 240;
    }
    IndexColorModel model = new IndexColorModel(8, colours, red, green, blue);
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_INDEXED, model);
    Random random = new Random(7);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      image.getRaster().setSample(i % WIDTH, i / WIDTH, 0, random.nextInt(colours));
    }
    return image;
  }

  private static byte[] gif(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "gif", out);
    return out.toByteArray();
  }
}
