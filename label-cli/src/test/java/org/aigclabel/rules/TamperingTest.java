package org.aigclabel.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.aigclabel.Finding;
import org.aigclabel.Integrity;
import org.aigclabel.Label;
import org.aigclabel.Labeler;
import org.aigclabel.MediaSource;
import org.aigclabel.Report;
import org.aigclabel.Rule;
import org.aigclabel.Verdict;
import org.aigclabel.Verifier;
import org.aigclabel.security.LabelSigner;
import org.aigclabel.security.SignatureAlgorithm;
import org.aigclabel.security.TestAuthority;
import org.aigclabel.security.TestAuthority.Terms;
import org.aigclabel.security.TrustStore;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What forgers do to whole files, by name, on formats of every kind. */
class TamperingTest {

  @TempDir static Path folder;

  private static final TestAuthority ROOT = TestAuthority.root(SignatureAlgorithm.SM2, "Root");
  private static final Map<String, byte[][]> PAIRS = new LinkedHashMap<>();
  private static LabelSigner producer;
  private static TrustStore trust;

  /** Two files of each format that differ in their content. */
  @BeforeAll
  static void make() throws Exception {
    producer = ROOT.leaf(Terms.LEAF);
    trust = TrustStore.empty().trusting(ROOT.file(folder));
    PAIRS.put("png", new byte[][] {Pictures.plain(), Pictures.scenery()});
    PAIRS.put("jpeg", new byte[][] {Pictures.jpeg(60), Pictures.jpeg(80)});
    PAIRS.put("mp3", new byte[][] {mp3(20), mp3(30)});
    PAIRS.put("pdf", new byte[][] {pdf(1), pdf(2)});
    PAIRS.put(
        "docx", new byte[][] {FileExamples.word("word/a.xml"), FileExamples.word("word/b.xml")});
    if (org.aigclabel.ffmpeg.Ffmpeg.installed().isPresent()) {
      PAIRS.put(
          "mp4", new byte[][] {Videos.showing("AI", 0, 1, 0.3), Videos.showing("AI", 0, 1, 0.6)});
    }
  }

  static Stream<String> formats() {
    return PAIRS.keySet().stream();
  }

  private static byte[] mp3(int frames) {
    byte[] file = new byte[frames * 417];
    for (int at = 0; at < file.length; at += 417) {
      System.arraycopy(new byte[] {-1, -5, (byte) 0x90, 0x44}, 0, file, at, 4);
    }
    return file;
  }

