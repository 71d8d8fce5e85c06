package org.aigclabel.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.aigclabel.Finding;
import org.aigclabel.MediaType;
import org.aigclabel.ProviderCode;
import org.aigclabel.Report;
import org.aigclabel.Severity;
import org.aigclabel.cli.terminal.Texts;

/**
 * A report for a person.
 *
 * @param texts the words
 * @param locale the language of the findings
 * @param least the least weight of a finding that is shown
 */
public record ReportText(Texts texts, Locale locale, Severity least) {

  /** Returns the report in a few lines. */
  public String of(String file, Report report) {
    List<String> lines = new ArrayList<>();
    lines.add(file + report.type().map(MediaType::name).map(t -> "  (" + t + ")").orElse(""));
    row(lines, "report.verdict", texts.text("verdict." + report.ground()));
    row(lines, "report.advice", report.advice(locale));
    row(
        lines,
        "report.conformance",
        texts.text("conformance." + JsonLine.word(report.conformance())));
    row(lines, "report.integrity", texts.text("integrity." + JsonLine.word(report.integrity())));
    for (Hand hand : Hand.of(report)) {
      row(lines, "report." + hand.role(), party(texts, hand.party()));
      row(lines, "report." + hand.role() + ".number", stated(texts, hand.number()));
    }
    report
        .sites()
        .forEach(
            s ->
                row(
                    lines,
                    "report.site",
                    texts.text("report.site.value", s.carrier().name(), s.offset())));
    report.explicit().forEach(e -> row(lines, "report.explicit", new Places(texts).of(e)));
    report.findings().stream()
        .filter(finding -> finding.severity().compareTo(least) >= 0)
        .forEach(finding -> lines.add(line(finding)));
    return String.join(System.lineSeparator(), lines);
  }

  private String line(Finding finding) {
    return "  %s %s  [%s; %s]"
        .formatted(
            texts.text("severity." + JsonLine.word(finding.severity())),
            finding.message(locale),
            finding.code(),
            finding.clause(locale));
  }

  /** Returns the code or name of a provider, with the organisation that the code names. */
  public static String party(Texts texts, String code) {
    return ProviderCode.problems(code).isEmpty()
        ? texts.text("report.party", code, ProviderCode.parse(code).subjectCode())
        : stated(texts, code);
  }

  /** Returns a value, or words for its absence. */
  public static String stated(Texts texts, String value) {
    return value.isEmpty() ? texts.text("report.unstated") : value;
  }

  private void row(List<String> lines, String key, String value) {
    String name = texts.text(key);
    lines.add("  " + name + " ".repeat(Math.max(1, 16 - columns(name))) + value);
  }

  /** Returns the width on a terminal, where a Chinese character takes two columns. */
  static int columns(String text) {
    return text.codePoints().map(c -> c >= 0x1100 && c != 0x201C && c != 0x201D ? 2 : 1).sum();
  }
}
