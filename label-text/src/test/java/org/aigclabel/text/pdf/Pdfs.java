package org.aigclabel.text.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Makes PDFs. */
public final class Pdfs {

  private Pdfs() {}

  /** Returns a PDF of these objects, numbered from 1, the first of which is the catalog. */
  public static byte[] of(String trailer, String... objects) {
    StringBuilder out = new StringBuilder("%PDF-1.4\n");
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < objects.length; i++) {
      places.add(out.length());
      out.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
    }
    int start = out.length();
    out.append("xref\n0 ").append(objects.length + 1).append("\n0000000000 65535 f \n");
    places.forEach(place -> out.append(String.format("%010d 00000 n \n", place)));
    out.append("trailer\n<</Size ")
        .append(objects.length + 1)
        .append("/Root 1 0 R")
        .append(trailer);
    return out.append(">>\nstartxref\n" + start + "\n%%EOF").toString().getBytes(ISO_8859_1);
  }

  /** Returns the smallest PDF with a page. */
  public static byte[] smallest() {
    return of(
        "",
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>");
  }

  /** Returns a PDF with information, metadata, identifiers and an object per stream. */
  public static byte[] rich() {
    String packet =
        "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF"
            + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description"
            + " rdf:about='' xmlns:pdfaid='http://www.aiim.org/pdfa/ns/id/' pdfaid:part='1'/>"
            + "</rdf:RDF></x:xmpmeta>";
    return of(
        "/Info 4 0 R/ID[<00><01>]",
        "<</Type/Catalog/Pages 2 0 R/Metadata 5 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>",
        "<</Title(T\\(1\\))/Custom(x)>>",
        "<</Type/Metadata/Subtype/XML/Length "
            + packet.length()
            + ">>stream\n"
            + packet
            + "\nendstream");
  }

  /** Returns a tagged PDF of two pages, the second without tags. */
  public static byte[] tagged() {
    String words = "/P <</MCID 0>> BDC BT /F 12 Tf 20 100 Td (Words) Tj ET EMC";
    String page =
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]" + "/Resources<</Font<</F 5 0 R>>>>";
    return of(
        "",
        "<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R/Lang(en)>>",
        "<</Type/Pages/Kids[3 0 R 9 0 R]/Count 2>>",
        page + "/StructParents 0/Contents 4 0 R>>",
        "<</Length " + words.length() + ">>stream\n" + words + "\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        "<</Type/StructTreeRoot/K 7 0 R/ParentTree<</Nums[0[8 0 R]]>>/ParentTreeNextKey 1>>",
        "<</Type/StructElem/S/Document/P 6 0 R/K[8 0 R]>>",
        "<</Type/StructElem/S/P/P 7 0 R/Pg 3 0 R/K 0>>",
        page + ">>");
  }

  /** Returns pages of text as PDFBox writes them: object streams, and encrypted if asked. */
  public static byte[] pages(int count, String... password) {
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i < count; i++) {
        PDPage page = new PDPage(PDRectangle.A4);
        page.setRotation(90 * (i % 4));
        document.addPage(page);
        try (PDPageContentStream text = new PDPageContentStream(document, page)) {
          text.beginText();
          text.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
          text.newLineAtOffset(72, 700);
          text.showText("Page " + (i + 1));
          text.endText();
        }
      }
      if (password.length > 0) {
        document.protect(policy(password[0]));
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out, CompressParameters.DEFAULT_COMPRESSION);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StandardProtectionPolicy policy(String password) {
    StandardProtectionPolicy policy =
        new StandardProtectionPolicy("owner", password, new AccessPermission());
    policy.setEncryptionKeyLength(256);
    return policy;
  }
}
