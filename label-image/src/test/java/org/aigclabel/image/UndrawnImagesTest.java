package org.aigclabel.image;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.aigclabel.Label;
import org.aigclabel.Labeler;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.testdata.Sample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UndrawnImagesTest {

  @ParameterizedTest
  @ValueSource(strings = {"heif", "avif", "jp2", "bmp", "ico", "dng"})
  void label_explicitOnFormatWithoutLabeler_refusedWithItsWayOut(String format) {
    List<Sample> samples = new ImageContractTest().samples().get(format);
    Labeler labeler = Labeler.installed().showing(ExplicitLabel.standard()).acceptingHazards();
    Label label = Label.producedBy("001191110102MACQD9K64010000", "e357");
    byte[] file = samples.get(0).bytes();
    UnsupportedMediaException e =
        assertThrows(UnsupportedMediaException.class, () -> labeler.label(file, label));
    assertTrue(String.valueOf(e.getMessage()).contains("label that"), e.getMessage());
  }
}
