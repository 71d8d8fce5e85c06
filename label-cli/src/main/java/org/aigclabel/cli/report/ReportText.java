package org.aigclabel.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    row(lines, "report.verdict", texts.text("verdict." + JsonLine.word(report.verdict())));
    row(
        lines,
        "report.conformance",
        texts.text("conformance." + JsonLine.word(report.conformance())));
    row(lines, "report.integrity", texts.text("integrity." + JsonLine.word(report.integrity())));
    report.site().ifPresent(site -> fields(lines, site.fields()));
    report
        .sites()
        .forEach(
            s ->
                row(
                    lines,
                    "report.site",
                    texts.text("report.site.value", s.carrier().name(), s.offset())));
    report
        .explicit()
        .forEach(
            e -> row(lines, "report.explicit", e.kind() + " “" + e.content() + "” " + e.place()));
    for (Finding finding : report.findings()) {
      if (finding.severity().compareTo(least) >= 0) {
        lines.add(
            "  "
                + texts.text("severity." + JsonLine.word(finding.severity()))
                + " "
                + finding.message(locale)
                + "  ["
                + finding.code()
                + "; "
                + finding.clause()
                + "]");
      }
    }
    return String.join(System.lineSeparator(), lines);
  }

  private void fields(List<String> lines, Map<String, String> fields) {
    row(lines, "report.producer", party(fields.getOrDefault("ContentProducer", "")));
    row(lines, "report.id", fields.getOrDefault("ProduceID", ""));
    String propagator = fields.getOrDefault("ContentPropagator", "");
    if (!propagator.equals(fields.getOrDefault("ContentProducer", ""))) {
      row(lines, "report.propagator", party(propagator));
    }
    String id = fields.getOrDefault("PropagateID", "");
    if (!id.equals(fields.getOrDefault("ProduceID", ""))) {
      row(lines, "report.propagateId", id);
    }
  }

  private String party(String code) {
    return ProviderCode.problems(code).isEmpty()
        ? texts.text("report.party", code, ProviderCode.parse(code).subjectCode())
        : code;
  }

  private void row(List<String> lines, String key, String value) {
    String name = texts.text(key);
    lines.add("  " + name + " ".repeat(Math.max(1, 14 - columns(name))) + value);
  }

  /** Returns the width on a terminal, where a Chinese character takes two columns. */
  static int columns(String text) {
    return text.codePoints().map(c -> c >= 0x1100 && c != 0x201C && c != 0x201D ? 2 : 1).sum();
  }
}
