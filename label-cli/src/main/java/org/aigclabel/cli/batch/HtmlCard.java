package org.aigclabel.cli.batch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aigclabel.Finding;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaType;
import org.aigclabel.Report;
import org.aigclabel.Rule;
import org.aigclabel.Severity;
import org.aigclabel.cli.report.JsonLine;
import org.aigclabel.cli.terminal.Texts;
import org.aigclabel.explicit.ExplicitFinding;

/**
 * What the page shows of one file.
 *
 * @param outcome what became of it
 * @param thumbnail its picture, if it has one
 */
record HtmlCard(Outcome outcome, Optional<Thumbnail> thumbnail) {

  /** Where a label was seen, as detectors of pictures write it. */
  private static final Pattern BOX = Pattern.compile("(\\d+),(\\d+) (\\d+)x(\\d+)$");

  /** Returns the card. */
  String html() {
    StringBuilder out = new StringBuilder("<article class=\"card\"><div class=\"look\">");
    out.append(look()).append("</div><div class=\"facts\"><h2>");
    out.append(Html.foreign(outcome.job().shown())).append("</h2>");
    state(out);
    outcome.report().ifPresent(report -> report(out, report));
    findings(out);
    return out.append("</div></article>\n").toString();
  }

  private String look() {
    if (thumbnail.isEmpty()) {
      String type = outcome.report().flatMap(Report::type).map(MediaType::name).orElse("–");
      return "<div class=\"none\">" + Html.escape(type) + "</div>";
    }
    Thumbnail picture = thumbnail.get();
    StringBuilder out = new StringBuilder("<img alt=\"\" src=\"" + picture.address() + "\">");
    out.append("<svg viewBox=\"0 0 " + picture.width() + " " + picture.height() + "\">");
    for (ExplicitFinding found : outcome.report().map(Report::explicit).orElse(List.of())) {
      Matcher box = BOX.matcher(found.place());
      if (box.find()) {
        out.append("<rect x=\"" + box.group(1) + "\" y=\"" + box.group(2));
        out.append("\" width=\"" + box.group(3) + "\" height=\"" + box.group(4) + "\"/>");
      }
    }
    return out.append("</svg>").toString();
  }

  private void state(StringBuilder out) {
    String word = JsonLine.word(outcome.state());
    out.append("<p class=\"verdict " + word + "\">");
    if (outcome.report().isPresent()) {
      Report report = outcome.report().get();
      out.append(text("verdict." + JsonLine.word(report.verdict()))).append("</p><p>");
      out.append(text("conformance." + JsonLine.word(report.conformance()))).append(" · ");
      out.append(text("integrity." + JsonLine.word(report.integrity()))).append("</p>");
      out.append("<p class=\"dim\">").append(Html.both(report.verdict()::advice)).append("</p>");
    } else {
      out.append(word).append("</p>");
    }
    if (!outcome.message().isEmpty()) {
      out.append("<p>").append(Html.escape(outcome.message())).append("</p>");
    }
  }

  private static String text(String key) {
    return Html.both(locale -> Texts.of(locale).text(key));
  }

  private static void report(StringBuilder out, Report report) {
    report.site().ifPresent(site -> hands(out, report, site.fields()));
    for (ExplicitFinding found : report.explicit()) {
      out.append("<p>").append(text("report.explicit")).append(": “");
      out.append(Html.foreign(found.content())).append("” ");
      out.append(Html.escape(found.kind() + " " + found.place())).append("</p>");
    }
    for (LabelSite site : report.sites()) {
      out.append("<details><summary>").append(text("report.site")).append(": ");
      out.append(Html.escape(site.carrier().name() + " @" + site.offset()))
          .append("</summary><code>");
      out.append(Html.foreign(site.raw())).append("</code></details>");
    }
  }

  /** Through whose hands the content went, and what the signature of each is worth. */
  private static void hands(StringBuilder out, Report report, Map<String, String> fields) {
    out.append("<ol>");
    hand(
        out,
        report,
        List.of("producer", field(fields, "ContentProducer"), field(fields, "ProduceID")));
    boolean passedOn = report.label().map(label -> !label.asProduced()).orElse(false);
    if (passedOn && !field(fields, "ContentPropagator").isEmpty()) {
      hand(
          out,
          report,
          List.of("propagator", field(fields, "ContentPropagator"), field(fields, "PropagateID")));
    }
    out.append("</ol>");
  }

  private static String field(Map<String, String> fields, String name) {
    return fields.getOrDefault(name, "");
  }

  private static void hand(StringBuilder out, Report report, List<String> hand) {
    out.append("<li>").append(text("report." + hand.get(0))).append(": ");
    out.append(Html.foreign(hand.get(1))).append(" · ").append(Html.foreign(hand.get(2)));
    report.findings().stream()
        .filter(f -> f.rule().aspect() == Rule.Aspect.SIGNATURE)
        .filter(f -> f.arguments().contains("reason." + hand.get(0)))
        .forEach(f -> out.append("<br>").append(Html.both(f::message)));
    out.append("</li>");
  }

  private void findings(StringBuilder out) {
    List<Finding> heavy =
        outcome.findings().stream().filter(f -> f.severity() != Severity.INFO).toList();
    List<Finding> facts =
        outcome.findings().stream().filter(f -> f.severity() == Severity.INFO).toList();
    list(out, heavy);
    if (!facts.isEmpty()) {
      out.append("<details><summary>").append(text("report.more")).append(" (");
      out.append(facts.size()).append(")</summary>");
      list(out, facts);
      out.append("</details>");
    }
  }

  private static void list(StringBuilder out, List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    out.append("<ul>");
    for (Finding finding : findings) {
      String severity = JsonLine.word(finding.severity());
      out.append("<li class=\"" + severity + "\">").append(Html.both(finding::message));
      out.append(" <code>").append(Html.escape(finding.code() + " · " + finding.clause()));
      out.append("</code></li>");
    }
    out.append("</ul>");
  }
}
