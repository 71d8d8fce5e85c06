package org.aigclabel.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.aigclabel.Formats;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.container.ExifEditor;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.Riff;
import org.aigclabel.spi.MediaFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExifLabelsTest {

  private static final Label OLD = Label.producedBy("001191110102MACQD9K64010000", "old");
  private static final Label NEW = Label.producedBy("001191110102MACQD9K64010000", "new");

  @ParameterizedTest
  @ValueSource(strings = {"webp", "jxl", "tiff", "heif"})
  void userCommentWithLabel_isReadAndTakenOutWhenAnotherIsWritten(String name) throws IOException {
    MediaSource source = file(name, ExifEditor.withUserComment(new byte[0], OLD.toWrappedJson()));
    MediaFormat format = Formats.installed().require(source);
    List<LabelSite> sites = format.read(source);
    assertEquals(1, sites.size());
    assertEquals(OLD, sites.get(0).label().orElseThrow());
    assertEquals(name + ".exif", sites.get(0).carrier().name());
    Plan plan = format.write(source, NEW, format.carriers().get(0));
    byte[] written = plan.toBytes();
    assertFalse(new String(written, StandardCharsets.ISO_8859_1).contains("\"old\""));
    List<LabelSite> after = format.read(MediaSource.of(name, written));
    assertEquals(1, after.size());
    assertEquals(NEW, after.get(0).label().orElseThrow());
  }

  private static MediaSource file(String name, byte[] exif) throws IOException {
    byte[] file =
        switch (name) {
          case "tiff" -> exif;
          case "heif" -> HeifSamples.withExif(exif);
          case "jxl" -> Bytes.big().raw(jxl()).raw(box(exif)).done();
          default -> webp(exif);
        };
    return MediaSource.of(name, file);
  }

  private static byte[] box(byte[] exif) {
    return IsoBoxes.box("Exif", new byte[4], exif);
  }

  private static byte[] jxl() throws IOException {
    MediaSource sample = sample("jxl");
    return Formats.installed().require(sample).signedContent(sample).toBytes();
  }

  private static byte[] webp(byte[] exif) throws IOException {
    MediaSource sample = sample("webp");
    Riff riff = Riff.read(sample);
    return riff.changes().insert(riff.end(), riff.chunk("EXIF", exif)).plan().toBytes();
  }

  private static MediaSource sample(String format) {
    return MediaSource.of(format, new ImageContractTest().samples().get(format).get(0).bytes());
  }
}
