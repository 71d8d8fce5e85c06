package org.aigclabel.image.jpeg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageWriteParam;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JPEGs that cannot be drawn on: of odd kinds, contradictory, cut or damaged. */
class JpegRefusalTest {

  private static final int RGB = BufferedImage.TYPE_INT_RGB;
  private static final int BASELINE = ImageWriteParam.MODE_DISABLED;
  private static final int PROGRESSIVE = ImageWriteParam.MODE_DEFAULT;

  private static byte[] label(byte[] jpeg) throws IOException {
    MediaSource source = MediaSource.of("x.jpg", jpeg);
    try (Rendering rendering = new JpegLabeler().label(source, ExplicitLabel.standard())) {
      return rendering.plan().toBytes();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0xC3, 8, lossless",
    "0xC5, 8, hierarchical",
    "0xC9, 8, arithmetic-coded",
    "0xCA, 8, arithmetic-coded",
    "0xC1, 12, 12-bit",
    "0xC2, 12, 12-bit"
  })
  void label_kindsThatNothingHereDecodes_areRefusedWithAWayOut(
      int marker, int precision, String kind) {
    byte[] jpeg = JpegSamples.picture(64, 64, RGB, BASELINE);
    int frame = (int) frame(jpeg).at();
    jpeg[frame + 1] = (byte) marker;
    jpeg[frame + 4] = (byte) precision;
    UnsupportedMediaException refused =
        assertThrows(UnsupportedMediaException.class, () -> label(jpeg));
    assertTrue(refused.reason().startsWith(kind + " JPEG"), refused.reason());
    assertTrue(refused.reason().contains("convert it"), refused.reason());
  }

  private static JpegHeader.Segment frame(byte[] jpeg) {
    return JpegSamples.header(jpeg).segments().stream()
        .filter(segment -> Frame.isFrame(segment.marker()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void label_componentsOfOneName_areToldApartByOrderOrRefused() throws IOException {
    byte[] together = JpegSamples.picture(120, 90, RGB, BASELINE);
    byte[] apart = JpegSamples.picture(120, 90, RGB, PROGRESSIVE);
    byte[] expected = label(together);
    for (byte[] jpeg : List.of(together, apart, expected)) {
      renameSecond(jpeg);
    }
    assertArrayEquals(expected, label(together));
    MalformedMediaException refused =
        assertThrows(MalformedMediaException.class, () -> label(apart));
    assertTrue(refused.getMessage().contains("of which there are 2"), refused.getMessage());
  }

  /** Calls the second component as the third is called, in the frame and in the first scan. */
  private static void renameSecond(byte[] jpeg) {
    jpeg[(int) frame(jpeg).payloadAt() + 9] = 3;
    jpeg[(int) JpegSamples.header(jpeg).end() + 7] = 3;
  }

  @Test
  void label_dataCutShort_isMalformed() {
    byte[] jpeg = JpegSamples.picture(203, 149, RGB, BASELINE);
    byte[] cut = Arrays.copyOf(jpeg, jpeg.length - 400);
    assertThrows(MalformedMediaException.class, () -> label(cut));
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
          label(i % 3 == 0 ? Arrays.copyOf(damaged, random.nextInt(jpeg.length)) : damaged);
        } catch (IOException e) {
          assertFalse(String.valueOf(e.getMessage()).isEmpty());
        } catch (RuntimeException | OutOfMemoryError e) {
          fail("round " + i, e);
        }
      }
    }
  }
}
