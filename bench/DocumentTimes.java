import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.aigclabel.Formats;
import org.aigclabel.Label;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.spi.MediaFormat;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Makes a docx of 4 MB, an xlsx of 11 MB and a signed PDF of 500 pages in a folder and prints how
 * long a label takes in each. Arguments: the folder.
 */
public final class DocumentTimes {

  private static final int ROUNDS = 15;
  private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  private static final String SCHEMAS = "http://schemas.openxmlformats.org/";

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    String word = "<w:document xmlns:w=\"" + SCHEMAS + "wordprocessingml/2006/main\"><w:body/>";
    Files.write(
        folder.resolve("4mb.docx"),
        office("word/document.xml", "wordprocessingml.document", word + "</w:document>", 4));
    String book = "<workbook xmlns=\"" + SCHEMAS + "spreadsheetml/2006/main\"/>";
    Files.write(
        folder.resolve("11mb.xlsx"), office("xl/workbook.xml", "spreadsheetml.sheet", book, 11));
    Files.write(folder.resolve("500pages-signed.pdf"), signed(pages(500)));
    for (String name : new String[] {"4mb.docx", "11mb.xlsx", "500pages-signed.pdf"}) {
      time(folder.resolve(name), folder.resolve("labelled-" + name));
    }
  }

  /** A package whose bulk does not compress, as pictures do not. */
  private static byte[] office(String part, String type, String text, int megabytes)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      put(
          zip,
          "[Content_Types].xml",
          HEAD
              + "<Types xmlns=\"" + SCHEMAS + "package/2006/content-types\">"
              + "<Default Extension=\"rels\""
              + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
              + "<Default Extension=\"bin\" ContentType=\"application/octet-stream\"/>"
              + "<Override PartName=\"/" + part + "\" ContentType=\""
              + OFFICE + type + ".main+xml\"/></Types>");
      put(
          zip,
          "_rels/.rels",
          HEAD
              + "<Relationships xmlns=\"" + SCHEMAS + "package/2006/relationships\">"
              + "<Relationship Id=\"rId1\" Type=\"" + SCHEMAS
              + "officeDocument/2006/relationships/officeDocument\" Target=\"" + part
              + "\"/></Relationships>");
      put(zip, part, HEAD + text);
      Random random = new Random(1);
      for (int i = 0; i < megabytes * 4; i++) {
        byte[] bytes = new byte[1 << 18];
        random.nextBytes(bytes);
        zip.putNextEntry(new ZipEntry("media/" + i + ".bin"));
        zip.write(bytes);
      }
    }
    return out.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] pages(int count) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDType1Font font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
      for (int i = 0; i < count; i++) {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream text = new PDPageContentStream(document, page)) {
          text.beginText();
          text.setFont(font, 11);
          text.newLineAtOffset(60, 740);
          for (int line = 0; line < 45; line++) {
            text.showText("Page " + (i + 1) + ", line " + line + ": " + Math.sin(i * 45 + line));
            text.newLineAtOffset(0, -14);
          }
          text.endText();
        }
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private static byte[] signed(byte[] pdf) throws Exception {
    KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
    keys.initialize(2048);
    KeyPair key = keys.generateKeyPair();
    ContentSigner signer = new JcaContentSignerBuilder("SHA256withRSA").build(key.getPrivate());
    X500Name name = new X500Name("CN=Bench");
    Date from = new Date();
    X509CertificateHolder certificate =
        new JcaX509v3CertificateBuilder(
                name, BigInteger.ONE, from, new Date(from.getTime() + 86_400_000L), name,
                key.getPublic())
            .build(signer);
    CMSSignedDataGenerator cms = new CMSSignedDataGenerator();
    cms.addSignerInfoGenerator(
        new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
            .build(signer, new org.bouncycastle.cert.jcajce.JcaX509CertificateConverter()
                .getCertificate(certificate)));
    cms.addCertificate(certificate);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDSignature signature = new PDSignature();
      signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
      signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
      signature.setSignDate(Calendar.getInstance());
      document.addSignature(signature, (InputStream content) -> {
        try {
          return cms.generate(new CMSProcessableByteArray(content.readAllBytes())).getEncoded();
        } catch (Exception e) {
          throw new IOException(e);
        }
      });
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.saveIncremental(out);
      return out.toByteArray();
    }
  }

  private static void time(Path in, Path out) throws IOException {
    Label label = Label.producedBy("001191110108MA01KP2T5U00000", "bench-1");
    double[] write = new double[ROUNDS];
    double[] verify = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      try (MediaSource source = MediaSource.of(in);
          var channel =
              Files.newByteChannel(out, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
        MediaFormat format = Formats.installed().require(source);
        Plan plan = format.write(source, label, format.carriers().get(0));
        plan.writeTo(channel);
        channel.truncate(plan.size());
      }
      write[i] = (System.nanoTime() - start) / 1e6;
      start = System.nanoTime();
      try (MediaSource source = MediaSource.of(out)) {
        MediaFormat format = Formats.installed().require(source);
        if (!format.write(source, label, format.carriers().get(0)).reproducesSource()
            || format.read(source).size() != 1) {
          throw new IOException(out + " is not reproduced");
        }
      }
      verify[i] = (System.nanoTime() - start) / 1e6;
    }
    System.out.printf(
        "%-20s %9d bytes  write: first %.0f ms, median of the rest %.1f ms;  read and write again"
            + " in memory: %.1f ms%n",
        in.getFileName(), Files.size(in), write[0], median(write), median(verify));
  }

  private static double median(double[] times) {
    double[] rest = Arrays.copyOfRange(times, 1, times.length);
    Arrays.sort(rest);
    return rest[rest.length / 2];
  }
}
