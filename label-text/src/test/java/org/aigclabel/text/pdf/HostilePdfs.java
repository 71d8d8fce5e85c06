package org.aigclabel.text.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.aigclabel.Label;
import org.aigclabel.MediaSource;
import org.aigclabel.explicit.ExplicitLabel;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/** PDFs made to exhaust their reader. Run as a program it takes each in a heap of its caller's. */
final class HostilePdfs {

  private static final String CATALOG = "<</Type/Catalog/Pages 2 0 R>>";
  private static final String PAGES = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
  private static final String PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>";

  private static final byte[] BLANKS = blanks();

  private HostilePdfs() {}

  static Map<String, byte[]> all() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("metadata", metadata("/Filter/FlateDecode", packed(1)));
    all.put("metadata deflated twice", metadata("/Filter[/FlateDecode/FlateDecode]", packed(2)));
    all.put("metadata under another name", metadata("/Filter/Fl#61teDecode", packed(1)));
    all.put("contents", contents("/FlateDecode", packed(1)));
    all.put("contents in LZW", contents("/LZWDecode", lzw(1)));
    all.put("contents in late LZW", contents("/LZWDecode/DecodeParms<</EarlyChange 0>>", lzw(0)));
    all.put("contents in runs", contents("/RL", "\u0081 ".repeat(600_000)));
    all.put("contents in digits", contents("[/AHx/Fl]", hex(packed(1))));
    all.put("contents in digits of 85", contents("[/A85/Fl]", base85(BLANKS)));
    all.put("encrypted contents", encrypted());
    all.put("object stream", indexed("/Type/ObjStm/N 4/First 20"));
    all.put("cross-reference stream", indexed("/Type/XRef/W[1 2 1]/Size 9/Root 1 0 R"));
    all.put("picture", picture());
    all.put("arrays 10,000 deep", deep("[".repeat(10_000) + "]".repeat(10_000)));
    all.put("dictionaries 10,000 deep", deep("<</A ".repeat(10_000) + "1" + ">>".repeat(10_000)));
    all.put("pages 10,000 deep", deepPages());
    all.put("cross-references in a circle", circle());
    all.put("pages in a circle", Pdfs.of("", CATALOG, "<</Kids[2 0 R 2 0 R]/Count 9>>", PAGE));
    all.put("references in a circle", Pdfs.of("/Info 4 0 R", CATALOG, PAGES, PAGE, "4 0 R"));
    all.put("form within itself", recursiveForm());
    return all;
  }

  /** Reads and labels every file; what is said of each goes to the standard output. */
  public static void main(String[] arguments) {
    all().forEach((name, bytes) -> System.out.println(name + ": " + take(bytes)));
  }

  static String take(byte[] bytes) {
    MediaSource source = MediaSource.of("a.pdf", bytes);
    Label label = Label.producedBy("001191110108MA01KP2T5U00000", "a-1");
    try {
      new PdfFormat().read(source);
      new PdfFormat().write(source, label, PdfFormat.XMP).toBytes();
      new PdfNotice().label(source, ExplicitLabel.standard()).plan().toBytes();
      new PdfNoticeDetector().detect(source);
      return "labelled";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static String packed(int times) {
    try {
      byte[] bytes = BLANKS;
      for (int i = 1; i < times; i++) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
          deflater.write(bytes);
        }
        bytes = out.toByteArray();
      }
      return new String(bytes, ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** 160 MiB of blanks, deflated. */
  private static byte[] blanks() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] blank = " ".repeat(1 << 20).getBytes(ISO_8859_1);
    try (var deflater = new DeflaterOutputStream(out, new Deflater(9))) {
      for (int i = 0; i < 160; i++) {
        deflater.write(blank);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String stream(String dictionary, String content) {
    return "<<%s/Length %d>>stream\n%s\nendstream".formatted(dictionary, content.length(), content);
  }

  private static byte[] metadata(String filter, String content) {
    return Pdfs.of(
        "",
        "<</Type/Catalog/Pages 2 0 R/Metadata 4 0 R>>",
        PAGES,
        PAGE,
        stream("/Type/Metadata" + filter, content));
  }

  /** Blanks: each code means the text before and one blank more. */
  private static String lzw(int early) {
    StringBuilder bits = new StringBuilder();
    for (int round = 0; round < 12; round++) {
      code(bits, 256, round == 0 ? 9 : 12);
      code(bits, 32, 9);
      for (int next = 258; next < 4093; next++) {
        int size = next + early;
        code(bits, next, size >= 2048 ? 12 : size >= 1024 ? 11 : size >= 512 ? 10 : 9);
      }
    }
    StringBuilder bytes = new StringBuilder();
    for (int i = 0; i + 8 <= bits.length(); i += 8) {
      bytes.append((char) Integer.parseInt(bits, i, i + 8, 2));
    }
    return bytes.toString();
  }

  private static void code(StringBuilder bits, int code, int width) {
    for (int bit = width - 1; bit >= 0; bit--) {
      bits.append(code >> bit & 1);
    }
  }

  private static String hex(String bytes) {
    return HexFormat.of().formatHex(bytes.getBytes(ISO_8859_1)) + ">";
  }

  private static String base85(byte[] bytes) {
    StringBuilder digits = new StringBuilder();
    for (ByteBuffer in = ByteBuffer.wrap(bytes); in.remaining() >= 4; ) {
      long value = in.getInt() & 0xFFFFFFFFL;
      for (long unit = 85L * 85 * 85 * 85; unit > 0; unit /= 85) {
        digits.append((char) ('!' + value / unit % 85));
      }
    }
    return digits + "~>";
  }

  private static byte[] encrypted() {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      COSStream contents = new COSStream();
      contents.setItem(COSName.FILTER, COSName.FLATE_DECODE);
      try (OutputStream raw = contents.createRawOutputStream()) {
        raw.write(BLANKS);
      }
      page.getCOSObject().setItem(COSName.CONTENTS, contents);
      document.addPage(page);
      document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] contents(String filter, String content) {
    return Pdfs.of(
        "",
        CATALOG,
        PAGES,
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>",
        stream("/Filter" + filter, content));
  }

  /** A cross-reference stream that leads to this stream, which is the catalog's as well. */
  private static byte[] indexed(String dictionary) {
    String head = "%PDF-1.5\n1 0 obj\n" + CATALOG + "\nendobj\n";
    int bomb = head.length();
    String packed = "4 0 obj\n" + stream(dictionary + "/Filter/FlateDecode", packed(1));
    int index = bomb + packed.length() + 8;
    byte[] rows = {1, 0, 9, 0, 2, 0, 4, 0, 2, 0, 4, 1, 1, (byte) (bomb >> 8), (byte) bomb, 0};
    String list =
        "5 0 obj\n"
            + stream(
                "/Type/XRef/W[1 2 1]/Index[1 4]/Size 6/Root 1 0 R/Prev " + bomb,
                new String(rows, ISO_8859_1));
    String text =
        head + packed + "\nendobj" + "\n" + list + "\nendobj\nstartxref\n" + index + "\n%%EOF\n";
    return text.getBytes(ISO_8859_1);
  }

  private static byte[] picture() {
    return Pdfs.of(
        "",
        CATALOG,
        PAGES,
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R"
            + "/Resources<</XObject<</P 5 0 R>>>>>>",
        stream("", "99 0 0 99 0 0 cm /P Do"),
        stream(
            "/Subtype/Image/Width 40000/Height 40000/BitsPerComponent 8/ColorSpace/DeviceRGB"
                + "/Filter/FlateDecode",
            packed(1)));
  }

  private static byte[] deep(String value) {
    return Pdfs.of("/Info 4 0 R", CATALOG, PAGES, PAGE, "<</Deep " + value + ">>");
  }

  private static byte[] deepPages() {
    String[] objects = new String[10_002];
    objects[0] = CATALOG;
    for (int i = 1; i < objects.length - 1; i++) {
      objects[i] = "<</Type/Pages/Count 1/Kids[" + (i + 2) + " 0 R]>>";
    }
    objects[objects.length - 1] = "<</Type/Page/MediaBox[0 0 99 99]>>";
    return Pdfs.of("", objects);
  }

  private static byte[] circle() {
    String text = new String(Pdfs.smallest(), ISO_8859_1);
    int table = text.indexOf("xref\n");
    return text.replace("/Root 1 0 R", "/Root 1 0 R/Prev " + table).getBytes(ISO_8859_1);
  }

  private static byte[] recursiveForm() {
    return Pdfs.of(
        "",
        CATALOG,
        PAGES,
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R"
            + "/Resources<</XObject<</P 5 0 R>>>>>>",
        stream("", "/P Do /P Do"),
        stream(
            "/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</P 5 0 R>>>>",
            "/P Do /P Do 0 0 9 9 re f"));
  }
}
