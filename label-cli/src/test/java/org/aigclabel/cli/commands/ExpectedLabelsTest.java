package org.aigclabel.cli.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.aigclabel.Conformance;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.Report;
import org.aigclabel.Verifier;
import org.aigclabel.testdata.Corpus;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every row of the corpus's table of expected labels, and no label in files that have none. */
class ExpectedLabelsTest {

  /** The reason that must be named for each malformed file. */
  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("array-value.jpg", "label.unreadable"),
          Map.entry("dup-disagree-keys+xmp.mp4", "label.conflict"),
          Map.entry("dup-disagree-text+xmp.png", "label.conflict"),
          Map.entry("empty-value.jpg", "label.unreadable"),
          Map.entry("go-fmt-missing.jpg", "label.placeholder"),
          Map.entry("label-bytes-after-EOI.jpg", "label.missing"),
          Map.entry("label-value-0.jpg", "label.value"),
          Map.entry("label-value-AIGC.jpg", "label.value"),
          Map.entry("missing-produceid.jpg", "label.fields.missing"),
          Map.entry("misspelt-keys-metatoolkit-sample.jpg", "label.fields.misspelt"),
          Map.entry("producer-with-spaces.jpg", "label.characters"),
          Map.entry("quoted-key-felix-tool-on-linux.mp4", "label.missing"));

  /** Folders in which some files carry labels; all the others carry none. */
  private static final Set<String> LABELLED =
      Set.of("aigc-real", "aigc-peer-written", "aigc-pipeline", "aigc-malformed");

  private static Report verify(Path file) throws IOException {
    try (MediaSource source = MediaSource.of(file)) {
      return Verifier.installed().looking(Verifier.Depth.METADATA).verify(source);
    }
  }

  @TestFactory
  Stream<DynamicTest> expectedTable_everyRow_met() {
    Assumptions.assumeTrue(Corpus.present(), "../shared/corpus is not on this machine");
    Map<String, List<String>> rows = Corpus.table("EXPECTED.tsv");
    assertTrue(rows.size() >= 46, () -> rows.size() + " rows");
    return rows.values().stream()
        .map(row -> dynamicTest(row.get(0), () -> expect(row.get(0), row.get(4))));
  }

  private static void expect(String path, String expected) throws IOException {
    Report report = verify(Corpus.folder().resolve(path));
    Conformance wanted =
        switch (expected) {
          case "present" -> Conformance.CONFORMS;
          case "absent" -> Conformance.ABSENT;
          default -> Conformance.DEVIATES;
        };
    assertEquals(wanted, report.conformance(), () -> report.findings().toString());
    String reason = REASONS.get(path.substring(path.indexOf('/') + 1));
    if (path.startsWith("aigc-malformed/")) {
      assertTrue(
          report.findings().stream().map(Finding::code).anyMatch(reason::equals),
          () -> "wanted " + reason + ", found " + report.findings());
    }
  }

  @TestFactory
  Stream<DynamicTest> unlabelledCorpus_everyFile_noLabelAndNoException() {
    Assumptions.assumeTrue(Corpus.present(), "../shared/corpus is not on this machine");
    List<Path> files =
        Corpus.files("").stream()
            .filter(f -> !LABELLED.contains(Corpus.folder().relativize(f).getName(0).toString()))
            .toList();
    assertFalse(files.isEmpty());
    return files.stream()
        .map(
            file ->
                dynamicTest(
                    Corpus.folder().relativize(file).toString(),
                    () -> {
                      Report report = verify(file);
                      assertEquals(List.of(), report.sites());
                      assertNotEquals(Conformance.CONFORMS, report.conformance());
                    }));
  }
}
