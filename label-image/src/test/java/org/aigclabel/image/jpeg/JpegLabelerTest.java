package org.aigclabel.image.jpeg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.draw.Canvas;
import org.aigclabel.draw.Lettering;
import org.aigclabel.draw.Orientation;
import org.aigclabel.draw.Placement;
import org.aigclabel.explicit.Corner;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.explicit.TextLook;
import org.aigclabel.image.jpeg.JpegSamples.Coding;
import org.aigclabel.testdata.Corpus;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JpegLabelerTest {

  private static final int RGB = BufferedImage.TYPE_INT_RGB;
  private static final int BASELINE = ImageWriteParam.MODE_DISABLED;
  private static final int PROGRESSIVE = ImageWriteParam.MODE_DEFAULT;

  private final JpegLabeler labeler = new JpegLabeler();

  private static ExplicitLabel at(Corner corner) {
    return ExplicitLabel.standard().looking(TextLook.standard().at(corner));
  }

  private byte[] label(byte[] jpeg, ExplicitLabel label) throws IOException {
    try (Rendering rendering = labeler.label(MediaSource.of("x.jpg", jpeg), label)) {
      return rendering.plan().toBytes();
    }
  }

  private static Raster decode(byte[] jpeg) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    try {
      reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(jpeg)));
      return reader.readRaster(0, null);
    } finally {
      reader.dispose();
    }
  }

  /** Every changed sample lies in the MCUs under the box, give or take chroma smoothing. */
  private static void assertChangedOnlyWithin(byte[] before, byte[] after, Placement box)
      throws IOException {
    Raster old = decode(before);
    Raster drawn = decode(after);
    int around = 18;
    int changed = 0;
    for (int y = 0; y < old.getHeight(); y++) {
      for (int x = 0; x < old.getWidth(); x++) {
        int[] a = old.getPixel(x, y, (int[]) null);
        if (!Arrays.equals(a, drawn.getPixel(x, y, (int[]) null))) {
          changed++;
          assertTrue(
              x >= box.x() - around
                  && x < box.x() + box.width() + around
                  && y >= box.y() - around
                  && y < box.y() + box.height() + around,
              "changed at " + x + ", " + y);
        }
      }
    }
    assertTrue(changed > box.width() * box.height() / 8, "only " + changed + " pixels changed");
  }

  private static Placement box(int width, int height, Corner corner) throws IOException {
    Canvas canvas = new Canvas("x", width, height, Orientation.UPRIGHT);
    return Lettering.of(at(corner).text(), at(corner).look()).on(canvas);
  }

  @ParameterizedTest
  @EnumSource(Corner.class)
  void label_baseline_changesOnlyBlocksUnderIt(Corner corner) throws IOException {
    byte[] jpeg = JpegSamples.picture(203, 149, RGB, BASELINE);
    assertChangedOnlyWithin(jpeg, label(jpeg, at(corner)), box(203, 149, corner));
  }

  @ParameterizedTest
  @EnumSource(
      value = Corner.class,
      names = {"TOP_LEFT", "BOTTOM_RIGHT"})
  void label_progressive_staysProgressiveAndChangesOnlyBlocksUnderIt(Corner corner)
      throws IOException {
    byte[] jpeg = JpegSamples.picture(203, 149, RGB, PROGRESSIVE);
    byte[] labelled = label(jpeg, at(corner));
    assertChangedOnlyWithin(jpeg, labelled, box(203, 149, corner));
    assertTrue(
        JpegHeader.read(MediaSource.of("x", labelled)).segments().stream()
            .anyMatch(segment -> segment.marker() == 0xC2));
  }

  @ParameterizedTest
  @EnumSource(
      value = Corner.class,
      names = {"TOP_LEFT", "BOTTOM", "BOTTOM_RIGHT"})
  void label_anyCoding_showsTheSame(Corner corner) throws IOException {
    for (int width : List.of(203, 1000)) {
      Raster one = decode(label(Coding.STANDARD.noise(width, 349), at(corner)));
      for (Coding coding : Coding.values()) {
        Raster other = decode(label(coding.noise(width, 349), at(corner)));
        for (int y = 0; y < one.getHeight(); y++) {
          assertArrayEquals(row(one, y), row(other, y), coding + " row " + y + " of " + width);
        }
      }
    }
  }

  private static int[] row(Raster raster, int y) {
    return raster.getPixels(0, y, raster.getWidth(), 1, (int[]) null);
  }

  @ParameterizedTest
  @EnumSource(Coding.class)
  void label_anyCoding_changesOnlyBlocksUnderIt(Coding coding) throws IOException {
    byte[] jpeg = coding.noise(803, 300);
    assertChangedOnlyWithin(jpeg, label(jpeg, at(Corner.TOP)), box(803, 300, Corner.TOP));
  }

  @Test
  void label_standardTables_keepsBytesBeforeIt() throws IOException {
    byte[] jpeg = Coding.STANDARD.noise(803, 600);
    int same = Arrays.mismatch(jpeg, label(jpeg, at(Corner.BOTTOM_RIGHT)));
    assertTrue(same > jpeg.length * 0.8, same + " of " + jpeg.length);
  }

  @Test
  void label_optimisedTables_growsLittle() throws IOException {
    byte[] jpeg = Coding.OPTIMISED.noise(803, 600);
    int growth = label(jpeg, at(Corner.BOTTOM_RIGHT)).length - jpeg.length;
    assertTrue(growth < 3500, growth + " bytes more");
  }

  @Test
  void label_grey_changesOnlyBlocksUnderIt() throws IOException {
    byte[] jpeg = JpegSamples.picture(97, 160, BufferedImage.TYPE_BYTE_GRAY, BASELINE);
    assertChangedOnlyWithin(jpeg, label(jpeg, at(Corner.BOTTOM)), box(97, 160, Corner.BOTTOM));
  }

  @Test
  void label_baseline_keepsHeaderAndTrailer() throws IOException {
    byte[] trailer = {1, 2, 3, (byte) 0xFF, (byte) 0xDA};
    byte[] jpeg =
        JpegSamples.concat(
            JpegSamples.afterJfif(
                JpegSamples.picture(120, 90, RGB, BASELINE), JpegSamples.comment("hello")),
            trailer);
    byte[] labelled = label(jpeg, ExplicitLabel.standard());
    long header = JpegHeader.read(MediaSource.of("x", jpeg)).end();
    assertTrue(Arrays.equals(jpeg, 0, (int) header, labelled, 0, (int) header));
    assertTrue(
        Arrays.equals(trailer, 0, 5, labelled, labelled.length - trailer.length, labelled.length));
  }

  @ParameterizedTest
  @ValueSource(ints = {BASELINE, PROGRESSIVE})
  void label_coarselyCompressed_isLegibleAndLosesNothingElse(int mode) throws IOException {
    byte[] jpeg = coarse(JpegSamples.picture(403, 300, RGB, mode));
    byte[] labelled = label(jpeg, at(Corner.TOP));
    Placement box = box(403, 300, Corner.TOP);
    assertChangedOnlyWithin(jpeg, labelled, box);
    for (JpegHeader.Segment segment : JpegSamples.header(labelled).segments()) {
      if (segment.marker() == JpegTables.DQT) {
        assertEquals(20, labelled[(int) segment.payloadAt() + 2], "steps divided by ten");
      }
    }
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(labelled));
    int dark = 0;
    for (int y = box.y(); y < box.y() + box.height(); y++) {
      for (int x = box.x(); x < box.x() + box.width(); x++) {
        dark += (image.getRGB(x, y) >> 8 & 0xFF) < 40 ? 1 : 0;
      }
    }
    assertTrue(dark > 150, dark + " dark pixels");
  }

  /** The same coefficients under steps of 200: large patches, no detail. */
  private static byte[] coarse(byte[] jpeg) {
    byte[] coarse = jpeg.clone();
    for (JpegHeader.Segment segment : JpegSamples.header(jpeg).segments()) {
      if (segment.marker() == JpegTables.DQT) {
        int from = (int) segment.payloadAt() + 2;
        Arrays.fill(coarse, from, from + 63, (byte) 200);
      }
    }
    return coarse;
  }

  @Test
  void label_turnedPicture_standsInTheShownCorner() throws IOException {
    byte[] plain = JpegSamples.picture(160, 160, RGB, BASELINE);
    byte[] turned =
        JpegSamples.concat(
            Arrays.copyOf(plain, 2), JpegSamples.exif(), JpegSamples.from(plain, 20));
    byte[] labelled = label(turned, at(Corner.TOP_LEFT));
    Canvas canvas = new Canvas("x", 160, 160, Orientation.TURNED_180);
    Placement box = Lettering.of("AI生成", at(Corner.TOP_LEFT).look()).on(canvas);
    assertTrue(box.x() > 80 && box.y() > 80);
    assertChangedOnlyWithin(turned, labelled, box);
  }

  @Test
  void label_furtherPicturesBehind_areStillFound() throws IOException {
    byte[] jpeg = JpegSamples.picture(120, 90, RGB, BASELINE);
    byte[] labelled = label(JpegSamples.twoPictures(jpeg, new byte[0]), ExplicitLabel.standard());
    MediaSource source = MediaSource.of("x", labelled);
    long second = JpegSamples.second(source, JpegSamples.INDEX);
    assertEquals(labelled.length - JpegSamples.SECOND, second);
    assertEquals(0xFFD8, source.u16(second));
    assertEquals(second, source.u32(JpegSamples.INDEX + 26 + 4));
  }

  @Test
  void corpus_pictures_areLabelledOrRefusedWithAReason() throws IOException {
    Assumptions.assumeTrue(Corpus.present(), "../shared/corpus is not on this machine");
    int labelled = 0;
    for (Path path : Corpus.files("jpeg")) {
      try (MediaSource source = MediaSource.of(path);
          Rendering rendering = labeler.label(source, ExplicitLabel.standard())) {
        assertTrue(rendering.plan().size() > 0);
        labelled++;
      } catch (MalformedMediaException | UnsupportedMediaException e) {
        assertTrue(e.getMessage().contains(path.getFileName().toString()));
      }
    }
    assertTrue(labelled >= 28, "only " + labelled);
  }
}
