package org.aigclabel.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.aigclabel.Formats;
import org.aigclabel.Label;
import org.aigclabel.Labeler;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.explicit.ExplicitLabel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabeledImagesTest {

  private static final Label LABEL = Label.producedBy("001191110102MACQD9K64010000", "s-1");

  private final LabeledImages images =
      LabeledImages.by(Labeler.installed().showing(ExplicitLabel.standard()));

  private static List<Label> labels(byte[] file) throws IOException {
    MediaSource source = MediaSource.of("made", file);
    return Formats.installed().require(source).read(source).stream()
        .map(site -> site.label().orElseThrow())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_INT_ARGB,
        BufferedImage.TYPE_4BYTE_ABGR_PRE,
        BufferedImage.TYPE_BYTE_GRAY,
        BufferedImage.TYPE_BYTE_INDEXED,
        BufferedImage.TYPE_USHORT_GRAY
      })
  void jpeg_anyPixels_isLabelledAndShown(int type) throws IOException {
    byte[] file = images.jpeg(new BufferedImage(200, 160, type), LABEL);
    assertEquals(List.of(LABEL), labels(file));
    assertShown(ImageIO.read(new ByteArrayInputStream(file)));
  }

  @Test
  void png_withAlpha_isLabelled() throws IOException {
    BufferedImage image = new BufferedImage(200, 160, BufferedImage.TYPE_INT_ARGB);
    byte[] file = LabeledImages.by(Labeler.installed()).png(image, LABEL);
    assertEquals(List.of(LABEL), labels(file));
    assertEquals(0, ImageIO.read(new ByteArrayInputStream(file)).getRGB(5, 5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "gif", "tiff", "webp"})
  void file_everyFormat_isLabelledAndShown(String format) throws IOException {
    BufferedImage image = new BufferedImage(200, 160, BufferedImage.TYPE_INT_RGB);
    byte[] file = images.file(image, format, LABEL);
    assertEquals(List.of(LABEL), labels(file));
    assertShown(ImageIO.read(new ByteArrayInputStream(file)));
  }

  @Test
  void file_withoutPlaceForALabel_saysSo() {
    BufferedImage image = new BufferedImage(200, 160, BufferedImage.TYPE_INT_RGB);
    UnsupportedMediaException refused =
        assertThrows(UnsupportedMediaException.class, () -> images.file(image, "bmp", LABEL));
    assertTrue(refused.getMessage().contains("PNG"), refused.getMessage());
    assertThrows(UnsupportedMediaException.class, () -> images.file(image, "none", LABEL));
  }

  private static void assertShown(BufferedImage image) {
    int different = 0;
    for (int y = 130; y < 160; y++) {
      for (int x = 100; x < 200; x++) {
        int change = (image.getRGB(x, y) & 0xFF) - (image.getRGB(5, 5) & 0xFF);
        different += Math.abs(change) > 100 ? 1 : 0;
      }
    }
    assertTrue(different > 50, different + " pixels stand out");
  }

  @Test
  void quality_outOfRange_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> images.quality(0));
    assertThrows(IllegalArgumentException.class, () -> images.quality(1.1));
  }
}
