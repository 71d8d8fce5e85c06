package org.aigclabel.image.png;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.Carrier;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.MediaSource;
import org.aigclabel.Rule;
import org.aigclabel.container.ExifEditor;
import org.aigclabel.container.Xmp;
import org.junit.jupiter.api.Test;

class PngFormatTest {

  private static final PngFormat FORMAT = new PngFormat();
  private static final Label OLD = Label.producedBy("old", "id-0");
  private static final Label NEW = Label.producedBy("new", "id-1");

  private static MediaSource source(byte[] bytes) {
    return MediaSource.of("test.png", bytes);
  }

  private static List<String> types(byte[] png) throws IOException {
    return PngFile.read(source(png)).chunks().stream().map(PngChunk::type).toList();
  }

  private static byte[] write(byte[] png, Carrier carrier) throws IOException {
    return FORMAT.write(source(png), NEW, carrier).toBytes();
  }

  @Test
  void label_goesRightAfterHeader_evenInAnimations() throws Exception {
    for (byte[] png : List.of(PngSamples.animated(), PngSamples.xmp(false))) {
      for (Carrier carrier : FORMAT.carriers()) {
        String type = carrier.name().equals("png.xmp") ? "iTXt" : "tEXt";
        assertEquals(List.of("IHDR", type), types(write(png, carrier)).subList(0, 2));
      }
    }
  }

  @Test
  void existingPacket_isEditedInItsPlace() throws Exception {
    byte[] png = PngSamples.xmp(true);
    byte[] labelled = write(png, LabelHolder.XMP);
    assertEquals(types(png), types(labelled));
    assertTrue(new String(labelled, StandardCharsets.UTF_8).contains("image/png \u732b"));
    assertEquals(
        "keep 0+52, put",
        FORMAT.write(source(png), NEW, LabelHolder.XMP).toString().substring(0, 14));
  }

  @Test
  void textLabel_isWrappedAsciiJson() throws Exception {
    Label chinese = new Label(NEW.generated(), "\u516c\u53f8", "1", "", "", "", "");
    byte[] png = new PngMaker().header().picture(99).end();
    MediaSource labelled = FORMAT.write(source(png), chinese, LabelHolder.TEXT).asSource();
    PngText text = PngText.of(labelled, PngFile.read(labelled).chunks().get(1)).orElseThrow();
    String value = new String(text.value(new Inflation(labelled)), StandardCharsets.US_ASCII);
    assertTrue(value.startsWith("{\"AIGC\":{\"Label\":\"1\",\"ContentProducer\":\"\\u516c"), value);
    assertEquals(chinese, FORMAT.read(labelled).get(0).label().orElseThrow());
  }

  /** Every place where a label was ever met, by a name for messages. */
  private static List<PngMaker> labelled() {
    String json = OLD.toJson();
    byte[] tiff = ExifEditor.withUserComment(new byte[0], OLD.toWrappedJson());
    String hex = java.util.HexFormat.of().formatHex(Xmp.packet(OLD));
    String profile = "\nxmp\n " + hex.length() / 2 + "\n" + hex.replaceAll(".{72}", "$0\n") + "\n";
    String exif = java.util.HexFormat.of().formatHex(tiff);
    List<PngMaker> makers = new ArrayList<>();
    makers.add(new PngMaker().header().text("tEXt", "AIGC\0" + json).picture(99));
    makers.add(new PngMaker().header().text("tEXt", "aigc\0" + OLD.toWrappedJson()).picture(99));
    makers.add(new PngMaker().header().deflated("zTXt", "AIGC\0\0", json).picture(99));
    makers.add(new PngMaker().header().deflated("iTXt", "AIGC\0\1\0\0\0", json).picture(99));
    makers.add(new PngMaker().header().text("tEXt", "Comment\0" + OLD.toWrappedJson()).picture(99));
    makers.add(new PngMaker().header().chunk("eXIf", tiff).picture(99));
    makers.add(
        new PngMaker()
            .header()
            .picture(99)
            .deflated(
                "iTXt",
                "XML:com.adobe.xmp\0\1\0\0\0",
                new String(Xmp.packet(OLD), StandardCharsets.UTF_8)));
    makers.add(
        new PngMaker().header().deflated("zTXt", "Raw profile type xmp\0\0", profile).picture(99));
    makers.add(
        new PngMaker()
            .header()
            .text(
                "tEXt", "Raw profile type exif\0\nexif\n" + exif.length() / 2 + "\n" + exif + "\n")
            .picture(99));
    return makers;
  }

