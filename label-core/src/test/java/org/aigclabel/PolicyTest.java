package org.aigclabel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {

  private static final Verifier VERIFIER =
      Verifier.of(new Formats(List.of(new ToyFormat()), List.of(), List.of(), List.of()));
  private static final String PLAIN =
      Label.producedBy("001191110102MACQD9K64010000", "e357").toJson();

  private static Report verify(String content, String policy) {
    byte[] file = content.getBytes(StandardCharsets.UTF_8);
    return VERIFIER.weighing(Policy.parse("p", policy)).verify(MediaSource.of("f", file));
  }

  private static String odd() {
    return "TOY!AIGC=" + PLAIN.replace("e357", "e 357") + "\n";
  }

  @Test
  void read_commentsBlanksAndByteOrderMark_onlyTheRules(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("policy"),
            "\uFEFF# ours\n\nlabel.characters = error # strict\r\nlabel.carrier=off\n");
    assertEquals(
        Map.of(
            Rule.LABEL_CHARACTERS,
            Optional.of(Severity.ERROR),
            Rule.LABEL_CARRIER,
            Optional.empty()),
        Policy.read(file).weights());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "label.charactres = off|did you mean label.characters?",
        "label.characters = maybe|wanted info, notice, warning, error or off",
        "label.characters|wanted \"code = severity\"",
        "label.form=off\\nlabel.form=info|line 2: label.form stands twice",
        "signature.broken = off|not be switched off",
        "file.malformed = off|not be switched off",
      })
  void parse_wrongLine_refusedWithAWayOut(String text, String says) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> Policy.parse("p.txt", text.replace("\\n", "\n")));
    assertTrue(e.getMessage().startsWith("p.txt, line "), e.getMessage());
    assertTrue(e.getMessage().contains(says), e.getMessage());
  }

  @Test
  void verify_ruleWeighedLess_conformsAndTheReportSaysWhy() {
    assertEquals(Conformance.DEVIATES, verify(odd(), "").conformance());

    Report report = verify(odd(), "label.characters = notice");
    assertEquals(Conformance.CONFORMS, report.conformance());
    Finding told = report.findings().get(report.findings().size() - 1);
    assertEquals(Rule.POLICY_APPLIED, told.rule());
    assertEquals(List.of("label.characters warning → notice"), told.arguments());
  }

  @Test
  void verify_ruleSwitchedOff_goneButNamed() {
    Report report = verify(odd(), "label.characters = off");
    assertTrue(report.findings().stream().noneMatch(f -> f.rule() == Rule.LABEL_CHARACTERS));
    assertTrue(report.findings().toString().contains("label.characters warning → off"));
  }

  @Test
  void verify_ruleWeighedMore_deviates() {
    Report report = verify("TOY!AIGC=" + PLAIN + "\n", "signature.absent=error\nlabel.found=error");
    assertEquals(Conformance.DEVIATES, report.conformance());
  }

  @Test
  void verify_policyOfOtherRules_reportUnchanged() {
    String file = "TOY!AIGC=" + PLAIN + "\n";
    assertEquals(verify(file, "").findings(), verify(file, "label.form = error").findings());
  }
}
