package org.aigclabel.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.aigclabel.Formats;
import org.aigclabel.MediaSource;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TiffLabelerTest {

  private static final int WIDTH = 300;
  private static final int HEIGHT = 140;

  @ParameterizedTest
  @CsvSource({
    "LZW, 1",
    "Deflate, 1",
    "ZLib, 5",
    "PackBits, 5",
    "LZW, 10",
    "Deflate, 11",
    "LZW, 12",
    "Deflate, 6"
  })
  void pageOfEveryKind_labelled_changesOnlyInTheCorner(String compression, int kind)
      throws IOException {
    BufferedImage image = noise(kind);
    byte[] tiff = tiff(compression, image);
    BufferedImage before = read(tiff, 0);
    byte[] labelled = labelled(tiff);
    for (int page = 0; page < 2; page++) {
      BufferedImage after = read(labelled, page);
      int changed = 0;
      for (int i = 0; i < WIDTH * HEIGHT; i++) {
        int x = i % WIDTH;
        int y = i / WIDTH;
        if (before.getRGB(x, y) != after.getRGB(x, y)) {
          assertTrue(x > WIDTH / 2 && y > HEIGHT / 2, "pixel " + x + ", " + y);
          changed++;
        }
      }
      assertTrue(changed > 100, changed + " pixels on page " + page);
    }
  }

  @Test
  void singleStripWithShortOffset_thatMovesBehind64K_isLabelled() throws IOException {
    byte[] strip = deflated(new byte[WIDTH * HEIGHT]);
    Bytes file = Bytes.big().text("MM").u16(42).u32(70_000).raw(strip);
    file.zeros(70_000 - file.size()).u16(9);
    int[][] entries = {
      {256, WIDTH},
      {257, HEIGHT},
      {258, 8},
      {259, 8},
      {262, 1},
      {273, 8},
      {277, 1},
      {278, HEIGHT},
      {279, strip.length}
    };
    for (int[] entry : entries) {
      file.u16(entry[0]).u16(3).u32(1).u16(entry[1]).u16(0);
    }
    byte[] labelled = labelled(file.u32(0).done());
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(labelled));
    int changed = 0;
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      boolean inCorner = i % WIDTH > WIDTH / 2 && i / WIDTH > HEIGHT / 2;
      boolean same = image.getRaster().getSample(i % WIDTH, i / WIDTH, 0) == 0;
      assertTrue(same || inCorner, "pixel " + i);
      changed += same ? 0 : 1;
    }
    assertTrue(changed > 100, changed + " pixels");
  }

  private static byte[] deflated(byte[] pixels) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(pixels);
    }
    return out.toByteArray();
  }

  private static byte[] labelled(byte[] tiff) throws IOException {
    MediaSource source = MediaSource.of("a.tif", tiff);
    try (Rendering rendering =
        Formats.installed()
            .labeler(Formats.installed().find(source).orElseThrow().type())
            .orElseThrow()
            .label(source, ExplicitLabel.standard())) {
      return rendering.plan().toBytes();
    }
  }

  /** Returns noise with long runs, so that every table of a compression fills and empties. */
  private static BufferedImage noise(int kind) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, kind);
    Random random = new Random(11);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      int rgb = i / 5000 % 2 == 0 ? random.nextInt() : 0xFF808080;
      image.setRGB(i % WIDTH, i / WIDTH, rgb);
    }
    return image;
  }

  private static BufferedImage read(byte[] tiff, int page) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
    reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(tiff)));
    assertEquals(2, reader.getNumImages(true));
    return reader.read(page);
  }

  private static byte[] tiff(String compression, BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    writer.setOutput(ImageIO.createImageOutputStream(out));
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionType(compression);
    writer.prepareWriteSequence(null);
    writer.writeToSequence(new IIOImage(image, null, null), param);
    writer.writeToSequence(new IIOImage(image, null, null), param);
    writer.endWriteSequence();
    ((javax.imageio.stream.ImageOutputStream) writer.getOutput()).flush();
    return out.toByteArray();
  }
}
