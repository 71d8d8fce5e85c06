package org.aigclabel.rules;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.aigclabel.draw.Backdrop;
import org.aigclabel.draw.Canvas;
import org.aigclabel.draw.Lettering;
import org.aigclabel.draw.Stamp;
import org.aigclabel.explicit.TextLook;

/** PNG pictures for examples: with any text chunk, with any words drawn anywhere. */
final class Pictures {

  /** The end of the header chunk, where other chunks may begin. */
  private static final int AFTER_HEADER = 33;

  private Pictures() {}

  static byte[] plain() {
    return png(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB));
  }

  /** Returns a picture with a chunk put behind its header. */
  static byte[] with(String type, String data) {
    return with(plain(), type, data.getBytes(StandardCharsets.ISO_8859_1));
  }

  static byte[] with(byte[] png, String type, byte[] data) {
    byte[] body = new byte[4 + data.length];
    System.arraycopy(type.getBytes(StandardCharsets.ISO_8859_1), 0, body, 0, 4);
    System.arraycopy(data, 0, body, 4, data.length);
    CRC32 sum = new CRC32();
    sum.update(body);
    return ByteBuffer.allocate(png.length + body.length + 8)
        .put(png, 0, AFTER_HEADER)
        .putInt(data.length)
        .put(body)
        .putInt((int) sum.getValue())
        .put(png, AFTER_HEADER, png.length - AFTER_HEADER)
        .array();
  }

  /** Returns a picture whose first chunk, the label, stands last, as another program may write. */
  static byte[] firstChunkLast(byte[] png) {
    int length = 12 + ByteBuffer.wrap(png).getInt(AFTER_HEADER);
    int end = png.length - 12;
    return ByteBuffer.allocate(png.length)
        .put(png, 0, AFTER_HEADER)
        .put(png, AFTER_HEADER + length, end - AFTER_HEADER - length)
        .put(png, AFTER_HEADER, length)
        .put(png, end, 12)
        .array();
  }

  /** Returns a picture with words of this ink height whose box begins there. */
  static byte[] saying(String words, int inkHeight, int x, int y) {
    return png(scene(words, Color.DARK_GRAY, inkHeight, x, y));
  }

  static BufferedImage scene(String words, Color ground, int inkHeight, int x, int y) {
    BufferedImage scene = new BufferedImage(900, 600, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = scene.createGraphics();
    graphics.setPaint(ground);
    graphics.fillRect(0, 0, scene.getWidth(), scene.getHeight());
    int side = (int) Math.ceil(inkHeight / TextLook.LEAST_HEIGHT);
    try {
      Stamp stamp =
          Lettering.of(words, TextLook.standard())
              .on(Canvas.of("words", 3 * side, side))
              .paint(Backdrop.even(ground.getRed()));
      BufferedImage drawn =
          new BufferedImage(stamp.width(), stamp.height(), BufferedImage.TYPE_INT_ARGB);
      drawn.setRGB(0, 0, stamp.width(), stamp.height(), stamp.argb(), 0, stamp.width());
      graphics.drawImage(drawn, x, y, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    graphics.dispose();
    return scene;
  }

  /** Returns the scene with its contrasts taken down to a tenth. */
  static BufferedImage faint(BufferedImage scene) {
    BufferedImage faint =
        new BufferedImage(scene.getWidth(), scene.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < scene.getHeight(); y++) {
      for (int x = 0; x < scene.getWidth(); x++) {
        int grey = 100 + (scene.getRGB(x, y) & 0xFF) / 4;
        faint.setRGB(x, y, grey << 16 | grey << 8 | grey);
      }
    }
    return faint;
  }

  /** Returns a picture large enough for a label, without words. */
  static byte[] scenery() {
    return png(new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB));
  }

  /** Returns the like in WebP, with loss. */
  static byte[] webp() {
    return encoded(new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB), "webp");
  }

  /** Returns a grey JPEG of this width. */
  static byte[] jpeg(int width) {
    return encoded(new BufferedImage(width, 48, BufferedImage.TYPE_INT_RGB), "jpg");
  }

  static byte[] png(BufferedImage image) {
    return encoded(image, "png");
  }

  private static byte[] encoded(BufferedImage image, String format) {
    ImageIO.setUseCache(false);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      assertTrue(ImageIO.write(image, format, out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
