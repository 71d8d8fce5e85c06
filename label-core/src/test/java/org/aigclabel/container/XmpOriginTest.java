package org.aigclabel.container;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import org.aigclabel.Label;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.Origin;
import org.junit.jupiter.api.Test;

class XmpOriginTest {

  private static final Origin ORIGIN =
      Origin.of(Origin.Source.TRAINED).by("Model \"A\" & <B> 模型", "2.1");
  private static final String OTHERS =
      "<dc:title xmlns:dc=\"http://purl.org/dc/elements/1.1/\">题目</dc:title>";

  private static String packet(String attributes, String properties) {
    return "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><r:RDF"
        + " xmlns:r=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
        + " xmlns:i=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\"><r:Description r:about=\"a&amp;b\""
        + attributes
        + ">"
        + properties
        + "</r:Description></r:RDF></x:xmpmeta>";
  }

  private static String with(String packet, Charset charset) throws MalformedMediaException {
    return new String(XmpOrigin.withOrigin(packet.getBytes(charset), ORIGIN), charset);
  }

  @Test
  void withOrigin_noPacket_statesUriAndSystem() throws Exception {
    String made = with("", UTF_8);
    assertTrue(
        made.contains(
            "<Iptc4xmpExt:DigitalSourceType>"
                + "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia</"),
        made);
    assertTrue(made.contains("Model \"A\" &amp; &lt;B") && made.contains("模型"), made);
    assertFalse(made.contains("AIPrompt"), made);
  }

  @Test
  void withOrigin_prompted_statesPromptAndWriter() throws Exception {
    Origin prompted = ORIGIN.prompted("a <cat>", "Li");
    String made = new String(XmpOrigin.withOrigin(new byte[0], prompted), UTF_8);
    assertTrue(made.contains(":AIPromptInformation>a &lt;cat&gt;</"), made);
    assertTrue(made.contains(":AIPromptWriterName>Li</"), made);
  }

  @Test
  void withOrigin_olderProperties_replacedAndOthersKept() throws Exception {
    String old =
        packet(
            " i:DigitalSourceType=\"http://old\" i:Event=\"e\"",
            "<i:AISystemUsed>Old</i:AISystemUsed>"
                + OTHERS
                + "<i:AIPromptInformation>p</i:AIPromptInformation>");
    String rest =
        packet(" i:Event=\"e\"", OTHERS + "<i:AIPromptInformation>p</i:AIPromptInformation>");
    String made = with(old, UTF_8);
    int at = rest.indexOf("</r:RDF>");
    assertTrue(made.startsWith(rest.substring(0, at)), made);
    assertTrue(made.endsWith(rest.substring(at)), made);
    assertTrue(made.substring(at).contains("rdf:about=\"a&amp;b\""), made);
  }

  @Test
  void withOrigin_twice_unchanged() throws Exception {
    String once = with(packet("", OTHERS), UTF_16BE);
    assertEquals(once, with(once, UTF_16BE));
    assertEquals(with("", UTF_8), with(with("", UTF_8), UTF_8));
  }

  @Test
  void withOrigin_nestedPropertyOfSameName_kept() throws Exception {
    String old = packet("", "<i:Other><i:AISystemUsed>x</i:AISystemUsed></i:Other>");
    assertTrue(with(old, UTF_8).contains("<i:Other><i:AISystemUsed>x</i:AISystemUsed></i:Other>"));
  }

  @Test
  void withOrigin_labelledPacket_labelUntouched() throws Exception {
    byte[] labelled = Xmp.packet(Label.producedBy("001191110102MACQD9K64010000", "e357"));
    byte[] stated = XmpOrigin.withOrigin(labelled, ORIGIN);
    assertArrayEquals(XmpOrigin.withOrigin(new byte[0], ORIGIN), Xmp.withoutLabel(stated));
  }

  @Test
  void withOrigin_noXml_refused() {
    assertThrows(MalformedMediaException.class, () -> with("<x:xmpmeta", UTF_8));
    assertThrows(MalformedMediaException.class, () -> with("<a/>", UTF_8));
  }
}
