package org.aigclabel.draw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.explicit.Corner;
import org.aigclabel.explicit.TextLook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LetteringTest {

  private static final Lettering STANDARD = Lettering.of("AI生成", TextLook.standard());

  private static Stamp stamp(Lettering lettering, Canvas canvas, int luma) throws IOException {
    return lettering.on(canvas).paint(Backdrop.even(luma));
  }

  /**
   * Rows from the first to the last that has a pixel of this tone, in columns of the right half.
   */
  private static int inkRows(Stamp stamp, int tone) {
    int first = -1;
    int last = -2;
    for (int y = 0; y < stamp.height(); y++) {
      for (int x = stamp.width() / 2; x < stamp.width(); x++) {
        int pixel = stamp.argb()[y * stamp.width() + x];
        if (pixel >>> 24 > 127 && Math.abs((pixel & 0xFF) - tone) < 128) {
          last = y;
          first = first < 0 ? y : first;
        }
      }
    }
    return last - first + 1;
  }

  @ParameterizedTest
  @CsvSource({"240,240", "1024,768", "768,1024", "1920,1080", "4000,3000", "321,1733", "2048,2048"})
  void chineseInk_onAnySize_isFivePercentOfTheShortestSide(int width, int height) throws Exception {
    Stamp stamp = stamp(STANDARD, Canvas.of("a.png", width, height), 0);
    double least = 0.05 * Math.min(width, height);
    assertTrue(stamp.inkHeight() >= least, stamp.inkHeight() + " of " + least);
    assertTrue(inkRows(stamp, 255) >= least);
    assertTrue(stamp.inkHeight() <= Math.max(13, 1.1 * least + 1), stamp.inkHeight() + " is much");
    assertTrue(stamp.x() >= 0 && stamp.x() + stamp.width() <= width);
    assertTrue(stamp.y() >= 0 && stamp.y() + stamp.height() <= height);
  }

  @ParameterizedTest
  @EnumSource(Orientation.class)
  void orientedPicture_turnedForDisplay_looksLikeTheUprightOne(Orientation o) throws Exception {
    for (Corner corner : Corner.values()) {
      Lettering lettering = Lettering.of("AI生成", TextLook.standard().at(corner));
      Stamp upright = stamp(lettering, Canvas.of("a", 400, 300), 90);
      int width = o.swapsSides() ? 300 : 400;
      int height = 700 - width;
      Stamp turned = stamp(lettering, new Canvas("a", width, height, o), 90);
      int[] shown = new int[400 * 300];
      int[] wanted = new int[400 * 300];
      for (int y = 0; y < 300; y++) {
        for (int x = 0; x < 400; x++) {
          wanted[y * 400 + x] = upright.at(x, y);
          shown[y * 400 + x] = turned.at(o.storedX(x, y, width), o.storedY(x, y, height));
        }
      }
      assertArrayEquals(wanted, shown, corner + " " + o);
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "60", "117", "118", "128", "200", "255"})
  void anyBackdrop_evenAtHalfOpacity_leavesContrast(int luma) throws Exception {
    for (TextLook.Backing backing : TextLook.Backing.values()) {
      TextLook look = new TextLook(Corner.TOP, 0.06, 0.01, backing, 0.5);
      Stamp stamp = stamp(Lettering.of("AI生成", look), Canvas.of("a", 800, 600), luma);
      assertTrue(stamp.contrast() >= 4.5, luma + ": " + stamp.contrast());
    }
  }

  @Test
  void darkAndLightBackdrop_giveOppositeText() throws Exception {
    Canvas canvas = Canvas.of("a", 1000, 1000);
    assertTrue(inkRows(stamp(STANDARD, canvas, 20), 255) >= 50);
    assertTrue(inkRows(stamp(STANDARD, canvas, 230), 0) >= 50);
  }

  @Test
  void narrowPicture_breaksLines() throws Exception {
    Lettering lettering = Lettering.of("AI生成 AI generated", TextLook.standard());
    Placement placement = lettering.on(Canvas.of("a", 100, 1000));
    assertTrue(placement.lines() > 1);
    assertEquals(1, lettering.on(Canvas.of("a", 1000, 100)).lines());
    assertTrue(STANDARD.on(Canvas.of("a", 32, 32)).lines() <= 2);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "5,10000", "10000,5", "9,9"})
  void tinyPicture_isRefusedWithWayOut(int width, int height) {
    UnsupportedMediaException e =
        assertThrows(
            UnsupportedMediaException.class,
            () -> STANDARD.on(Canvas.of("tiny.png", width, height)));
    assertTrue(String.valueOf(e.getMessage()).startsWith("tiny.png: "));
  }

  @Test
  void everySize_givesBoxInsideOrRefusal() throws Exception {
    int placed = 0;
    for (int width = 1; width < 90; width += 4) {
      for (int height = 1; height < 90; height += 3) {
        try {
          Stamp stamp = stamp(STANDARD, Canvas.of("a", width, height), 255);
          assertTrue(stamp.x() >= 0 && stamp.y() >= 0);
          assertTrue(stamp.x() + stamp.width() <= width && stamp.y() + stamp.height() <= height);
          placed++;
        } catch (UnsupportedMediaException e) {
          assertTrue(Math.min(width, height) < 40, width + "x" + height);
        }
      }
    }
    assertTrue(placed > 300, "placed " + placed);
  }

  @Test
  void characterWithoutGlyph_isNamedBeforeDrawing() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> Lettering.of("AI生成\u9F98\uD83D\uDE00", TextLook.standard()));
    String message = String.valueOf(e.getMessage());
    assertTrue(message.contains("U+9F98") && message.contains("U+1F600"), message);
  }

  @Test
  void brokenFont_isRefused() {
    assertThrows(IOException.class, () -> Typeface.of(new byte[0]));
    assertThrows(IOException.class, () -> Typeface.of(new byte[5000]));
  }

  @Test
  void area_ofFilledSquare_isExact() {
    float[] square = {0, 0, 0, 1, 0, 1, 1, 1, 1, 1, 1, 0, 1, 0, 0, 0};
    Coverage coverage = new Coverage(20, 20);
    coverage.fill(new Glyph(square, 1, 0, 1), 2.25, 15.5, 10.5);
    double sum = 0;
    for (float ink : coverage.ink) {
      sum += ink;
    }
    assertEquals(10.5 * 10.5, sum, 1e-3);
    assertEquals(0.75, coverage.ink[10 * 20 + 2], 1e-5);
    assertEquals(0.5, coverage.ink[15 * 20 + 5], 1e-5);
  }
}
