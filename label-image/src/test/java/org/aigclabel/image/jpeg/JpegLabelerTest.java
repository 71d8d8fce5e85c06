package org.aigclabel.image.jpeg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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
  void label_progressive_showsTheSameAsBaseline(Corner corner) throws IOException {
    for (int width : List.of(120, 203, 640)) {
      byte[] baseline = label(JpegSamples.picture(width, 149, RGB, BASELINE), at(corner));
      byte[] progressive = label(JpegSamples.picture(width, 149, RGB, PROGRESSIVE), at(corner));
      Raster one = decode(baseline);
      Raster other = decode(progressive);
      for (int y = 0; y < one.getHeight(); y++) {
        int[] row = one.getPixels(0, y, width, 1, (int[]) null);
        assertArrayEquals(row, other.getPixels(0, y, width, 1, (int[]) null), "row " + y);
      }
    }
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
    for (JpegHeader.Segment segment : segments(labelled)) {
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
    for (JpegHeader.Segment segment : segments(jpeg)) {
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
  void label_unreadableKinds_areRefusedWithAWayOut() {
    byte[] jpeg = JpegSamples.picture(64, 64, RGB, BASELINE);
    for (int marker : List.of(0xC3, 0xC5, 0xC9)) {
      byte[] other = jpeg.clone();
      for (JpegHeader.Segment segment : segments(jpeg)) {
        if (segment.marker() == 0xC0) {
          other[(int) segment.at() + 1] = (byte) marker;
        }
      }
      UnsupportedMediaException refused =
          assertThrows(
              UnsupportedMediaException.class, () -> label(other, ExplicitLabel.standard()));
      assertTrue(refused.getMessage().contains("convert it"));
    }
  }

  private static List<JpegHeader.Segment> segments(byte[] jpeg) {
    try {
      return JpegHeader.read(MediaSource.of("x", jpeg)).segments();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void label_dataCutShort_isMalformed() {
    byte[] jpeg = JpegSamples.picture(203, 149, RGB, BASELINE);
    byte[] cut = Arrays.copyOf(jpeg, jpeg.length - 400);
    assertThrows(MalformedMediaException.class, () -> label(cut, ExplicitLabel.standard()));
  }

  @Test
  void label_damagedAnywhere_givesAResultOrAnIoException() {
    Random random = new Random(5);
    for (int mode : List.of(BASELINE, PROGRESSIVE)) {
      byte[] jpeg = JpegSamples.picture(67, 45, RGB, mode);
      for (int i = 0; i < 400; i++) {
        byte[] damaged = jpeg.clone();
        for (int n = random.nextInt(4); n >= 0; n--) {
          damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        }
        try {
          label(
              i % 3 == 0 ? Arrays.copyOf(damaged, random.nextInt(jpeg.length)) : damaged,
              ExplicitLabel.standard());
        } catch (IOException e) {
          assertFalse(String.valueOf(e.getMessage()).isEmpty());
        } catch (RuntimeException | OutOfMemoryError e) {
          fail("round " + i, e);
        }
      }
    }
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