  private static byte[] pdf(int pages) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i < pages; i++) {
        document.addPage(new PDPage());
      }
      document.save(file);
    }
    return file.toByteArray();
  }

  private static byte[] plain(String format) {
    return PAIRS.get(format)[0];
  }

  private static byte[] signed(String format, LabelSigner signer) throws IOException {
    return Labeler.installed().signedBy(signer).label(plain(format), Checks.LABEL);
  }

  private static Report verify(byte[] file, TrustStore store) {
    return Verifier.installed().trusting(store).verify(MediaSource.of("f", file));
  }

  private static Label label(byte[] file) {
    return verify(file, trust).label().orElseThrow();
  }

  private static void assertSays(Rule rule, Report report) {
    Stream<Rule> rules = report.findings().stream().map(Finding::rule);
    assertTrue(rules.anyMatch(rule::equals), () -> report.findings().toString());
  }

  @ParameterizedTest
  @MethodSource("formats")
  void untouched_trusted(String format) throws IOException {
    Report report = verify(signed(format, producer), trust);
    assertEquals(Integrity.TRUSTED, report.integrity(), () -> report.findings().toString());
  }

  @ParameterizedTest
  @MethodSource("formats")
  void labelMovedFromAnotherFile_broken(String format) throws IOException {
    Label stolen = label(signed(format, producer));
    byte[] forged = Labeler.installed().label(PAIRS.get(format)[1], stolen);
    Report report = verify(forged, trust);
    assertEquals(Integrity.BROKEN, report.integrity());
    assertSays(Rule.BINDING_BROKEN, report);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void bitsFlipped_neverTrusted(String format) throws IOException {
    byte[] file = signed(format, producer);
    Random random = new Random(45438);
    for (int i = 0; i < 60; i++) {
      byte[] flipped = file.clone();
      int at = random.nextInt(flipped.length);
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      assertNotEquals(Integrity.TRUSTED, verify(flipped, trust).integrity(), "byte " + at);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "docx"})
  void labelCutOff_inconclusive(String format) throws IOException {
    byte[] file = signed(format, producer);
    for (int length : new int[] {20, 40, 60}) {
      Report report = verify(Arrays.copyOf(file, length), trust);
      assertEquals(Verdict.INCONCLUSIVE, report.verdict(), () -> report.findings().toString());
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void fieldsEdited_broken(String format) throws IOException {
    byte[] file = signed(format, producer);
    Label edited =
        Label.producedBy(Checks.LABEL.contentProducer(), "e358")
            .withReservedCode1(label(file).reservedCode1());
    Report report = verify(Labeler.installed().label(file, edited), trust);
    assertEquals(Integrity.BROKEN, report.integrity());
    assertSays(Rule.SIGNATURE_BROKEN, report);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void keysSwapped_brokenOrNotTrusted(String format) throws Exception {
    LabelSigner forger = TestAuthority.root(SignatureAlgorithm.SM2, "Root").leaf(Terms.LEAF);
    Report byForger = verify(signed(format, forger), trust);
    assertEquals(Integrity.INTACT, byForger.integrity());
    assertSays(Rule.SIGNATURE_UNTRUSTED, byForger);

    byte[] file = signed(format, producer);
    String hex = java.util.HexFormat.of().formatHex(producer.publicKey());
    String other = java.util.HexFormat.of().formatHex(forger.publicKey());
    Label label = label(file);
    Label swapped = label.withReservedCode1(label.reservedCode1().replace(hex, other));
    assertEquals(
        Integrity.BROKEN, verify(Labeler.installed().label(file, swapped), trust).integrity());
  }

  @ParameterizedTest
  @MethodSource("formats")
  void certificateExpired_notTrusted(String format) throws Exception {
    byte[] file = signed(format, ROOT.leaf(Terms.LEAF.until(TestAuthority.day(-1))));
    Report report = verify(file, trust);
    assertEquals(Integrity.INTACT, report.integrity());
    assertSays(Rule.SIGNATURE_EXPIRED, report);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void certificateRevoked_notTrusted(String format) throws IOException {
    byte[] crl =
        ROOT.list(TestAuthority.day(-1), TestAuthority.day(9), producer.certificates().get(0));
    TrustStore revoking = trust.revoking(Files.write(folder.resolve("list.crl"), crl));
    Report report = verify(signed(format, producer), revoking);
    assertEquals(Integrity.INTACT, report.integrity());
    assertSays(Rule.SIGNATURE_REVOKED, report);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void expiredSinceItsTimeStamp_trustedOnlyWithTheService(String format) throws Exception {
    LabelSigner service = ROOT.leaf(Terms.LEAF.stamping());
    byte[] file =
        signed(format, producer.stampedBy(TestAuthority.stamper(service, TestAuthority.NOW)));
    TrustStore later = trust.at(TestAuthority.day(400));
    assertSays(Rule.SIGNATURE_EXPIRED, verify(file, later));
    Path tsa = Files.write(folder.resolve("tsa.der"), ROOT.certificate());
    assertEquals(Integrity.TRUSTED, verify(file, later.trustingTimeStamps(tsa)).integrity());
  }

  @Test
  void secondLabelAppended_conflictAndNotTrusted() throws IOException {
    String other = Checks.LABEL.toJson().replace("e357", "e358");
    byte[] text = ("AIGC\0" + other).getBytes(StandardCharsets.ISO_8859_1);
    Report report = verify(Pictures.with(signed("png", producer), "tEXt", text), trust);
    assertNotEquals(Integrity.TRUSTED, report.integrity());
    assertSays(Rule.LABEL_CONFLICT, report);
  }

  @Test
  void labelHiddenInAnotherCarrier_foundAndNotTrusted() throws IOException {
    String hidden = "Comment\0{\"AIGC\":" + Checks.LABEL.toJson().replace("\"1\"", "\"3\"") + "}";
    byte[] file =
        Pictures.with(
            signed("png", producer), "tEXt", hidden.getBytes(StandardCharsets.ISO_8859_1));
    Report report = verify(file, trust);
    assertNotEquals(Integrity.TRUSTED, report.integrity());
    for (Rule rule : Set.of(Rule.LABEL_CARRIER, Rule.LABEL_CONFLICT)) {
      assertSays(rule, report);
    }
  }
}
