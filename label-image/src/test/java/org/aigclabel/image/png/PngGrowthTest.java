package org.aigclabel.image.png;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.draw.Canvas;
import org.aigclabel.draw.Lettering;
import org.aigclabel.draw.Placement;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PngGrowthTest {

  private static final int W = 120;
  private static final int H = 90;
  private static final ExplicitLabel LABEL = ExplicitLabel.standard();
  private static final Placement BOX = box();

  /** The last frame is small and stands where the one before took the label with it. */
  @ParameterizedTest
  @CsvSource({"6,8,false", "6,16,true", "4,8,false", "3,8,false", "3,4,true", "2,8,false"})
  void smallFrame_afterAClearedOne_showsTheWholeText(int colour, int depth, boolean interlaced)
      throws IOException {
    PngMaker maker = new PngMaker().size(W, H).kind(colour, depth);
    maker = (interlaced ? maker.interlaced() : maker).header();
    maker = colour == 3 ? maker.palette(16).chunk("tRNS", new byte[] {-1, -1, -1, 0}) : maker;
    maker = colour == 2 ? maker.chunk("tRNS", new byte[] {0, 1, 0, 2, 0, 3}) : maker;
    byte[] png =
        maker
            .animation(2)
            .frame(0, 0, W, H, 1, 0)
            .picture(1000)
            .frame(8, 4, 30, 20, 0, 0)
            .frameData(30, 20)
            .end();
    int[][] before = shown(png).get(1);
    int[][] after = shown(labelled(png)).get(1);
    int ink = 0;
    for (int i = 0; i < W * H; i++) {
      int x = i % W;
      int y = i / W;
      if (inBox(x, y)) {
        int grey = after[y][x] >>> 24 < 128 ? 128 : after[y][x] & 0xFF;
        ink += grey < 60 || grey > 190 ? 1 : 0;
      } else {
        assertEquals(before[y][x], after[y][x], "pixel " + x + ", " + y);
      }
    }
    assertTrue(ink > 100, ink + " pixels of ink");
  }

  @Test
  void anyDisposalAndBlending_labelled_showsTheSameTextOnEveryFrame() throws IOException {
    int done = 0;
    for (int seed = 0; seed < 24; seed++) {
      byte[] png = random(new Random(seed));
      try {
        List<int[][]> before = shown(png);
        List<int[][]> after = shown(labelled(png));
        for (int frame = 0; frame < after.size(); frame++) {
          compare(before.get(frame), after.get(frame), after.get(0), seed + ", frame " + frame);
        }
        done++;
      } catch (UnsupportedMediaException e) {
        assertTrue(String.valueOf(e.getMessage()).contains("whole frames"), e.getMessage());
      }
    }
    assertTrue(done > 16, done + " of 24");
  }

  @Test
  void opaqueFrames_thatWouldNeedClearPixels_areRefusedWithAWayOut() {
    byte[] png =
        new PngMaker()
            .size(W, H)
            .header()
            .animation(2)
            .frame(0, 0, W, H, 1, 0)
            .picture(1000)
            .frame(0, 0, 20, 20, 0, 0)
            .frameData(20, 20)
            .end();
    assertThrows(UnsupportedMediaException.class, () -> labelled(png));
  }

  private static void compare(int[][] before, int[][] after, int[][] first, String where) {
    for (int i = 0; i < W * H; i++) {
      int x = i % W;
      int y = i / W;
      if (!inBox(x, y)) {
        assertEquals(before[y][x], after[y][x], where + ", pixel " + x + ", " + y);
      } else if (first[y][x] == 0xFFFFFFFF || first[y][x] == 0xFF000000) {
        assertEquals(first[y][x], after[y][x], where + ", label at " + x + ", " + y);
      }
    }
  }

  private static Placement box() {
    try {
      return Lettering.of(LABEL.text(), LABEL.look()).on(Canvas.of("x", W, H));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean inBox(int x, int y) {
    return x >= BOX.x() && y >= BOX.y() && x < BOX.x() + BOX.width() && y < BOX.y() + BOX.height();
  }

  private static byte[] random(Random random) {
    PngMaker maker = new PngMaker().size(W, H).kind(6, 8).header().animation(5);
    maker.frame(0, 0, W, H, random.nextInt(3), random.nextInt(2)).picture(5000);
    for (int i = 0; i < 4; i++) {
      int wide = 1 + random.nextInt(W);
      int high = 1 + random.nextInt(H);
      int x = random.nextBoolean() ? W - wide : random.nextInt(W - wide + 1);
      int y = random.nextBoolean() ? H - high : random.nextInt(H - high + 1);
      maker.frame(x, y, wide, high, random.nextInt(3), random.nextInt(2)).frameData(wide, high);
    }
    return maker.end();
  }

  private static byte[] labelled(byte[] png) throws IOException {
    try (Rendering rendering = new PngLabeler().label(MediaSource.of("x", png), LABEL)) {
      return rendering.plan().toBytes();
    }
  }

  /** Returns what a player shows at each frame, as ARGB. */
  private static List<int[][]> shown(byte[] png) throws IOException {
    MediaSource source = MediaSource.of("x", png);
    PngFile file = PngFile.read(source).complete();
    PngColours colours = PngColours.read(file, PngHeader.read(source, file.header()));
    int[][] canvas = new int[H][W];
    List<int[][]> shown = new ArrayList<>();
    for (PngFrame frame : PngFrame.read(file, colours)) {
      PngFrame.Control control = frame.control().orElseThrow();
      int[][] before = copy(canvas);
      frame.rows(
          source,
          (pass, y, row) -> {
            Samples samples = new Samples(row, colours.header().depth());
            int[] line = canvas[frame.top() + pass.y() + y * pass.stepY()];
            for (int i = 0; i < pass.columns(); i++) {
              int at = frame.left() + pass.x() + i * pass.stepX();
              int pixel = argb(colours, samples, i);
              line[at] = control.blends() ? over(pixel, line[at]) : pixel;
            }
          });
      shown.add(copy(canvas));
      for (int y = frame.top(); y < frame.bottom(); y++) {
        for (int x = frame.left(); x < frame.right(); x++) {
          boolean first = shown.size() == 1;
          canvas[y][x] =
              switch (control.disposal()) {
                case 1 -> 0;
                case 2 -> first ? 0 : before[y][x];
                default -> canvas[y][x];
              };
        }
      }
    }
    return shown;
  }

  private static int[][] copy(int[][] rows) {
    return java.util.Arrays.stream(rows).map(int[]::clone).toArray(int[][]::new);
  }

  private static int argb(PngColours colours, Samples samples, int i) {
    if (colours.isPalette()) {
      int entry = colours.entry(samples.at(i));
      return entry >>> 24 == 0 ? 0 : entry;
    }
    int channels = colours.header().channels();
    int shift = samples.depth() - 8;
    int[] value = new int[channels];
    for (int c = 0; c < channels; c++) {
      value[c] = samples.at(i * channels + c) >> shift;
    }
    boolean grey = channels < 3;
    boolean clear = colours.isKey(samples, i);
    int alpha = clear ? 0 : (channels & 1) == 1 ? 255 : value[channels - 1];
    int rgb = grey ? value[0] * 0x10101 : value[0] << 16 | value[1] << 8 | value[2];
    return alpha == 0 ? 0 : alpha << 24 | rgb;
  }

  private static int over(int pixel, int under) {
    int alpha = pixel >>> 24;
    if (alpha == 255 || under >>> 24 == 0) {
      return alpha == 0 ? under : pixel;
    }
    int rest = (under >>> 24) * (255 - alpha) / 255;
    int result = alpha + rest << 24;
    for (int shift = 0; shift < 24 && alpha + rest > 0; shift += 8) {
      int value = ((pixel >> shift & 255) * alpha + (under >> shift & 255) * rest) / (alpha + rest);
      result |= value << shift;
    }
    return result;
  }
}
