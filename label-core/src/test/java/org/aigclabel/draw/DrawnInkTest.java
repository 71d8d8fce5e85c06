package org.aigclabel.draw;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.explicit.Corner;
import org.aigclabel.explicit.TextLook;
import org.aigclabel.explicit.TextLook.Backing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GB 45438-2025 5.2: at least 5 % of the shortest side, measured on the pixels that are drawn. */
class DrawnInkTest {

  private static final List<String> TEXTS =
      List.of("AI生成", "人工智能生成", "人工智能合成", "AI生成 AI-generated", "本图由AI生成 (AI generated)");

  /** Sizes as they are stored, and the share of looks that has to fit on them. */
  @ParameterizedTest
  @CsvSource({
    "40,30,0.5",
    "64,64,1",
    "101,103,1",
    "300,4000,1",
    "8000,300,1",
    "640,480,1",
    "1080,1920,1",
    "3000,4000,1"
  })
  void everyLookTextPlaceAndTurning_drawn_isFivePercentHigh(int width, int height, double share)
      throws IOException {
    int drawn = 0;
    int tried = 0;
    int all = 0;
    int step = 1 + Math.min(width, height) / 130; // large ones take long: not every look of them
    for (TextLook look : looks()) {
      for (String text : TEXTS) {
        Orientation turned = Orientation.values()[tried % 8];
        Canvas canvas = new Canvas("x", width, height, turned);
        if (all++ % step != 0) {
          continue;
        }
        tried++;
        try {
          Placement place = Lettering.of(text, look).on(canvas);
          int least = (int) Math.ceil(0.05 * Math.min(width, height) - 1e-9);
          int luma = tried / 8 % 2 == 0 ? 20 : 235;
          int high = highest(place, luma, turned.swapsSides(), look.opacity());
          String what = text + " " + look + " " + turned + " on " + luma;
          assertTrue(high >= least, what + ": " + high + " pixels of " + least);
          drawn++;
        } catch (UnsupportedMediaException e) {
          assertTrue(String.valueOf(e.getMessage()).contains("does not fit"), e.getMessage());
        }
      }
    }
    assertTrue(drawn >= share * tried, drawn + " of " + tried + " fit");
  }

  private static List<TextLook> looks() {
    List<TextLook> looks = new ArrayList<>();
    for (Corner corner : Corner.values()) {
      for (Backing backing : Backing.values()) {
        for (double opacity : new double[] {0.5, 1}) {
          for (double height : new double[] {0.05, 0.052, 0.08}) {
            looks.add(new TextLook(corner, height, 0.02, backing, opacity));
          }
        }
      }
    }
    return looks;
  }

  /** Returns the height of the highest line of text, as it is displayed, drawn on an even grey. */
  private static int highest(Placement place, int luma, boolean sideways, double opacity) {
    Stamp stamp = place.paint(Backdrop.even(luma));
    int across = sideways ? stamp.height() : stamp.width();
    int down = sideways ? stamp.width() : stamp.height();
    int text = luma < 128 ? 255 : 0;
    int best = 0;
    int run = 0;
    for (int y = 0; y < down; y++) {
      boolean inked = false;
      for (int x = 0; x < across; x++) {
        int at = sideways ? x * stamp.width() + y : y * stamp.width() + x;
        int pixel = stamp.argb()[at];
        int shown = Stamp.over(luma, pixel & 0xFF, pixel >>> 24);
        int change = Math.abs(shown - luma);
        boolean towards = shown > luma == text > luma;
        inked |= towards && change >= Math.abs(text - luma) * opacity / 2;
      }
      run = inked ? run + 1 : 0;
      best = Math.max(best, run);
    }
    return best;
  }
}
