package org.aigclabel.image.png;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.aigclabel.MediaSource;
import org.aigclabel.draw.Canvas;
import org.aigclabel.draw.Lettering;
import org.aigclabel.draw.Orientation;
import org.aigclabel.draw.Placement;
import org.aigclabel.explicit.Corner;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.explicit.TextLook;

/** Pictures of one size to draw on, and what a label changes in them. */
final class PngDrawing {

  static final int W = 150;
  static final int H = 110;

  private PngDrawing() {}

  static byte[] label(byte[] png, ExplicitLabel label) throws IOException {
    try (Rendering done = new PngLabeler().label(MediaSource.of("test.png", png), label)) {
      return done.plan().toBytes();
    }
  }

  static BufferedImage decode(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  static Rectangle box(Corner corner) throws IOException {
    return box(W, H, corner, Orientation.UPRIGHT);
  }

  static Rectangle box(int width, int height, Corner corner, Orientation turned)
      throws IOException {
    Placement at =
        Lettering.of("AI生成", TextLook.standard().at(corner))
            .on(new Canvas("test", width, height, turned));
    return new Rectangle(at.x(), at.y(), at.width(), at.height());
  }

  /** Compares samples outside the box exactly, and returns how many pixels differ inside. */
  static int changed(byte[] before, byte[] after, Rectangle box) throws IOException {
    BufferedImage one = decode(before);
    BufferedImage two = decode(after);
    assertEquals(one.getWidth(), two.getWidth());
    assertEquals(one.getHeight(), two.getHeight());
    boolean comparable = one.getSampleModel().getNumBands() == two.getSampleModel().getNumBands();
    Raster first = one.getRaster();
    Raster second = two.getRaster();
    int changed = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        boolean same = one.getRGB(x, y) == two.getRGB(x, y);
        if (!box.contains(x, y)) {
          assertTrue(same, x + "," + y + " is outside " + box);
          if (comparable) {
            int[] a = first.getPixel(x, y, (int[]) null);
            assertTrue(Arrays.equals(a, second.getPixel(x, y, (int[]) null)), x + "," + y);
          }
        }
        changed += same ? 0 : 1;
      }
    }
    return changed;
  }

  static PngMaker maker(int colour, int depth, boolean interlaced) {
    PngMaker maker = new PngMaker().size(W, H).kind(colour, depth);
    return (interlaced ? maker.interlaced() : maker).header();
  }
}
