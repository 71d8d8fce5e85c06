package org.aigclabel.cli.commands;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Draws the sample picture of the demo: hills at dusk, by arithmetic alone. */
final class DemoPicture {

  private static final int WIDTH = 960;
  private static final int HEIGHT = 600;

  private DemoPicture() {}

  /** Returns the picture as a JPEG. */
  static byte[] jpeg() throws IOException {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setPaint(new GradientPaint(0, 0, new Color(0x2B2A5E), 0, HEIGHT, new Color(0xF3A469)));
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.setPaint(new Color(0xFFE6A8));
    graphics.fill(new Ellipse2D.Double(620, 210, 110, 110));
    Color[] hills = {new Color(0x6A4E7C), new Color(0x463A66), new Color(0x241F42)};
    for (int i = 0; i < hills.length; i++) {
      graphics.setPaint(hills[i]);
      graphics.fill(hill(350 + 75 * i, 1.7 + i));
    }
    graphics.dispose();
    ImageIO.setUseCache(false);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", out);
    return out.toByteArray();
  }

  private static Path2D hill(int height, double phase) {
    Path2D outline = new Path2D.Double();
    outline.moveTo(0, HEIGHT);
    for (int x = 0; x <= WIDTH; x += 4) {
      double y = height + 38 * Math.sin(x / 130.0 + phase) + 14 * Math.sin(x / 41.0 * phase);
      outline.lineTo(x, y);
    }
    outline.lineTo(WIDTH, HEIGHT);
    outline.closePath();
    return outline;
  }
}
