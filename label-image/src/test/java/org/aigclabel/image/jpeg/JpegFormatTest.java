package org.aigclabel.image.jpeg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageWriteParam;
import org.aigclabel.Carrier;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.MediaSource;
import org.aigclabel.Rule;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.testdata.Corpus;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class JpegFormatTest {

  private static final Label LABEL = Label.producedBy("001191110102MACQD9K64010000", "p-1");
  private static final Label OTHER = Label.producedBy("001191110102MACQD9K64010000", "p-2");
  private static final Carrier XMP = Carrier.guide("jpeg.xmp");
  private static final Carrier EXIF = Carrier.guide("jpeg.exif");

  private final JpegFormat format = new JpegFormat();
  private final byte[] plain =
      JpegSamples.picture(8, 8, BufferedImage.TYPE_BYTE_GRAY, ImageWriteParam.MODE_DISABLED);

  private static MediaSource source(byte[] bytes) {
    return MediaSource.of("x.jpg", bytes);
  }

  private byte[] write(byte[] file, Label label, Carrier carrier) throws IOException {
    return format.write(source(file), label, carrier).toBytes();
  }

  private List<String> carriers(byte[] file) throws IOException {
    return format.read(source(file)).stream().map(site -> site.carrier().name()).toList();
  }

  private byte[] with(byte[] segment) {
    return JpegSamples.afterJfif(plain, segment);
  }

  @Test
  void write_plain_putsXmpAfterJfif() throws IOException {
    byte[] written = write(plain, LABEL, XMP);
    assertEquals(0xFFE1, source(written).u16(20));
    assertTrue(source(written).startsWith(24, "http://ns.adobe.com/xap/1.0/\0"));
    assertEquals(List.of("jpeg.xmp"), carriers(written));
  }

  @Test
  void write_foreignPlaces_areReadAndReplaced() throws IOException {
    byte[] glued =
        AppText.segment(0xEB, ("AIGC" + LABEL.toJson()).getBytes(StandardCharsets.UTF_8));
    byte[] comment = JpegSamples.comment(LABEL.toWrappedJson());
    for (byte[] segment : List.of(glued, comment)) {
      byte[] file =
          JpegSamples.concat(Arrays.copyOf(plain, 2), segment, JpegSamples.from(plain, 2));
      List<LabelSite> sites = format.read(source(file));
      assertEquals(1, sites.size());
      assertEquals(LABEL, sites.get(0).label().orElseThrow());
      assertArrayEquals(plain, format.signedContent(source(file)).toBytes());
      assertArrayEquals(write(plain, OTHER, XMP), write(file, OTHER, XMP));
    }
  }

  @Test
  void write_labelWithinOtherText_leavesTheText() throws IOException {
    byte[] file = with(JpegSamples.comment("by me " + LABEL.toWrappedJson() + " ok"));
    assertEquals(List.of("jpeg.comment"), carriers(file));
    byte[] expected = with(JpegSamples.comment("by me  ok"));
    assertArrayEquals(expected, format.signedContent(source(file)).toBytes());
  }

  @Test
  void read_olderGuidesDescription_isNoLabel() throws IOException {
    String older = "{\"ServiceProvider\":\"a\",\"Time\":\"2024\",\"ContentId\":\"1\"}";
    assertEquals(List.of(), carriers(with(JpegSamples.comment(older))));
  }

  @Test
  void read_labelAfterTheEnd_isNoLabel() throws IOException {
    byte[] file = JpegSamples.concat(plain, LABEL.toWrappedJson().getBytes(StandardCharsets.UTF_8));
    assertEquals(List.of(), format.read(source(file)));
  }

  @Test
  void write_labelInExtendedPacket_movesItToTheMainPacket() throws IOException {
    String other = "<dc:title xmlns:dc=\"http://purl.org/dc/elements/1.1/\">t</dc:title>";
    String extended =
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF"
            + " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description"
            + " rdf:about=\"\" xmlns:TC260=\"http://www.tc260.org.cn/ns/AIGC/1.0/\">%s<TC260:AIGC>"
            + LABEL.toJson().replace("\"", "&quot;")
            + "</TC260:AIGC></rdf:Description></rdf:RDF></x:xmpmeta>";
    for (String more : List.of(other, "")) {
      byte[] file = with(JpegSamples.extended(String.format(extended, more)));
      assertEquals(LABEL, format.read(source(file)).get(0).label().orElseThrow());
      byte[] written = write(file, OTHER, XMP);
      List<LabelSite> sites = format.read(source(written));
      assertEquals(1, sites.size());
      assertEquals(OTHER, sites.get(0).label().orElseThrow());
      assertArrayEquals(
          format.signedContent(source(file)).toBytes(),
          format.signedContent(source(written)).toBytes());
      String text = new String(written, StandardCharsets.ISO_8859_1);
      assertEquals(!more.isEmpty(), text.contains("HasExtendedXMP"));
    }
  }

  @Test
  void write_exifInUseOrFull_saysWhatElse() {
    ByteBuffer comment = ByteBuffer.allocate(70).put(JpegSamples.exif()).position(4);
    byte[] block = org.aigclabel.container.ExifEditor.withUserComment(new byte[0], "my holiday");
    assertThrows(
        UnsupportedMediaException.class,
        () -> write(with(AppText.EXIF.segment(block)), LABEL, EXIF));
    byte[] full = Arrays.copyOf(JpegSamples.from(comment.array(), 10), AppText.EXIF.room());
    assertThrows(
        UnsupportedMediaException.class,
        () -> write(with(AppText.EXIF.segment(full)), LABEL, EXIF));
  }

  @Test
  void write_chineseNameInExif_isEscaped() throws IOException {
    Label label = new Label(org.aigclabel.Generated.IS, "某公司", "1", "", "某公司", "1", "");
    byte[] written = write(plain, label, EXIF);
    assertEquals(label, format.read(source(written)).get(0).label().orElseThrow());
    assertTrue(new String(written, StandardCharsets.ISO_8859_1).contains("\\u67d0"));
  }

  @Test
  void write_headerCutShort_isMalformed() {
    assertThrows(MalformedMediaException.class, () -> write(Arrays.copyOf(plain, 100), LABEL, XMP));
  }

  @Test
  void write_furtherPicturesBehind_areStillFound() throws IOException {
    byte[] packet = JpegSamples.xmp(String.format(JpegSamples.PACKET, ""));
    byte[] file = JpegSamples.twoPictures(plain, packet);
    byte[] written = write(file, LABEL, XMP);
    MediaSource source = source(written);
    assertEquals(
        written.length - JpegSamples.SECOND, JpegSamples.second(source, JpegSamples.INDEX));
    byte[] before = JpegSamples.twoPictures(plain, new byte[0]);
    written = write(before, LABEL, XMP);
    long index = JpegSamples.INDEX + written.length - before.length;
    assertEquals(written.length - JpegSamples.SECOND, JpegSamples.second(source(written), index));
  }

  @Test
  void hazards_c2pa_areFound() throws IOException {
    byte[] jumbf = "JP\0\1\0\0\0\1\0\0\0\40jumb".getBytes(StandardCharsets.ISO_8859_1);
    byte[] file = with(AppText.segment(0xEB, jumbf));
    assertEquals(Rule.HAZARD_C2PA, format.hazards(source(file)).get(0).rule());
    assertEquals(List.of(), format.hazards(source(plain)));
  }

  @Test
  void corpus_expectations_areMet() throws IOException {
    Assumptions.assumeTrue(Corpus.present(), "../shared/corpus is not on this machine");
    int seen = 0;
    for (Map.Entry<String, List<String>> row : Corpus.table("EXPECTED.tsv").entrySet()) {
      if (row.getKey().endsWith(".jpg")) {
        try (MediaSource file = MediaSource.of(Corpus.folder().resolve(row.getKey()))) {
          boolean found = format.read(file).stream().anyMatch(site -> !site.fields().isEmpty());
          assertEquals(row.getValue().get(4).startsWith("present"), found, row.getKey());
          byte[] written = format.write(file, LABEL, XMP).toBytes();
          assertEquals(List.of("jpeg.xmp"), carriers(written), row.getKey());
          seen++;
        }
      }
    }
    assertFalse(seen == 0, "no JPEG in EXPECTED.tsv");
  }
}
