package org.aigclabel.rules;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.aigclabel.Finding;
import org.aigclabel.Formats;
import org.aigclabel.Labeler;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.Policy;
import org.aigclabel.Rule;
import org.aigclabel.Verifier;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.spi.PlacelessFormat;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/** Other traces of generation, and the file itself. */
final class FileExamples {

  private static final byte[] PLAIN = Pictures.plain();
  private static final String MANIFEST = "jumb c2pa ";
  private static final String GENERATED =
      "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

  private final Map<Rule, Example> examples = new EnumMap<>(Rule.class);

  private FileExamples() {}

  static Map<Rule, Example> all() throws IOException {
    FileExamples all = new FileExamples();
    all.traces();
    all.hazards();
    all.files();
    return all.examples;
  }

  private void verifying(Rule rule, byte[] reported) {
    examples.put(rule, new Example(Checks.verifying(reported), Checks.verifying(PLAIN)));
  }

  private void labelling(Rule rule, byte[] reported, byte[] silent) {
    Labeler labeler = Labeler.installed();
    examples.put(
        rule, new Example(Checks.labelling(labeler, reported), Checks.labelling(labeler, silent)));
  }

  private void traces() {
    verifying(Rule.TRACE_C2PA, Pictures.with("caBX", MANIFEST));
    verifying(Rule.TRACE_SOURCE_TYPE, Pictures.with("caBX", MANIFEST + GENERATED));
    verifying(Rule.TRACE_GENERATOR, Pictures.with("tEXt", "Software\0Midjourney"));
    verifying(Rule.TRACE_OLDER_LABEL, olderLabel());
  }

  /** A TIFF block with ImageDescription, as the shape of the 2023 guide was written. */
  private static byte[] olderLabel() {
    String text =
        "{\"ServiceProvider\":\"x\",\"ServiceUser\":\"y\",\"Time\":\"z\",\"ContentId\":\"1\"}\0";
    ByteBuffer block = ByteBuffer.allocate(26 + text.length());
    block.put("MM\0*\0\0\0\b\0\1".getBytes(StandardCharsets.ISO_8859_1));
    block.putShort((short) 0x010E).putShort((short) 2).putInt(text.length()).putInt(26).putInt(0);
    block.put(text.getBytes(StandardCharsets.ISO_8859_1));
    return Pictures.with(PLAIN, "eXIf", block.array());
  }

  private void hazards() throws IOException {
    labelling(Rule.HAZARD_C2PA, Pictures.with("caBX", MANIFEST), PLAIN);
    labelling(Rule.HAZARD_SIGNATURE, word("_xmlsignatures/sig1.xml"), word("word/theme.xml"));
    labelling(Rule.HAZARD_PERMISSION, pdf(false), pdf(true));
    examples.put(
        Rule.HAZARD_UNREAD,
        new Example(Checks.verifying(packed("xml ")), Checks.verifying(packed("jbrd"))));
  }

  /** A JPEG XL with a box that is no Brotli, as it should be. */
  private static byte[] packed(String type) {
    byte[] kind = type.getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(IsoBoxes.box("JXL ", HexFormat.of().parseHex("0d0a870a")));
    file.writeBytes(IsoBoxes.box("brob", kind, new byte[] {-1}));
    file.writeBytes(IsoBoxes.box("jxlc", HexFormat.of().parseHex("ff0afa1f4191080000ff")));
    return file.toByteArray();
  }

  static byte[] word(String more) throws IOException {
    return word(more, "<x/>");
  }

  /** Returns a Word document with one part more. */
  static byte[] word(String more, String content) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(file)) {
      put(
          zip,
          "[Content_Types].xml",
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
              + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package"
              + ".relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"app"
              + "lication/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
              + "</Types>");
      put(
          zip,
          "_rels/.rels",
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
              + "<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument"
              + "/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>"
              + "</Relationships>");
      put(
          zip,
          "word/document.xml",
          "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
              + "<w:body><w:p><w:r><w:t>text</w:t></w:r></w:p></w:body></w:document>");
      put(zip, more, content);
    }
    return file.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] pdf(boolean changeable) throws IOException {
    AccessPermission permission = new AccessPermission();
    permission.setCanModify(changeable);
    StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", "", permission);
    policy.setEncryptionKeyLength(128);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.protect(policy);
      document.save(file);
    }
    return file.toByteArray();
  }

  private void files() throws IOException {
    verifying(Rule.FILE_MALFORMED, new byte[] {0x49, 0x49, 0x2A, 0, -1, -1, -1, 0x7F});
    verifying(Rule.FILE_UNSUPPORTED, new byte[] {0, -2, 0, 9});
    examples.put(Rule.FILE_UNREADABLE, new Example(FileExamples::unread, Checks.verifying(PLAIN)));
    examples.put(Rule.FILE_COSTLY, new Example(FileExamples::deep, Checks.verifying(PLAIN)));
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(PLAIN);
    both.writeBytes(word("x"));
    verifying(Rule.FILE_AMBIGUOUS, both.toByteArray());
    byte[] strange = Pictures.with("tEXt", "AIGC\0{\"Label\":\"9\"}");
    Callable<List<Finding>> weighed =
        () ->
            Verifier.installed()
                .weighing(Policy.parse("p", "label.value = notice"))
                .verify(MediaSource.of("example", strange))
                .findings();
    examples.put(Rule.POLICY_APPLIED, new Example(weighed, Checks.verifying(strange)));
  }

  /** A format that recurses as deep as the file wants it. */
  private static List<Finding> deep() {
    return Verifier.of(new Formats(List.of(new Recursive()), List.of(), List.of(), List.of()))
        .verify(MediaSource.of("example", PLAIN))
        .findings();
  }

  private static final class Recursive extends PlacelessFormat {
    private Recursive() {
      super(MediaType.of("deep", "x/deep", Modality.TEXT, "deep"));
    }

    @Override
    public boolean detect(ByteBuffer head) {
      throw new StackOverflowError();
    }

    @Override
    protected String refusal(MediaSource source) {
      return "";
    }
  }

  private static List<Finding> unread() throws IOException {
    return Verifier.installed().verify(MediaSource.of("example", new BadDisk())).findings();
  }

  /** A file on a disk that fails when it is read. */
  private static final class BadDisk implements SeekableByteChannel {
    @Override
    public int read(ByteBuffer into) throws IOException {
      throw new IOException("the disk fails");
    }

    @Override
    public int write(ByteBuffer from) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long position() {
      return 0;
    }

    @Override
    public SeekableByteChannel position(long at) {
      return this;
    }

    @Override
    public long size() {
      return 100;
    }

    @Override
    public SeekableByteChannel truncate(long size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
