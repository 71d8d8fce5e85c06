package org.aigclabel.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.Report;
import org.aigclabel.Rule;
import org.aigclabel.Verifier;
import org.aigclabel.Verifier.Depth;
import org.aigclabel.explicit.ExplicitFinding;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels that people see in videos, in documents and away from the edges. */
class ReadingTest {

  private static Report verify(byte[] file, Depth depth) {
    return Verifier.installed().looking(depth).verify(MediaSource.of("f", file));
  }

  /** Returns what is wrong with a label; what was measured of it is no fault. */
  private static String codes(ExplicitFinding found) {
    return found.findings().stream()
        .filter(finding -> finding.rule() != Rule.EXPLICIT_NOTE)
        .map(Finding::code)
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "0,   9,   4, '',                                   0.0- s",
    "0,   2,   4, '',                                   0.0-2.0 s",
    "0,   1,   4, explicit.duration,                    0.0-1.0 s",
    "0,   9, 1.2, '',                                   0.0- s",
    "0.6, 9,   4, explicit.opening,                     0.6- s",
    "0.6, 2,   4, explicit.opening explicit.duration,   0.6-2.0 s",
    "3,   9, 3.9, explicit.opening,                     3.6 s",
  })
  void verify_labelInVideo_timeMeasured(
      double from, double to, double length, String codes, String when) {
    Report report = verify(Videos.showing("AI生成", from, to, length), Depth.READING);

    assertEquals(1, report.explicit().size(), () -> report.findings().toString());
    ExplicitFinding found = report.explicit().get(0);
    assertEquals(codes, codes(found), found::toString);
    assertTrue(found.place().startsWith(when + ", 6"), found::toString);
  }

  @Test
  void verify_videoWithoutWords_missing() {
    assertEquals(List.of(), verify(Videos.showing("AI", 9, 9, 3), Depth.READING).explicit());
  }

  @Test
  void verify_labelInTheMiddle_readOnlyOnTheWholeAndMisplaced() {
    byte[] picture = Pictures.saying("AI生成", 40, 380, 260);
    assertEquals(List.of(), verify(picture, Depth.READING).explicit());
    assertEquals("explicit.place", codes(verify(picture, Depth.WHOLE).explicit().get(0)));
  }

  @Test
  void verify_pictureInPdf_readOnRequest() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      var scene = Pictures.scene("AI生成", java.awt.Color.DARK_GRAY, 40, 640, 520);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawImage(JPEGFactory.createFromImage(document, scene), 50, 50);
      }
      document.save(file);
    }
    assertEquals(List.of(), verify(file.toByteArray(), Depth.READING).explicit());
    ExplicitFinding found = verify(file.toByteArray(), Depth.WHOLE).explicit().get(0);
    assertEquals("AI生成", found.content());
    assertTrue(found.place().startsWith("byte "), found.place());
  }
}
