package org.aigclabel.image.jxl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
import org.aigclabel.container.Xmp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JxlFormatTest {

  private static final Label LABEL = Label.producedBy("001191110102MACQD9K64010000", "n-1");

  private static final String OTHER =
      "{\"Label\":\"1\",\"ContentProducer\":\"p\",\"ProduceID\":\"other\"}";

  private static byte[] packed(String type) {
    return packed(type.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static byte[] packed(byte[] payload) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(IsoBoxes.box("JXL ", HexFormat.of().parseHex("0d0a870a")));
    file.writeBytes(IsoBoxes.box("brob", payload));
    file.writeBytes(IsoBoxes.box("jxlc", HexFormat.of().parseHex("ff0afa1f4191080000ff")));
    return file.toByteArray();
  }

  /** Returns a packed box: an uncompressed block of Brotli (RFC 7932, section 9.2) and the end. */
  private static byte[] packed(String type, byte[] content) {
    ByteArrayOutputStream box = new ByteArrayOutputStream();
    box.writeBytes(type.getBytes(StandardCharsets.ISO_8859_1));
    int head = content.length - 1 << 4 | 1 << 20;
    box.writeBytes(new byte[] {(byte) head, (byte) (head >> 8), (byte) (head >> 16)});
    box.writeBytes(content);
    box.write(3);
    return packed(box.toByteArray());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void packedXmp_withALabel_isReadAndMergedIntoAPlainBox() throws IOException {
    String packet = new String(Xmp.withLabel(new byte[0], LABEL), StandardCharsets.UTF_8);
    String more = packet.replace("<TC260:AIGC>", "<TC260:Note>kept</TC260:Note><TC260:AIGC>");
    MediaSource source = MediaSource.of("a.jxl", packed("xml ", utf8(more)));
    JxlFormat format = new JxlFormat();
    assertEquals(LABEL, format.read(source).get(0).label().orElseThrow());
    assertEquals(List.of(), format.hazards(source));
    Label next = Label.producedBy("001191110102MACQD9K64010000", "n-2");
    byte[] written = format.write(source, next, format.carriers().get(0)).toBytes();
    MediaSource after = MediaSource.of("b.jxl", written);
    assertEquals(List.of(next), labels(format, after));
    assertTrue(new String(written, StandardCharsets.UTF_8).contains("kept"));
    assertTrue(format.write(after, next, format.carriers().get(0)).reproducesSource());
    assertArrayEquals(
        format.signedContent(source).toBytes(), format.signedContent(after).toBytes());
  }

  @Test
  void packedExif_withALabel_isReadAndLosesItWhenAnotherIsWritten() throws IOException {
    String comment = "{\"AIGC\":" + OTHER + "}\0";
    ByteBuffer tiff = ByteBuffer.allocate(4 + 26 + comment.length());
    tiff.putInt(0).put(utf8("MM")).putShort((short) 42).putInt(8).putShort((short) 1);
    tiff.putShort((short) 0x010E).putShort((short) 2).putInt(comment.length()).putInt(26);
    tiff.putInt(0).put(utf8(comment));
    MediaSource source = MediaSource.of("a.jxl", packed("Exif", tiff.array()));
    JxlFormat format = new JxlFormat();
    assertEquals("other", labels(format, source).get(0).produceId());
    byte[] written = format.write(source, LABEL, format.carriers().get(0)).toBytes();
    MediaSource after = MediaSource.of("b.jxl", written);
    assertEquals(List.of(LABEL), labels(format, after));
    assertTrue(IsoBoxes.first(IsoBoxes.top(after), "brob").isEmpty());
  }

  @Test
  void packedXmp_namingASourceType_isFoundAsATrace() throws IOException {
    String type = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";
    String packet =
        "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF"
            + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description"
            + " xmlns:Iptc4xmpExt='http://iptc.org/std/Iptc4xmpExt/2008-02-29/'"
            + " Iptc4xmpExt:DigitalSourceType='"
            + type
            + "'/></rdf:RDF></x:xmpmeta>";
    byte[] file = packed("xml ", utf8(packet));
    Report report = Verifier.installed().verify(MediaSource.of("a.jxl", file));
    assertEquals(Verdict.SUSPECTED, report.verdict(), report.findings().toString());
  }

  @Test
  void manyPackedBoxes_afterTheFirstFew_areUnread() throws IOException {
    byte[] one = packed("xml ", utf8("<x/>"));
    byte[] box = Arrays.copyOfRange(one, 12, one.length - 18);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(one);
    for (int i = 0; i < 20; i++) {
      file.writeBytes(box);
    }
    MediaSource source = MediaSource.of("a.jxl", file.toByteArray());
    assertEquals(5, new JxlFormat().hazards(source).size());
  }

  private static List<Label> labels(JxlFormat format, MediaSource source) throws IOException {
    return format.read(source).stream().flatMap(site -> site.label().stream()).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xml \u00FF", "Exif\u00FF", "jumb;", "xml "})
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
    byte[] file = packed("xml \u00FF");
    try (var labelled =
        Labeler.installed().acceptingHazards().label(MediaSource.of("a.jxl", file), LABEL)) {
      assertTrue(labelled.notes().stream().anyMatch(f -> f.rule() == Rule.HAZARD_UNREAD));
    }
    var written =
        new JxlFormat().write(MediaSource.of("a", file), LABEL, new JxlFormat().carriers().get(0));
    MediaSource after = MediaSource.of("b", written.toBytes());
    assertEquals(
        "xml \u00FF",
        new String(
            IsoBoxes.payload(after, IsoBoxes.first(IsoBoxes.top(after), "brob").orElseThrow()),
            StandardCharsets.ISO_8859_1));
  }
}
