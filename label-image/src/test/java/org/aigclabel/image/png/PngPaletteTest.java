package org.aigclabel.image.png;

import static org.aigclabel.image.png.PngDrawing.H;
import static org.aigclabel.image.png.PngDrawing.W;
import static org.aigclabel.image.png.PngDrawing.box;
import static org.aigclabel.image.png.PngDrawing.changed;
import static org.aigclabel.image.png.PngDrawing.decode;
import static org.aigclabel.image.png.PngDrawing.label;
import static org.aigclabel.image.png.PngDrawing.maker;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.aigclabel.MediaSource;
import org.aigclabel.explicit.Corner;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.junit.jupiter.api.Test;

/** The text on pictures whose colours are few or partly transparent. */
class PngPaletteTest {

  @Test
  void transparentColour_staysAwayFromTheText() throws Exception {
    for (int colour : new int[] {0, 2}) {
      byte[] key = new byte[colour == 0 ? 2 : 6];
      for (int value : new int[] {0, 255, 120}) {
        for (int i = 1; i < key.length; i += 2) {
          key[i] = (byte) value;
        }
        byte[] png = maker(colour, 8, false).chunk("tRNS", key).picture(9999).end();
        byte[] labelled = label(png, ExplicitLabel.standard());
        Rectangle box = box(Corner.BOTTOM_RIGHT);
        assertTrue(changed(png, labelled, box) > 100, "value " + value);
        BufferedImage before = decode(png);
        BufferedImage after = decode(labelled);
        for (int y = box.y; y < box.y + box.height; y++) {
          for (int x = box.x; x < box.x + box.width; x++) {
            boolean clear = before.getRGB(x, y) >>> 24 == 0;
            assertTrue(clear || after.getRGB(x, y) >>> 24 == 0xFF, x + "," + y);
          }
        }
      }
    }
  }

  @Test
  void fullPaletteWithoutContrast_isPromotedAndSaysSo() throws Exception {
    for (int depth : new int[] {1, 2, 4, 8}) {
      byte[] greys = new byte[3 << depth];
      for (int i = 0; i < greys.length; i++) {
        greys[i] = (byte) (120 + i / 3 % 16);
      }
      byte[] png = maker(3, depth, depth == 2).chunk("PLTE", greys).picture(9999).end();
      boolean all = used(png, depth);
      try (Rendering done =
          new PngLabeler().label(MediaSource.of("x", png), ExplicitLabel.standard())) {
        byte[] labelled = done.plan().toBytes();
        Rectangle box = box(Corner.BOTTOM_RIGHT);
        assertTrue(changed(png, labelled, box) > 100);
        assertEquals(all ? 2 : 1, done.notes().size(), "depth " + depth);
      }
    }
  }

  private static boolean used(byte[] png, int depth) throws IOException {
    BufferedImage image = decode(png);
    boolean[] seen = new boolean[1 << depth];
    int count = 0;
    for (int y = 0; y < H; y++) {
      for (int x = 0; x < W; x++) {
        int index = image.getRaster().getSample(x, y, 0);
        count += seen[index] ? 0 : 1;
        seen[index] = true;
      }
    }
    return count + 1 >= 1 << depth;
  }

  @Test
  void paletteWithTransparency_keepsIt() throws Exception {
    byte[] png =
        maker(3, 8, false).palette(200).chunk("tRNS", new byte[] {0, 9, 99}).picture(999).end();
    byte[] labelled = label(png, ExplicitLabel.standard());
    assertTrue(changed(png, labelled, box(Corner.BOTTOM_RIGHT)) > 100);
  }

  @Test
  void moreTransparencyThanPalette_staysSo() throws Exception {
    byte[] png = maker(3, 4, false).palette(16).chunk("tRNS", new byte[20]).picture(999).end();
    byte[] labelled = label(png, ExplicitLabel.standard());
    assertTrue(changed(png, labelled, box(Corner.BOTTOM_RIGHT)) > 100);
    PngFile file = PngFile.read(MediaSource.of("x", labelled));
    PngColours colours = PngColours.read(file, PngHeader.read(file.source(), file.header()));
    assertTrue(colours.entries() > 20, "grew to " + colours.entries());
    int surplus = colours.transparency().length - colours.entries();
    assertTrue(surplus > 0, "what readers ignored they still ignore");
  }
}
