package org.aigclabel.image.jxl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.aigclabel.HazardException;
import org.aigclabel.Label;
import org.aigclabel.Labeler;
import org.aigclabel.MediaSource;
import org.aigclabel.Report;
import org.aigclabel.Rule;
import org.aigclabel.Verdict;
import org.aigclabel.Verifier;
import org.aigclabel.container.IsoBoxes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JxlFormatTest {

  private static final Label LABEL = Label.producedBy("001191110102MACQD9K64010000", "n-1");

  private static byte[] packed(String type) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(IsoBoxes.box("JXL ", HexFormat.of().parseHex("0d0a870a")));
    file.writeBytes(IsoBoxes.box("brob", type.getBytes(StandardCharsets.ISO_8859_1)));
    file.writeBytes(IsoBoxes.box("jxlc", HexFormat.of().parseHex("ff0afa1f4191080000ff")));
    return file.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xml ;", "Exif;", "jumb;", "xml "})
  void compressedMetadata_verified_isInconclusiveAndLabellingIsRefused(String box)
      throws IOException {
    byte[] file = packed(box);
    Report report = Verifier.installed().verify(MediaSource.of("a.jxl", file));
    assertEquals(Verdict.INCONCLUSIVE, report.verdict());
    assertTrue(report.findings().stream().anyMatch(f -> f.rule() == Rule.HAZARD_UNREAD));
    assertThrows(HazardException.class, () -> Labeler.installed().label(file, LABEL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jbrd;", "xm"})
  void otherCompressedBox_isNoHazard(String box) throws IOException {
    assertEquals(List.of(), new JxlFormat().hazards(MediaSource.of("a.jxl", packed(box))));
  }

  @Test
  void compressedMetadata_labelledInsisting_isKept() throws IOException {
    byte[] file = packed("xml ;");
    try (var labelled =
        Labeler.installed().acceptingHazards().label(MediaSource.of("a.jxl", file), LABEL)) {
      assertTrue(labelled.notes().stream().anyMatch(f -> f.rule() == Rule.HAZARD_UNREAD));
    }
    var written =
        new JxlFormat().write(MediaSource.of("a", file), LABEL, new JxlFormat().carriers().get(0));
    MediaSource after = MediaSource.of("b", written.toBytes());
    assertEquals(
        "xml ;",
        new String(
            IsoBoxes.payload(after, IsoBoxes.first(IsoBoxes.top(after), "brob").orElseThrow()),
            StandardCharsets.ISO_8859_1));
  }
}
