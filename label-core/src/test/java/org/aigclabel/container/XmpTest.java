package org.aigclabel.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.aigclabel.Carrier;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmpTest {

  private static final Label A = Label.producedBy("producer-a", "id<1>&2");
  private static final Label B = Label.producedBy("producer-b", "id-2");
  private static final Carrier CARRIER = Carrier.guide("png.xmp");
  private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  private static final String TC260 = "http://www.tc260.org.cn/ns/AIGC/1.0/";
  private static final String JSON = "{\"Label\":\"1\"}";

  private static String packet(String content) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><?xpacket begin=\"\" id=\"W5M0\"??>"
        + "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\""
        + RDF
        + "\" xmlns:T=\""
        + TC260
        + "\">"
        + content
        + "</rdf:RDF></x:xmpmeta>   \n<?xpacket end=\"w\"?>\0";
  }

  private static final String OTHER =
      packet(
          "<!-- kept --><rdf:Description rdf:about='uuid:1' xmlns:dc='d' dc:format=\"a&#65;\">"
              + "<dc:title> T\u00fc </dc:title></rdf:Description>\n <rdf:Description/>\n");

  private static List<String> raw(String packet) {
    return Xmp.read(CARRIER, 5, packet).stream().map(LabelSite::raw).toList();
  }

  @Test
  void emptyPacket_labelled_readsBackAndComesOutEmpty() throws Exception {
    String packet = Xmp.withLabel("", A);
    assertEquals(List.of(A.toJson()), raw(packet));
    assertEquals("", Xmp.withoutLabel(packet));
    assertEquals(Xmp.withLabel("", B), Xmp.withLabel(packet, B));
    assertArrayEquals(packet.getBytes(StandardCharsets.UTF_8), Xmp.packet(A));
  }

  @Test
  void packetWithOtherProperties_labelledTwice_keepsThemExactly() throws Exception {
    String once = Xmp.withLabel(OTHER, A);
    String twice = Xmp.withLabel(once, B);
    assertEquals(List.of(B.toJson()), raw(twice));
    assertEquals(OTHER, Xmp.withoutLabel(twice));
    assertEquals(OTHER, Xmp.withoutLabel(OTHER));
    assertEquals(once, Xmp.withLabel(twice, A));
    assertTrue(once.contains("rdf:about=\"uuid:1\" xmlns:TC260"), once);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<rdf:Description><T:AIGC>@</T:AIGC></rdf:Description>",
        "<rdf:Description T:AIGC='@'/>",
        "<rdf:Description rdf:about=''><T:AIGC><![CDATA[{\"Label\":\"1\"}]]></T:AIGC></rdf:Description>",
        "<rdf:Description><T:AIGC><rdf:Alt><rdf:li xml:lang='x-default'>@</rdf:li></rdf:Alt></T:AIGC></rdf:Description>",
        "<rdf:Description><T:AIGC rdf:parseType='Resource'><rdf:value>@</rdf:value></T:AIGC></rdf:Description>",
        "<rdf:Description xmlns:AIGC='http://ns.adobe.com/AIGC/1.0/' AIGC:AIGC='@'/>",
        "<rdf:Description><T:AIGC rdf:parseType='Resource'><T:Label>1</T:Label></T:AIGC></rdf:Description>",
        "<rdf:Description><T:AIGC T:Label='1'/></rdf:Description>",
      })
  void everyForm_read_isFoundAndReplaced(String form) throws Exception {
    String content = form.replace("@", JSON.replace("\"", "&quot;"));
    assertEquals(List.of(JSON), raw(packet(content)));
    assertEquals("", Xmp.withoutLabel(packet(content)));
    String other =
        OTHER
            .replace("</rdf:RDF>", content + "</rdf:RDF>")
            .replace("<rdf:RDF ", "<rdf:RDF xmlns:T=\"" + TC260 + "\" ")
            .replaceFirst(" xmlns:T=\"[^\"]*\">", ">");
    assertEquals(List.of(JSON), raw(other));
    assertEquals(List.of(B.toJson()), raw(Xmp.withLabel(other, B)));
    assertEquals(Xmp.withoutLabel(other), Xmp.withoutLabel(Xmp.withLabel(other, B)));
  }

  @Test
  void attributeBesideOthers_removed_leavesThem() throws Exception {
    String packet = packet("<rdf:Description xmlns:d='d' T:AIGC='{&quot;Label&quot;:1}' d:x='y'/>");
    assertEquals(packet("<rdf:Description xmlns:d='d' d:x='y'/>"), Xmp.withoutLabel(packet));
  }

  @Test
  void wrongNamespaceAndForm_read_areReported() {
    String bare =
        "<rdf:Description rdf:about=\"\" xmlns:AIGC=\"http://ns.adobe.com/AIGC/1.0/\""
            + " AIGC:AIGC=\"{&quot;Label&quot;: &quot;2&quot;}\"/>";
    LabelSite site = Xmp.read(CARRIER, 5, bare).get(0);
    assertEquals(5, site.offset());
    List<Rule> rules = site.deviations().stream().map(f -> f.rule()).toList();
    assertTrue(rules.containsAll(List.of(Rule.LABEL_NAMESPACE, Rule.LABEL_FORM)), rules.toString());
  }

  @Test
  void base64Value_read_isDecodedWithFinding() {
    String base64 = Base64.getEncoder().encodeToString(A.toJson().getBytes(StandardCharsets.UTF_8));
    String packet = packet("<rdf:Description><T:AIGC>" + base64 + "</T:AIGC></rdf:Description>");
    LabelSite site = Xmp.read(CARRIER, 0, packet).get(0);
    assertEquals(base64, site.raw());
    assertTrue(site.deviations().stream().anyMatch(f -> f.arguments().contains("Base64")));
  }

  @Test
  void utf16Packet_labelled_staysUtf16() throws Exception {
    for (String name : List.of("UTF-16BE", "UTF-16LE")) {
      byte[] bytes = ("\uFEFF" + OTHER).getBytes(Charset.forName(name));
      byte[] labelled = Xmp.withLabel(bytes, A);
      assertEquals(A.toJson(), Xmp.read(CARRIER, 0, labelled).get(0).raw());
      assertArrayEquals(bytes, Xmp.withoutLabel(labelled));
    }
  }

  @Test
  void wrongUtf8_labelled_survives() throws Exception {
    byte[] bytes = OTHER.getBytes(StandardCharsets.ISO_8859_1);
    assertArrayEquals(bytes, Xmp.withoutLabel(Xmp.withLabel(bytes, A)));
  }

  @Test
  void rdfUnderOtherPrefix_labelled_declaresItsOwn() throws Exception {
    String packet =
        "<R xmlns='"
            + RDF
            + "'><Description xmlns:d='d' about='' d:x='1'/></RDF>".replace("R ", "");
    packet = packet.replaceFirst("<R ", "<RDF ");
    String labelled = Xmp.withLabel(packet, A);
    assertEquals(List.of(A.toJson()), raw(labelled));
    assertEquals(packet, Xmp.withoutLabel(labelled));
  }

  @Test
  void brokenPacket_isReadButNotWritten() throws Exception {
    String broken = Xmp.withLabel(OTHER, B).replace("</dc:title>", "");
    LabelSite site = Xmp.read(CARRIER, 0, broken).get(0);
    assertEquals(B.toJson(), site.raw());
    assertThrows(MalformedMediaException.class, () -> Xmp.withLabel(broken, A));
    assertThrows(MalformedMediaException.class, () -> Xmp.withoutLabel(broken));
    assertEquals("<a>", Xmp.withoutLabel("<a>"));
  }

  @Test
  void documentTypeDeclaration_isRefused() {
    String packet = "<!DOCTYPE a [<!ENTITY b 'c'>]>" + OTHER;
    assertThrows(MalformedMediaException.class, () -> Xmp.withLabel(packet, A));
  }

  @Test
  void everyTruncation_givesResultOrException() {
    String packet = OTHER.replace("</rdf:RDF>", "<rdf:Description T:AIGC='x'/></rdf:RDF>");
    int refused = 0;
    for (int i = 0; i < packet.length(); i++) {
      String cut = packet.substring(0, i);
      Xmp.read(CARRIER, 0, cut);
      try {
        Xmp.withLabel(cut, A);
      } catch (MalformedMediaException e) {
        refused++;
      }
    }
    assertTrue(refused > 300, "refused " + refused);
  }
}
