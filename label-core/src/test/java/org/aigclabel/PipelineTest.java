package org.aigclabel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Report.Declaration;
import org.aigclabel.explicit.ExplicitLabel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineTest {

  private static final Formats TOY =
      new Formats(List.of(new ToyFormat()), List.of(), List.of(), List.of());
  private static final Labeler LABELER =
      new Labeler(
          TOY,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Labeler.Hazards.REFUSE,
          Optional.empty());
  private static final Verifier VERIFIER = Verifier.of(TOY);
  private static final Label LABEL = Label.producedBy("001191110102MACQD9K64010000", "e357");
  private static final byte[] PLAIN = "TOY!hello\nworld\n".getBytes(StandardCharsets.UTF_8);

  private static Report verify(String content) {
    return VERIFIER.verify(MediaSource.of("f", content.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> codes(Report report) {
    return report.findings().stream().map(Finding::code).toList();
  }

  @Test
  void label_bytes_verifiedAsGeneratedAndConforming() throws IOException {
    byte[] labelled = LABELER.label(PLAIN, LABEL);

    Report report = VERIFIER.verify(MediaSource.of("f", labelled));
    assertEquals(Verdict.GENERATED, report.verdict());
    assertEquals(Conformance.CONFORMS, report.conformance(), () -> report.findings().toString());
    assertEquals(Integrity.UNSIGNED, report.integrity());
    assertEquals(LABEL, report.label().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "'TOY!a\n',NONE,ABSENT,label.missing",
    "'TOY!a',INCONCLUSIVE,ABSENT,file.malformed",
    "'what is this',INCONCLUSIVE,ABSENT,file.unsupported",
    "'',INCONCLUSIVE,ABSENT,file.unsupported",
    "'TOY!AIGC=[1]\n',SUSPECTED,ABSENT,label.unreadable",
    "'TOY!AIGC={\"Label\":\"AIGC\",\"ContentProducer\":\"a\"}\n',SUSPECTED,DEVIATES,label.value",
    "'TOY!AIGC={\"Label\":\"1\",\"ContentProducer\":\"a\"}\n',GENERATED,DEVIATES,label.fields.missing",
    "'TOY!AIGC={\"Label\":\"2\",\"ContentProducer\":\"a\"}\n',POSSIBLE,DEVIATES,label.fields.missing",
    "'TOY!AIGC={\"Label\":\"3\",\"ContentProducer\":\"a\"}\n',SUSPECTED,DEVIATES,label.fields.missing",
  })
  void verify_file_verdictConformanceAndReason(
      String content, Verdict verdict, Conformance conformance, String code) {
    Report report = verify(content);

    assertEquals(verdict, report.verdict());
    assertEquals(conformance, report.conformance());
    assertTrue(codes(report).contains(code), () -> codes(report).toString());
  }

  @Test
  void verify_twoLabelsThatDisagree_conflictNamesTheField() {
    String a = LABEL.toJson();
    Report report = verify("TOY!AIGC=" + a + "\nAIGC=" + a.replace("e357", "e358") + "\n");

    assertEquals(Conformance.DEVIATES, report.conformance());
    assertTrue(
        report.findings().stream()
            .anyMatch(
                f ->
                    f.rule() == Rule.LABEL_CONFLICT && f.arguments().get(0).contains("ProduceID")));
  }

  @Test
  void verify_declaredByItsUser_possible() {
    Report report = VERIFIER.declared(Declaration.GENERATED).verify(MediaSource.of("f", PLAIN));
    assertEquals(Verdict.POSSIBLE, report.verdict());
  }

  @Test
  void label_fileWithC2pa_refusedUnlessInsisted() throws IOException {
    byte[] c2pa = "TOY!C2PA\n".getBytes(StandardCharsets.UTF_8);

    assertThrows(HazardException.class, () -> LABELER.label(c2pa, LABEL));
    try (Labeled labeled = LABELER.acceptingHazards().label(MediaSource.of("f", c2pa), LABEL)) {
      assertEquals(Rule.HAZARD_C2PA, labeled.notes().get(0).rule());
    }
  }

  @Test
  void verify_c2paManifest_suspectedOnlyIfItNamesGeneration() {
    String type = "http://cv.iptc.org/newscodes/digitalsourcetype/";
    assertEquals(Verdict.NONE, verify("TOY!C2PA " + type + "digitalCapture\n").verdict());
    Report generated = verify("TOY!C2PA " + type + "trainedAlgorithmicMedia\n");
    assertEquals(Verdict.SUSPECTED, generated.verdict());
    assertTrue(codes(generated).containsAll(List.of("trace.c2pa", "trace.source.type")));
  }

  @Test
  void label_noLabelerForTheType_refusedWithAWayOut() {
    UnsupportedMediaException e =
        assertThrows(
            UnsupportedMediaException.class,
            () -> LABELER.showing(ExplicitLabel.standard()).label(PLAIN, LABEL));
    assertTrue(e.getMessage().contains("toy"), e.getMessage());
  }

  @Test
  void label_carrierTheFormatLacks_refusedNamingThoseItHas() {
    UnsupportedMediaException e =
        assertThrows(
            UnsupportedMediaException.class, () -> LABELER.into("toy.page").label(PLAIN, LABEL));
    assertTrue(e.getMessage().contains("toy.line"), e.getMessage());
  }

  @Test
  void writeTo_newFile_inputUntouchedAndOutputRead(@TempDir Path folder) throws IOException {
    Path in = Files.write(folder.resolve("输入.toy"), PLAIN);
    Path out = folder.resolve("输出.toy");
    try (MediaSource source = MediaSource.of(in);
        Labeled labeled = LABELER.label(source, LABEL)) {
      labeled.writeTo(out);
    }
    assertArrayEquals(PLAIN, Files.readAllBytes(in));
    try (MediaSource source = MediaSource.of(out)) {
      assertEquals(LABEL, VERIFIER.verify(source).label().orElseThrow());
    }
  }

  @Test
  void propagate_labelledFile_onlyPropagationFieldsChange() throws IOException {
    byte[] labelled = LABELER.label(PLAIN, LABEL);
    Propagator platform = new Propagator(LABELER, "00119144030008867405X220001", Optional.empty());

    byte[] passedOn;
    try (Labeled labeled = platform.propagate(MediaSource.of("f", labelled), "q-1")) {
      passedOn = labeled.toBytes();
    }
    Report report = VERIFIER.verify(MediaSource.of("f", passedOn));
    Label label = report.label().orElseThrow();
    assertEquals("q-1", label.propagateId());
    assertEquals(LABEL.produceId(), label.produceId());
    assertEquals(1, report.sites().size());
    assertEquals(Conformance.CONFORMS, report.conformance());
  }

  @Test
  void propagate_unlabelledFile_refusedUnlessMarked() throws IOException {
    Propagator platform = new Propagator(LABELER, "00119144030008867405X220001", Optional.empty());

    assertThrows(
        UnsupportedMediaException.class,
        () -> platform.propagate(MediaSource.of("f", PLAIN), "q-1"));
    assertThrows(IllegalArgumentException.class, () -> platform.marking(Generated.IS));
    try (Labeled labeled =
        platform.marking(Generated.POSSIBLE).propagate(MediaSource.of("f", PLAIN), "q-1")) {
      Report report = VERIFIER.verify(MediaSource.of("f", labeled.toBytes()));
      assertEquals(Verdict.POSSIBLE, report.verdict());
      assertFalse(report.label().orElseThrow().propagateId().isEmpty());
    }
  }

  /** Writes into a damaged file what its reader does not find, or not twice the same. */
  private static final class Damaged extends ToyFormat {

    private final String behind;

    private Damaged(String behind) {
      this.behind = behind;
    }

    @Override
    public Plan write(MediaSource source, Label label, Carrier carrier) throws IOException {
      Plan plan = super.write(source, label, carrier);
      byte[] more = behind.getBytes(StandardCharsets.UTF_8);
      return behind.isEmpty()
          ? Plan.keepAll(source)
          : Plan.of(plan.asSource()).keepTo(plan.size()).put(more).build();
    }
  }

  @ParameterizedTest
  @CsvSource({"'',read back", "'more\n',written again"})
  void label_writtenIntoADamagedFile_refusedWithAReason(String behind, String reason) {
    Labeler labeler =
        new Labeler(
            new Formats(List.of(new Damaged(behind)), List.of(), List.of(), List.of()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Labeler.Hazards.REFUSE,
            Optional.empty());
    Label signed = LABEL.withReservedCode1("signed");
    MalformedMediaException e =
        assertThrows(MalformedMediaException.class, () -> labeler.label(PLAIN, signed));
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }
}
