package org.aigclabel.text.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.TextNotice;
import org.aigclabel.explicit.TextNotice.Pages;
import org.aigclabel.explicit.TextNotice.Reading;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;

class PdfNoticeTest {

  private static byte[] labelled(byte[] pdf, TextNotice notice) throws IOException {
    ExplicitLabel label = ExplicitLabel.standard().standing(notice);
    return new PdfNotice().label(MediaSource.of("a.pdf", pdf), label).plan().toBytes();
  }

  @Test
  void taggedPdf_readOut_hasTheNoticeFirstAndLast() throws IOException {
    TextNotice notice = TextNotice.standard().on(Pages.FIRST_AND_LAST).read(Reading.READ_OUT);
    try (PDDocument document = Loader.loadPDF(labelled(Pdfs.tagged(), notice))) {
      assertEquals(List.of("AI生成", "Words", "AI生成"), readOut(document));
      COSDictionary tree =
          document
              .getDocumentCatalog()
              .getStructureTreeRoot()
              .getCOSObject()
              .getCOSDictionary(COSName.getPDFName("ParentTree"));
      COSArray numbers = tree.getCOSArray(COSName.NUMS);
      assertEquals(4, numbers.size(), "the second page got a number");
      assertEquals(2, ((COSArray) numbers.getObject(1)).size());
      assertEquals(1, document.getPage(1).getCOSObject().getInt(COSName.STRUCT_PARENTS));
    }
  }

  @Test
  void taggedPdf_standardNotice_isPassedOver() throws IOException {
    byte[] out = labelled(Pdfs.tagged(), TextNotice.standard().on(Pages.EVERY));
    try (PDDocument document = Loader.loadPDF(out)) {
      assertEquals(List.of("Words"), readOut(document));
      assertTrue(new PDFTextStripper().getText(document).contains("AI生成"));
    }
  }

  @Test
  void longPdf_everyPage_sharesFontAndDrawing() throws IOException {
    byte[] few = Pdfs.pages(4);
    byte[] many = Pdfs.pages(84);
    TextNotice every = TextNotice.standard().on(Pages.EVERY);
    int first = labelled(few, every).length - few.length;
    byte[] out = labelled(many, every);
    int page = (out.length - many.length - first) / 80;
    assertTrue(page < 600, "a page more costs " + page + " bytes");
    try (PDDocument document = Loader.loadPDF(out)) {
      PDFTextStripper text = new PDFTextStripper();
      assertEquals(84, text.getText(document).split("AI生成", -1).length - 1);
    }
  }

  @Test
  void encryptedPdf_labelled_showsTheNotice() throws IOException {
    byte[] out = labelled(Pdfs.pages(1, ""), TextNotice.standard());
    try (PDDocument document = Loader.loadPDF(out)) {
      assertTrue(document.isEncrypted());
      String text = new PDFTextStripper().getText(document);
      assertTrue(text.contains("AI生成") && text.contains("Page 1"), text);
    }
  }

  @Test
  void fullPage_noEmptyMargin_standsOnAPlate() throws IOException {
    String ink = "0.5 g 0 0 99 99 re f";
    byte[] pdf =
        Pdfs.of(
            "",
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>",
            "<</Length " + ink.length() + ">>stream\n" + ink + "\nendstream");
    var rendering = new PdfNotice().label(MediaSource.of("a.pdf", pdf), ExplicitLabel.standard());
    assertTrue(rendering.notes().toString().contains("plate"), rendering.notes().toString());
    var smallest = MediaSource.of("a.pdf", Pdfs.smallest());
    assertFalse(
        new PdfNotice()
            .label(smallest, ExplicitLabel.standard())
            .notes()
            .toString()
            .contains("plate"));
  }

  /** Returns what the tags of a document say, in their order. */
  private static List<String> readOut(PDDocument document) throws IOException {
    List<String> said = new ArrayList<>();
    collect(document, document.getDocumentCatalog().getStructureTreeRoot(), said);
    return said;
  }

  private static void collect(PDDocument document, PDStructureNode node, List<String> said)
      throws IOException {
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        collect(document, element, said);
      } else if (kid instanceof Integer mark && node instanceof PDStructureElement element) {
        said.add(marked(element.getPage(), mark));
      }
    }
  }

  private static String marked(PDPage page, int mark) throws IOException {
    PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
    extractor.processPage(page);
    StringBuilder text = new StringBuilder();
    for (PDMarkedContent content : extractor.getMarkedContents()) {
      if (content.getMCID() == mark) {
        for (Object piece : content.getContents()) {
          text.append(piece instanceof TextPosition position ? position.getUnicode() : "");
        }
      }
    }
    return text.toString();
  }
}
