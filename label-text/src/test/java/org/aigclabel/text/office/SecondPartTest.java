package org.aigclabel.text.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import org.aigclabel.MediaSource;
import org.aigclabel.Report;
import org.aigclabel.Rule;
import org.aigclabel.Verifier;
import org.aigclabel.spi.MediaFormat;
import org.aigclabel.text.Archives;
import org.aigclabel.text.Laws;
import org.junit.jupiter.api.Test;

/** A label in a part besides the usual one, where other readers may look. */
class SecondPartTest {

  /** The true label is written; the other stands in a part of its own beside it. */
  private static void assertBothFound(MediaFormat format, byte[] file, Map<String, String> more)
      throws IOException {
    MediaSource source = MediaSource.of("a", Archives.with(file, more));
    MediaSource labelled = MediaSource.of("a", Archives.with(labelled(format, file), more));
    Report report = Verifier.installed().verify(labelled);
    assertEquals(2, report.sites().size(), () -> report.findings().toString());
    assertTrue(report.findings().stream().anyMatch(f -> f.rule() == Rule.LABEL_CONFLICT));

    MediaSource again = format.write(source, Laws.A, format.carriers().get(0)).asSource();
    assertEquals(1, format.read(again).size(), "writing replaces every label");
  }

  private static byte[] labelled(MediaFormat format, byte[] file) throws IOException {
    return format.write(MediaSource.of("a", file), Laws.A, format.carriers().get(0)).toBytes();
  }

  @Test
  void ooxml_secondPartOfProperties_found() throws IOException {
    String property =
        OoxmlFormatTest.part(OoxmlFormatTest.withProperties("AIGC"), "docProps/custom.xml");
    byte[] file = OoxmlFormatTest.withProperties("Other");
    String relations =
        OoxmlFormatTest.part(file, "_rels/.rels")
            .replace(
                "</Relationships>",
                "<Relationship Id=\"rId8\" Type=\""
                    + Archives.OFFICE
                    + "relationships/custom-properties\" Target=\"docProps/more.xml\"/>"
                    + "</Relationships>");
    assertBothFound(
        new OoxmlFormat(), file, Map.of("docProps/more.xml", property, "_rels/.rels", relations));
  }

  @Test
  void epub_secondPackage_found() throws IOException {
    byte[] file = Archives.epub();
    String rootfile = "<rootfile full-path=\"O/p.opf\" media-type=\"a/b\"/>";
    String container =
        OoxmlFormatTest.part(file, "META-INF/container.xml")
            .replace("</rootfiles>", rootfile.replace("p.opf", "q.opf") + "</rootfiles>");
    String opf =
        OoxmlFormatTest.part(file, "O/p.opf")
            .replace(
                "</metadata>",
                "<meta name=\"AIGC\" content='{\"Label\":\"2\",\"ContentProducer\":\"p\"}'/></metadata>");
    assertBothFound(
        new EpubFormat(), file, Map.of("META-INF/container.xml", container, "O/q.opf", opf));
  }

  @Test
  void xmind_oldAndNewMetadata_found() throws IOException {
    assertBothFound(
        new XmindFormat(),
        Archives.zip("content.json", "[]", "metadata.json", "{}"),
        Map.of(
            "meta.xml", "<meta><AIGC>{\"Label\":\"2\",\"ContentProducer\":\"p\"}</AIGC></meta>"));
  }
}
