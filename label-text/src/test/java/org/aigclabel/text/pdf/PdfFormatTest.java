package org.aigclabel.text.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.Rule;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.testdata.FormatLaws;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;

class PdfFormatTest {

  private static final Label A = Label.producedBy("001191110108MA01KP2T5U00000", "a-1");

  private final PdfFormat format = new PdfFormat();

  @Test
  void pdfBoxFiles_tablesStreamsAndEncryption_keepTheLaws() throws IOException {
    for (byte[] bytes : List.of(Pdfs.pages(2), Pdfs.pages(3, ""), Pdfs.rich())) {
      FormatLaws laws = new FormatLaws(format);
      laws.writesAndReplaces(source(bytes));
      laws.signedContentIgnoresTheLabel(source(bytes));
    }
  }

  @Test
  void write_anyFile_onlyAppends() throws IOException {
    byte[] in = Pdfs.pages(2);
    byte[] out = format.write(source(in), A, PdfFormat.INFO).toBytes();
    assertArrayEquals(in, Arrays.copyOf(out, in.length));
    try (PDDocument document = Loader.loadPDF(out)) {
      assertEquals(A.toJson(), document.getDocumentInformation().getCustomMetadataValue("AIGC"));
      assertEquals(2, document.getNumberOfPages());
    }
  }

  @Test
  void write_information_keepsItsOtherKeys() throws IOException {
    byte[] out = format.write(source(Pdfs.rich()), A, PdfFormat.INFO).toBytes();
    try (PDDocument document = Loader.loadPDF(out)) {
      assertEquals("T(1)", document.getDocumentInformation().getTitle());
      assertEquals("x", document.getDocumentInformation().getCustomMetadataValue("Custom"));
    }
  }

  @Test
  void write_xmpOfPdfA_declaresTheProperty() throws IOException {
    byte[] out = format.write(source(Pdfs.rich()), A, PdfFormat.XMP).toBytes();
    String text = new String(out, ISO_8859_1);
    assertTrue(text.contains("pdfaid:part='1'"));
    assertTrue(text.contains("<pdfaSchema:prefix>TC260</pdfaSchema:prefix>"));
  }

  @Test
  void write_afterAnotherUpdate_appendsAnew() throws IOException {
    byte[] labelled = format.write(source(Pdfs.rich()), A, PdfFormat.INFO).toBytes();
    byte[] updated = Arrays.copyOf(labelled, labelled.length + 2);
    updated[labelled.length] = '%';
    updated[labelled.length + 1] = '\n';
    Label b = Label.producedBy("001191110108MA01KP2T5U00000", "b-2");
    byte[] again = format.write(source(updated), b, PdfFormat.INFO).toBytes();
    assertArrayEquals(updated, Arrays.copyOf(again, updated.length));
    List<LabelSite> sites = format.read(source(again));
    assertEquals(1, sites.size());
    assertEquals("b-2", sites.get(0).fields().get("ProduceID"));
  }

  @Test
  void passwordProtected_withoutPassword_isRefusedAndWithItLabelled() throws IOException {
    MediaSource source = source(Pdfs.pages(1, "secret"));
    assertThrows(UnsupportedMediaException.class, () -> format.read(source));
    PdfFormat opened = PdfFormat.opening("secret");
    byte[] out = opened.write(source, A, PdfFormat.INFO).toBytes();
    assertEquals(A, opened.read(source(out)).get(0).label().orElseThrow());
  }

  @Test
  void hazards_certifiedAndC2pa_areTold() throws IOException {
    byte[] bytes =
        Pdfs.of(
            "",
            "<</Type/Catalog/Pages 2 0 R/Perms<</DocMDP 4 0 R>>/AF[<</AFRelationship/C2PA_Manifest>>]>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>",
            "<</Type/Sig/Reference[<</TransformParams<</P 1>>>>]>>");
    assertEquals(
        List.of(Rule.HAZARD_SIGNATURE, Rule.HAZARD_C2PA),
        format.hazards(source(bytes)).stream().map(f -> f.rule()).toList());
    assertEquals(List.of(), format.hazards(source(Pdfs.rich())));
  }

  @Test
  void write_brokenCrossReference_listsTheObjectsAnew() throws IOException {
    for (byte[] whole : List.of(Pdfs.smallest(), Pdfs.pages(2))) {
      String text = new String(whole, ISO_8859_1);
      byte[] bytes = text.replaceFirst("startxref\n\\d+", "startxref\n7").getBytes(ISO_8859_1);
      byte[] out = format.write(source(bytes), A, PdfFormat.INFO).toBytes();
      assertArrayEquals(bytes, Arrays.copyOf(out, bytes.length));
      assertTrue(format.write(source(out), A, PdfFormat.INFO).reproducesSource());
      try (PDDocument before = Loader.loadPDF(whole);
          PDDocument after = Loader.loadPDF(out)) {
        assertEquals(A.toJson(), after.getDocumentInformation().getCustomMetadataValue("AIGC"));
        assertEquals(before.getNumberOfPages(), after.getNumberOfPages());
      }
    }
  }

  private static MediaSource source(byte[] bytes) {
    return MediaSource.of("a.pdf", bytes);
  }
}
