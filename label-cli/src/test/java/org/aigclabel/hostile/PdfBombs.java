package org.aigclabel.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.aigclabel.hostile.Blob.MEGABYTE;

import java.util.LinkedHashMap;
import java.util.Map;

/** PDF files made to exhaust their reader. */
final class PdfBombs {

  private static final String CATALOG = "<</Type/Catalog/Pages 2 0 R/Metadata 5 0 R>>";
  private static final String PAGES = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
  private static final String PAGE =
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>";

  private final Map<String, byte[]> all = new LinkedHashMap<>();

  private PdfBombs() {}

  static Map<String, byte[]> all() {
    PdfBombs bombs = new PdfBombs();
    bombs.filters();
    bombs.structure();
    return bombs.all;
  }

  private static byte[] pdf(String... objects) {
    Blob file = Blob.of("%PDF-1.7\n");
    int[] at = new int[objects.length];
    for (int i = 0; i < objects.length; i++) {
      at[i] = file.size();
      file.text((i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n");
    }
    int table = file.size();
    file.text("xref\n0 " + (objects.length + 1) + "\n0000000000 65535 f \n");
    for (int offset : at) {
      file.text("%010d 00000 n \n".formatted(offset));
    }
    return file.text(
            "trailer<</Root 1 0 R/Size "
                + (objects.length + 1)
                + ">>\nstartxref\n"
                + table
                + "\n%%EOF\n")
        .done();
  }

  private static String stream(String dictionary, String content) {
    return "<<%s/Length %d>>stream\n%s\nendstream".formatted(dictionary, content.length(), content);
  }

  private void contents(String what, String filter, String content) {
    all.put(
        "pdf, " + what,
        pdf(
            CATALOG,
            PAGES,
            PAGE,
            stream(filter, content),
            stream("/Type/Metadata/Subtype/XML" + filter, "")));
    all.put(
        "pdf, metadata of " + what,
        pdf(
            CATALOG,
            PAGES,
            PAGE,
            stream("", ""),
            stream("/Type/Metadata/Subtype/XML" + filter, content)));
  }

  private void filters() {
    contents("deflated blanks", "/Filter/FlateDecode", new String(Bombs.ZLIB, ISO_8859_1));
    contents("blanks by LZW", "/Filter/LZWDecode", lzw());
    contents(
        "blanks by run length", "/Filter/RunLengthDecode", "\u0081 ".repeat(500_000) + "\u0080");
    contents("zeros by ASCII85", "/Filter/ASCII85Decode", "z".repeat(MEGABYTE - 3_000) + "~>");
    contents("digits left open", "/Filter/ASCIIHexDecode", "20".repeat(MEGABYTE / 2 - 1_500));
    contents(
        "twenty filters",
        "/Filter[" + "/ASCIIHexDecode".repeat(20) + "]",
        "20".repeat(MEGABYTE / 2 - 1_500));
    contents("operators", "", "q ".repeat(MEGABYTE / 2 - 1_500));
    contents("brackets", "", "[".repeat(MEGABYTE - 3_000));
    contents("dictionaries", "", "<<".repeat(MEGABYTE / 2 - 3_000));
    contents("a string left open", "", "(".repeat(MEGABYTE - 3_000));
  }

  private void structure() {
    String many = "<</Type/Pages/Count 90000/Kids[" + "3 0 R ".repeat(90_000) + "]>>";
    all.put(
        "pdf, one page 90,000 times",
        pdf(CATALOG, many, PAGE, stream("", "BT (a) Tj ET ".repeat(9_000)), "<<>>"));
    String circle = "<</Type/Pages/Count 9/Kids[" + "2 0 R ".repeat(150_000) + "]>>";
    all.put("pdf, pages within themselves", pdf(CATALOG, circle, PAGE, stream("", ""), "<<>>"));
    all.put("pdf, names left open", Blob.of("%PDF-1.7\n1 0 obj<</A/").fill(Blob.of("#")).done());
    all.put("pdf, 100,000 objects", Blob.of("%PDF-1.7\n").fill(Blob.of("1 0 obj\n")).done());
    all.put(
        "pdf, 100,000 ends", Blob.of("%PDF-1.7\n").fill(Blob.of("startxref\n9\n%%EOF\n")).done());
    all.put(
        "pdf, 100,000 trailers",
        Blob.of("%PDF-1.7\n").fill(Blob.of("trailer<</Prev 9>>\n")).done());
    String rows = "%010d 00000 n \n".formatted(9).repeat(50_000);
    String table =
        "%PDF-1.7\nxref\n0 2147483647\n"
            + rows
            + "trailer<</Size 2147483647/Root 1 0 R>>\nstartxref\n9\n%%EOF\n";
    all.put("pdf, table of 2^31 rows", Blob.of(table).done());
    all.put(
        "pdf, a stream that claims 2^31 bytes",
        pdf(CATALOG, PAGES, PAGE, "<</Length 2147483647>>stream\n" + "x".repeat(900_000)));
  }

  /** Nine-bit codes: clear, a blank, and ever longer runs of blanks. */
  private static String lzw() {
    StringBuilder bits = new StringBuilder();
    StringBuilder bytes = new StringBuilder();
    while (bytes.length() < 700_000) {
      code(bits, 256, 9);
      code(bits, 32, 9);
      for (int next = 258, width = 9; next < 4_093; next++) {
        width = next + 1 >= 2048 ? 12 : next + 1 >= 1024 ? 11 : next + 1 >= 512 ? 10 : 9;
        code(bits, next, width);
      }
      code(bits, 256, 12);
      while (bits.length() >= 8) {
        int whole = bits.length() / 8 * 8;
        for (int i = 0; i < whole; i += 8) {
          bytes.append((char) Integer.parseInt(bits.substring(i, i + 8), 2));
        }
        bits.delete(0, whole);
      }
    }
    return bytes.toString();
  }

  private static void code(StringBuilder bits, int code, int width) {
    String binary = Integer.toBinaryString(code);
    bits.append("0".repeat(width - binary.length())).append(binary);
  }
}
