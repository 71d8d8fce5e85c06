package org.aigclabel.cli.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewTest {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;

  /** An APP1 segment whose Exif says that the picture is displayed turned by 90 degrees. */
  private static final byte[] TURNED =
      HexFormat.of()
          .parseHex(
              "ffe10022457869660000"
                  + "4d4d002a00000008"
                  + "0001011200030000000100060000"
                  + "00000000");

  @TempDir Path folder;

  private Path picture(byte[] afterStart) throws IOException {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      image.setRGB(i % WIDTH, i / WIDTH, 0x6699AA);
    }
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", jpeg);
    byte[] bytes = jpeg.toByteArray();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(bytes, 0, 2);
    file.writeBytes(afterStart);
    file.write(bytes, 2, bytes.length - 2);
    return Files.write(folder.resolve("in.jpg"), file.toByteArray());
  }

  private BufferedImage preview(Path input) throws IOException {
    byte[] before = Files.readAllBytes(input);
    Path png = folder.resolve("corner.png");
    Call call =
        Call.of("label", input, "--producer", Call.PRODUCER, "--id", "n-1", "--preview", png);
    assertEquals(0, call.code(), call.err());
    assertTrue(Arrays.equals(before, Files.readAllBytes(input)));
    try (var files = Files.list(folder)) {
      assertEquals(2, files.count(), "nothing but the picture and its preview");
    }
    return ImageIO.read(png.toFile());
  }

  /** Returns left, top, right and bottom of what is not the picture's own colour. */
  private static int[] ink(BufferedImage image) {
    int[] ink = {image.getWidth(), image.getHeight(), -1, -1};
    int ground = image.getRGB(0, 0);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (difference(image.getRGB(x, y), ground) > 60) {
          ink[0] = Math.min(ink[0], x);
          ink[1] = Math.min(ink[1], y);
          ink[2] = Math.max(ink[2], x);
          ink[3] = Math.max(ink[3], y);
        }
      }
    }
    return ink;
  }

  private static int difference(int one, int two) {
    return Math.abs((one >> 8 & 0xFF) - (two >> 8 & 0xFF));
  }

  private static void assertUpright(BufferedImage image, int shortest) {
    int[] ink = ink(image);
    int wide = ink[2] - ink[0] + 1;
    int high = ink[3] - ink[1] + 1;
    assertTrue(wide > 2 * high, "a line of text is " + wide + " wide and " + high + " high");
    assertTrue(high >= shortest / 20, "ink of " + high);
    assertTrue(
        ink[0] > image.getWidth() / 4 && ink[1] > image.getHeight() / 2, Arrays.toString(ink));
  }

  @Test
  void picture_previewed_isTheLabelledCorner() throws IOException {
    BufferedImage corner = preview(picture(new byte[0]));
    assertEquals(WIDTH / 2, corner.getWidth());
    assertEquals(HEIGHT / 3, corner.getHeight());
    assertUpright(corner, HEIGHT);
  }

  @Test
  void turnedPicture_previewed_isUpright() throws IOException {
    BufferedImage corner = preview(picture(TURNED));
    assertEquals(HEIGHT / 2, corner.getWidth());
    assertEquals(WIDTH / 3, corner.getHeight());
    assertUpright(corner, HEIGHT);
  }

  @Test
  void existingFile_isLeftAlone() throws IOException {
    Path input = picture(new byte[0]);
    Path png = Files.writeString(folder.resolve("mine.png"), "mine");
    Call call =
        Call.of("label", input, "--producer", Call.PRODUCER, "--id", "n-1", "--preview", png);
    assertNotEquals(0, call.code());
    assertFalse(call.err().isBlank());
    assertEquals("mine", Files.readString(png));
  }
}
