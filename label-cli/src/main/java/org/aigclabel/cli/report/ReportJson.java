package org.aigclabel.cli.report;

import java.util.List;
import java.util.Locale;
import org.aigclabel.Finding;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.Report;
import org.aigclabel.container.Json;

/** A report as one JSON object; the names of its members are part of the command's contract. */
public final class ReportJson {

  private ReportJson() {}

  /** Returns the object; {@code file} is the name as the caller gave it. */
  public static JsonLine of(String file, Report report, Locale locale) {
    JsonLine line = new JsonLine().put("file", file);
    report.type().ifPresentOrElse(t -> line.put("type", t.name()), () -> line.putNull("type"));
    line.put("verdict", JsonLine.word(report.verdict()))
        .put("conformance", JsonLine.word(report.conformance()))
        .put("integrity", JsonLine.word(report.integrity()))
        .put("advice", report.advice(locale));
    report
        .label()
        .map(Label::fields)
        .ifPresentOrElse(f -> line.put("label", f), () -> line.putNull("label"));
    return line.put("sites", report.sites().stream().map(ReportJson::site).toList())
        .put(
            "explicit",
            report.explicit().stream()
                .map(
                    e ->
                        new JsonLine()
                            .put("kind", e.kind())
                            .put("content", e.content())
                            .put("place", e.place())
                            .put(
                                "confidence",
                                new Json.Raw(String.format(Locale.ROOT, "%.2f", e.confidence()))))
                .toList())
        .put("findings", findings(report.findings(), locale));
  }

  /** Returns findings as objects. */
  public static List<JsonLine> findings(List<Finding> findings, Locale locale) {
    return findings.stream()
        .map(
            f ->
                new JsonLine()
                    .put("code", f.code())
                    .put("severity", JsonLine.word(f.severity()))
                    .put("clause", f.clause(locale))
                    .put("message", f.message(locale)))
        .toList();
  }

  private static JsonLine site(LabelSite site) {
    return new JsonLine()
        .put("carrier", site.carrier().name())
        .put("offset", site.offset())
        .put("raw", site.raw())
        .put("fields", site.fields());
  }
}
