package org.aigclabel.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class UprightTest {

  /** An Exif segment that says: turned clockwise by 90 degrees. */
  private static final String TURNED =
      "ffe10022 457869660000 4d4d002a00000008 0001 0112 0003 00000001 00060000 00000000";

  @Test
  void decode_turnedPicture_standsUpright() throws IOException {
    BufferedImage stored = new BufferedImage(32, 16, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 256; i++) {
      stored.setRGB(i % 16, i / 16, 0xFFFFFF);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(stored, "jpeg", out);
    byte[] plain = out.toByteArray();
    byte[] exif = HexFormat.of().parseHex(TURNED.replace(" ", ""));
    byte[] file =
        ByteBuffer.allocate(plain.length + exif.length)
            .put(plain, 0, 2)
            .put(exif)
            .put(plain, 2, plain.length - 2)
            .array();
    BufferedImage shown = Upright.decode(file).orElseThrow();
    assertEquals(16, shown.getWidth());
    assertEquals(32, shown.getHeight());
    assertTrue((shown.getRGB(8, 4) & 0xFF) > 200, "the stored left stands at the top");
    assertTrue((shown.getRGB(8, 28) & 0xFF) < 50);
    assertTrue(Upright.decode(new byte[] {1, 2, 3}).isEmpty());
  }
}