  @Test
  void everyFormerPlace_isReadAndReplaced() throws Exception {
    int count = 0;
    for (PngMaker maker : labelled()) {
      byte[] png = maker.end();
      List<LabelSite> sites = FORMAT.read(source(png));
      assertEquals(1, sites.size(), types(png).toString());
      assertEquals(OLD, sites.get(0).label().orElseThrow());
      for (Carrier carrier : FORMAT.carriers()) {
        byte[] written = write(png, carrier);
        List<LabelSite> now = FORMAT.read(source(written));
        assertEquals(1, now.size(), types(png) + " to " + types(written));
        assertEquals(NEW, now.get(0).label().orElseThrow());
        assertArrayEquals(
            FORMAT.signedContent(source(png)).toBytes(),
            FORMAT.signedContent(source(written)).toBytes());
        assertTrue(FORMAT.write(source(written), NEW, carrier).reproducesSource());
      }
      count++;
    }
    assertEquals(9, count);
  }

  @Test
  void rawProfile_withOtherContent_keepsIt() throws Exception {
    byte[] packet = Xmp.withLabel(PngSamples.PACKET.getBytes(StandardCharsets.UTF_8), OLD);
    String hex = java.util.HexFormat.of().formatHex(packet);
    byte[] png =
        new PngMaker()
            .header()
            .text("tEXt", "Raw profile type xmp\0\nxmp\n" + hex.length() / 2 + "\n" + hex + "\n")
            .picture(99)
            .end();
    MediaSource written = source(write(png, LabelHolder.XMP));
    PngText text = PngText.of(written, PngFile.read(written).chunks().get(2)).orElseThrow();
    RawProfile profile =
        RawProfile.of(PngText.decode(text.value(new Inflation(written)))).orElseThrow();
    assertEquals(PngSamples.PACKET, new String(profile.content(), StandardCharsets.UTF_8));
  }

  @Test
  void truncatedFile_isReadButNotWritten() throws Exception {
    byte[] labelled = write(PngSamples.xmp(true), LabelHolder.XMP);
    MediaSource cut = source(java.util.Arrays.copyOf(labelled, labelled.length - 20));
    assertEquals(1, FORMAT.read(cut).size());
    MalformedMediaException e =
        assertThrows(MalformedMediaException.class, () -> FORMAT.write(cut, NEW, LabelHolder.XMP));
    assertTrue(String.valueOf(e.getMessage()).startsWith("test.png at byte "), e.getMessage());
  }

  @Test
  void brokenPacket_isNotOverwritten() {
    byte[] png =
        new PngMaker()
            .header()
            .text("iTXt", "XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta><unclosed>")
            .picture(99)
            .end();
    assertThrows(MalformedMediaException.class, () -> write(png, LabelHolder.XMP));
  }

  @Test
  void manifest_isReportedAsHazard() throws Exception {
    byte[] png = new PngMaker().header().text("caBX", "jumb").picture(99).end();
    assertEquals(Rule.HAZARD_C2PA, FORMAT.hazards(source(png)).get(0).rule());
    assertEquals(List.of(), FORMAT.hazards(source(PngSamples.animated())));
  }

  @Test
  void bombs_areRefused() {
    String zeros = "\0".repeat(9 << 20);
    PngMaker maker = new PngMaker().header();
    for (int i = 0; i < 8; i++) {
      maker.deflated("zTXt", "AIGC\0\0", zeros);
    }
    byte[] png = maker.picture(99).end();
    assertFalse(png.length > 1 << 20);
    assertThrows(MalformedMediaException.class, () -> FORMAT.read(source(png)));
  }
}
