package org.aigclabel.cli.batch;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import org.aigclabel.Finding;
import org.aigclabel.Severity;
import org.aigclabel.cli.report.JsonLine;

/** SARIF 2.1.0, for code hosts and quality dashboards: findings of weight and failed files. */
final class SarifReport implements BatchReport {

  private static final String HEAD =
      """
      {"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0",\
      "runs":[{"tool":{"driver":{"name":"aigc-label"}},"results":[
      """;

  private final Writer out;
  private final Locale locale;
  private String separator = "";

  SarifReport(Writer out, Locale locale) throws IOException {
    this.out = out;
    this.locale = locale;
    out.write(HEAD);
  }

  @Override
  public void add(Outcome outcome) throws IOException {
    if (outcome.state() == Outcome.State.FAILED || outcome.state() == Outcome.State.SKIPPED) {
      String level = outcome.state() == Outcome.State.FAILED ? "error" : "note";
      write(outcome, "file." + JsonLine.word(outcome.state()), level, outcome.message());
    }
    if (outcome.state() == Outcome.State.NOTHING) {
      write(outcome, "label.missing", "warning", outcome.job().name());
    }
    for (Finding finding : outcome.findings()) {
      if (finding.severity().compareTo(Severity.WARNING) >= 0) {
        String level = finding.severity() == Severity.ERROR ? "error" : "warning";
        write(outcome, finding.code(), level, finding.message(locale));
      }
    }
  }

  private void write(Outcome outcome, String rule, String level, String message)
      throws IOException {
    JsonLine place =
        new JsonLine()
            .put(
                "physicalLocation",
                new JsonLine()
                    .put("artifactLocation", new JsonLine().put("uri", uri(outcome)).value())
                    .value());
    JsonLine result =
        new JsonLine()
            .put("ruleId", rule)
            .put("level", level)
            .put("message", new JsonLine().put("text", message).value())
            .put("locations", List.of(place));
    out.write(separator + result);
    separator = ",\n";
  }

  private static String uri(Outcome outcome) {
    return outcome.job().input().toUri().toString();
  }

  @Override
  public void close() throws IOException {
    out.write("\n]}]}\n");
    out.close();
  }
}
