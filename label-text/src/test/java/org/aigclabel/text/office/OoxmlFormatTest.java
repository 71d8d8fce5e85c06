package org.aigclabel.text.office;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import org.aigclabel.MediaSource;
import org.aigclabel.Rule;
import org.aigclabel.container.Zip;
import org.aigclabel.text.Archives;
import org.aigclabel.text.Laws;
import org.junit.jupiter.api.Test;

public class OoxmlFormatTest {

  private final OoxmlFormat format = new OoxmlFormat();

  public static byte[] withProperties(String name) {
    String types = part(Archives.docx(""), "[Content_Types].xml");
    String relations = part(Archives.docx(""), "_rels/.rels");
    return Archives.with(
        Archives.docx(Archives.paragraph("Text")),
        Map.of(
            "docProps/custom.xml",
            "<op:Properties xmlns:op=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\""
                + " xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">"
                + "<op:property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"7\" name=\""
                + name
                + "\"><lpwstr>{\"Label\":\"1\",\"ContentProducer\":\"p\"}</lpwstr></op:property></op:Properties>",
            "[Content_Types].xml",
            types.replace(
                "</Types>",
                "<Override PartName=\"/docProps/custom.xml\" ContentType=\"application/vnd"
                    + ".openxmlformats-officedocument.custom-properties+xml\"/></Types>"),
            "_rels/.rels",
            relations.replace(
                "</Relationships>",
                "<Relationship Id=\"rId9\" Type=\""
                    + Archives.OFFICE
                    + "relationships/custom-properties\" Target=\"/docProps/custom.xml\"/></Relationships>")));
  }

  public static String part(byte[] archive, String name) {
    try {
      return new String(Zip.of(MediaSource.of("a", archive)).content(name).orElseThrow(), UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void samples_keepTheLaws() throws IOException {
    Laws.check(format, "a.docx", Archives.docx(Archives.paragraph("x")));
    Laws.check(format, "b.docx", withProperties("Other"));
    Laws.check(format, "c.docx", withProperties("AIGC"));
  }

  @Test
  void write_otherProperties_keepsThemAndTheirPrefix() throws IOException {
    byte[] out =
        format
            .write(MediaSource.of("a", withProperties("Other")), Laws.A, format.carriers().get(0))
            .toBytes();
    String custom = part(out, "docProps/custom.xml");
    assertTrue(custom.contains("name=\"Other\"><lpwstr>"), custom);
    assertTrue(custom.contains("pid=\"8\" name=\"AIGC\"><lpwstr>{\"Label\":\"1\","), custom);
  }

  @Test
  void write_document_keepsUntouchedEntriesByteForByte() throws IOException {
    byte[] in = Archives.docx(Archives.paragraph("x"));
    byte[] out = format.write(MediaSource.of("a", in), Laws.A, format.carriers().get(0)).toBytes();
    Zip before = Zip.of(MediaSource.of("a", in));
    Zip after = Zip.of(MediaSource.of("a", out));
    for (String name : new String[] {"word/document.xml"}) {
      Zip.Entry a = before.entry(name).orElseThrow();
      Zip.Entry b = after.entry(name).orElseThrow();
      int length = 30 + name.length() + (int) a.compressed() + 16;
      assertArrayEquals(
          java.util.Arrays.copyOfRange(in, (int) a.header(), (int) a.header() + length),
          java.util.Arrays.copyOfRange(out, (int) b.header(), (int) b.header() + length));
    }
    assertEquals("docProps/custom.xml", after.entries().get(3).name());
    assertFalse(before.has("docProps/custom.xml"));
  }

  @Test
  void hazards_signedPackage_areTold() throws IOException {
    byte[] signed = Archives.with(Archives.docx(""), Map.of("_xmlsignatures/origin.sigs", "x"));
    assertEquals(Rule.HAZARD_SIGNATURE, format.hazards(MediaSource.of("a", signed)).get(0).rule());
  }
}
