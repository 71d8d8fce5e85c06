package org.aigclabel.cli.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.aigclabel.Finding;
import org.aigclabel.Rule;
import org.aigclabel.Severity;
import org.aigclabel.cli.report.JsonLine;
import org.aigclabel.cli.terminal.Version;
import org.aigclabel.container.Json;

/** SARIF 2.1.0, for code hosts and quality dashboards: findings of weight and failed files. */
final class SarifReport implements BatchReport {

  private static final String HEAD =
      """
      {"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0",\
      "runs":[{"tool":{"driver":{"name":"aigc-label","version":"%s","rules":%s}},"columnKind":"utf16CodeUnits",\
      "results":[
      """;

  /** Rules of the batch itself, beside those of the verifier. */
  private static final List<String> OWN = List.of("file.failed", "file.skipped");

  private static final List<String> IDS =
      Stream.concat(Arrays.stream(Rule.values()).map(Rule::code), OWN.stream()).toList();

  private final Writer out;
  private final Locale locale;
  private String separator = "";

  SarifReport(Writer out, Locale locale) throws IOException {
    this.out = out;
    this.locale = locale;
    out.write(HEAD.formatted(Version.text(), Json.write(new Json.Array(rules(locale)))));
  }

  private static List<Json.Value> rules(Locale locale) {
    List<Json.Value> rules = new ArrayList<>();
    for (Rule rule : Rule.values()) {
      rules.add(
          new JsonLine()
              .put("id", rule.code())
              .put("shortDescription", text(rule.title(locale)))
              .put("fullDescription", text(rule.sentence(locale)))
              .put("help", text(rule.clause(locale)))
              .put(
                  "defaultConfiguration",
                  new JsonLine().put("level", level(rule.severity())).value())
              .value());
    }
    OWN.forEach(id -> rules.add(new JsonLine().put("id", id).value()));
    return rules;
  }

  private static Json.Value text(String text) {
    return new JsonLine().put("text", text).value();
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTICE, INFO -> "note";
    };
  }

  @Override
  public void add(Outcome outcome) throws IOException {
    if (outcome.state() == Outcome.State.FAILED || outcome.state() == Outcome.State.SKIPPED) {
      String level = outcome.state() == Outcome.State.FAILED ? "error" : "note";
      write(outcome, "file." + JsonLine.word(outcome.state()), level, outcome.reason().in(locale));
    }
    if (outcome.state() == Outcome.State.NOTHING) {
      write(outcome, "label.missing", "warning", outcome.job().name());
    }
    for (Finding finding : outcome.findings()) {
      if (finding.severity().compareTo(Severity.WARNING) >= 0) {
        write(outcome, finding.code(), level(finding.severity()), finding.message(locale));
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
            .put("ruleIndex", IDS.indexOf(rule))
            .put("level", level)
            .put("message", text(message))
            .put("locations", List.of(place));
    out.write(separator + result);
    separator = ",\n";
  }

  private static String uri(Outcome outcome) {
    Job job = outcome.job();
    return job.shown().contains("!/")
        ? URLEncoder.encode(job.shown(), UTF_8).replace("+", "%20").replace("%2F", "/")
        : job.input().toUri().toASCIIString();
  }

  @Override
  public void close() throws IOException {
    out.write("\n]}]}\n");
    out.close();
  }
}
