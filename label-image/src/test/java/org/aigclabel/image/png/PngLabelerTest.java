package org.aigclabel.image.png;

import static org.aigclabel.image.png.PngDrawing.H;
import static org.aigclabel.image.png.PngDrawing.W;
import static org.aigclabel.image.png.PngDrawing.box;
import static org.aigclabel.image.png.PngDrawing.changed;
import static org.aigclabel.image.png.PngDrawing.decode;
import static org.aigclabel.image.png.PngDrawing.label;
import static org.aigclabel.image.png.PngDrawing.maker;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.draw.Orientation;
import org.aigclabel.explicit.Corner;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.explicit.TextLook;
import org.aigclabel.testdata.Corpus;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PngLabelerTest {

  static Stream<Arguments> kinds() {
    List<Arguments> kinds = new ArrayList<>();
    int[][] all = {
      {0, 1}, {0, 2}, {0, 4}, {0, 8}, {0, 16}, {2, 8}, {2, 16}, {3, 1}, {3, 2}, {3, 4}, {3, 8},
      {4, 8}, {4, 16}, {6, 8}, {6, 16}
    };
    for (int[] kind : all) {
      for (boolean interlaced : new boolean[] {false, true}) {
        kinds.add(Arguments.of(kind[0], kind[1], interlaced));
      }
    }
    return kinds.stream();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKind_severalPlaces_changesOnlyTheText(int colour, int depth, boolean interlaced)
      throws Exception {
    PngMaker maker = maker(colour, depth, interlaced);
    byte[] png = (colour == 3 ? maker.palette(1 << depth) : maker).picture(700).end();
    for (Corner corner : List.of(Corner.TOP_LEFT, Corner.RIGHT, Corner.BOTTOM)) {
      ExplicitLabel label = ExplicitLabel.standard().looking(TextLook.standard().at(corner));
      byte[] labelled = label(png, label);
      Rectangle box = box(corner);
      int changed = changed(png, labelled, box);
      assertTrue(changed > 100, corner + ": changed " + changed);
      int grown = labelled.length - png.length;
      assertTrue(grown < 5000 + 8 * box.width * box.height, png.length + " + " + grown);
    }
  }

  @Test
  void orientedPicture_isLabelledAsDisplayed() throws Exception {
    byte[] exif = {
      'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0
    };
    byte[] png = maker(2, 8, false).chunk("eXIf", exif).picture(9999).end();
    Rectangle box = box(W, H, Corner.BOTTOM_RIGHT, Orientation.of(6));
    assertTrue(box.height > box.width && box.y < H / 4, box.toString());
    assertTrue(changed(png, label(png, ExplicitLabel.standard()), box) > 100);
  }

  @Test
  void everyFilterAndChunking_isKept() throws Exception {
    Rectangle box = box(Corner.TOP_LEFT);
    ExplicitLabel label = ExplicitLabel.standard().looking(TextLook.standard().at(Corner.TOP_LEFT));
    for (int filter = 0; filter < 5; filter++) {
      byte[] png = maker(6, 8, false).filter(filter).picture(64).text("tEXt", "a\0b").end();
      byte[] labelled = label(png, label);
      assertTrue(changed(png, labelled, box) > 100);
      List<String> types = types(png);
      assertEquals(types, types(labelled));
    }
  }

  private static List<String> types(byte[] png) throws IOException {
    return PngFile.read(MediaSource.of("x", png)).chunks().stream().map(PngChunk::type).toList();
  }

  @Test
  void largePicture_keepsTheDataAroundTheText() throws Exception {
    byte[] png = new PngMaker().size(900, 700).header().picture(1000).end();
    int chunks = types(png).size();
    Rectangle box = box(900, 700, Corner.RIGHT, Orientation.UPRIGHT);
    ExplicitLabel label = ExplicitLabel.standard().looking(TextLook.standard().at(Corner.RIGHT));
    try (Rendering done = new PngLabeler().label(MediaSource.of("x", png), label)) {
      assertTrue(changed(png, done.plan().toBytes(), box) > 500);
      assertTrue(done.plan().toString().startsWith("keep 0+"), done.plan().toString());
      long grown = done.plan().size() - png.length;
      assertTrue(grown < 4 * box.width * box.height, png.length + " + " + grown);
    }
    assertTrue(chunks > 10);
  }

  @Test
  void animation_isLabelledOnEveryFrameUnderTheText() throws Exception {
    byte[] png =
        new PngMaker()
            .size(W, H)
            .header()
            .animation(4)
            .frame(0, 0, W, H, 0, 0)
            .picture(500)
            .frame(W - 60, H - 50, 60, 50, 0, 0)
            .frameData(60, 50)
            .frame(0, 0, 20, 20, 1, 1)
            .frameData(20, 20)
            .frame(W - 20, H - 10, 20, 10, 1, 1)
            .frameData(20, 10)
            .end();
    byte[] labelled = label(png, ExplicitLabel.standard());
    assertEquals(types(png), types(labelled));
    assertTrue(changed(png, labelled, box(Corner.BOTTOM_RIGHT)) > 100);
    MediaSource before = MediaSource.of("a", png);
    MediaSource after = MediaSource.of("b", labelled);
    List<PngChunk> one = PngFile.read(before).chunks();
    List<PngChunk> two = PngFile.read(after).chunks();
    int same = 0;
    for (int i = 0; i < one.size(); i++) {
      if (one.get(i).is("fdAT")) {
        assertEquals(before.u32(one.get(i).dataAt()), after.u32(two.get(i).dataAt()));
        same +=
            before
                    .bytes(one.get(i).dataAt(), one.get(i).length())
                    .equals(after.bytes(two.get(i).dataAt(), two.get(i).length()))
                ? 1
                : 0;
      }
    }
    assertEquals(1, same, "only the frame away from the text stays as it is");
  }

  @Test
  void tinyOrForeignPicture_isRefusedWithReason() {
    byte[] tiny = new PngMaker().size(5, 5).header().picture(99).end();
    assertThrows(UnsupportedMediaException.class, () -> label(tiny, ExplicitLabel.standard()));
    byte[] short1 = new PngMaker().size(W, H).header().chunk("IDAT", (byte) 1).end();
    assertThrows(MalformedMediaException.class, () -> label(short1, ExplicitLabel.standard()));
  }

  @Test
  void damagedPicture_givesResultOrException() throws Exception {
    byte[] png = maker(3, 4, true).palette(16).picture(300).end();
    Random random = new Random(7);
    int refused = 0;
    for (int i = 0; i < 600; i++) {
      byte[] damaged = png.clone();
      damaged[8 + random.nextInt(png.length - 8)] = (byte) random.nextInt();
      try {
        label(damaged, ExplicitLabel.standard());
      } catch (IOException e) {
        refused++;
      }
    }
    assertTrue(refused > 100, "refused " + refused);
  }

  @Test
  void corpus_everyPictureThatDecodes_isLabelled() throws Exception {
    Assumptions.assumeTrue(Corpus.present(), "../shared/corpus is not on this machine");
    int labelled = 0;
    for (Path file : Corpus.files("png")) {
      byte[] png = Files.readAllBytes(file);
      BufferedImage image;
      try {
        image = decode(png);
      } catch (IOException | RuntimeException e) {
        continue;
      }
      if (image != null && Math.min(image.getWidth(), image.getHeight()) >= 32) {
        int[] size = {image.getWidth(), image.getHeight()};
        int changed =
            changed(
                png,
                label(png, ExplicitLabel.standard()),
                box(size[0], size[1], Corner.BOTTOM_RIGHT, Orientation.UPRIGHT));
        assertTrue(changed > 20, file + ": " + changed);
        labelled++;
      }
    }
    assertTrue(labelled > 30, "labelled " + labelled);
  }
}
