package org.aigclabel.cli.batch;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aigclabel.Finding;
import org.aigclabel.LabelSite;
import org.aigclabel.Report;
import org.aigclabel.Severity;
import org.aigclabel.cli.report.Hand;
import org.aigclabel.cli.report.JsonLine;
import org.aigclabel.cli.report.Places;
import org.aigclabel.cli.report.ReportText;
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
    StringBuilder out = new StringBuilder();
    String verdict = outcome.report().map(r -> " " + JsonLine.word(r.verdict())).orElse("");
    out.append("<article class=\"card " + JsonLine.word(outcome.state()) + verdict + "\">");
    out.append("<div class=\"look\">").append(look()).append("</div><div class=\"facts\"><h2>");
    out.append(Html.foreign(outcome.job().shown())).append("</h2>");
    Set<Finding> told = new HashSet<>();
    outcome.report().ifPresentOrElse(report -> verified(out, report, told), () -> done(out));
    if (!outcome.reason().isNone()) {
      out.append("<p>").append(Html.both(outcome.reason()::in)).append("</p>");
    }
    findings(out, told);
    return out.append("</div></article>\n").toString();
  }

  private String look() {
    if (thumbnail.isEmpty()) {
      return "<div class=\"none\">"
          + outcome
              .report()
              .flatMap(Report::type)
              .map(type -> Html.escape(type.name()))
              .orElseGet(() -> Html.text("page.type.none"))
          + "</div>";
    }
    Thumbnail picture = thumbnail.get();
    StringBuilder out = new StringBuilder("<span class=\"pic\">");
    out.append("<img alt=\"\" src=\"" + picture.address() + "\">");
    out.append("<svg viewBox=\"0 0 " + picture.width() + " " + picture.height() + "\">");
    for (ExplicitFinding found : outcome.report().map(Report::explicit).orElse(List.of())) {
      Matcher box = BOX.matcher(found.place());
      if (box.find()) {
        out.append("<rect x=\"" + box.group(1) + "\" y=\"" + box.group(2));
        out.append("\" width=\"" + box.group(3) + "\" height=\"" + box.group(4) + "\"/>");
      }
    }
    return out.append("</svg></span>").toString();
  }

  private void done(StringBuilder out) {
    String word = JsonLine.word(outcome.state());
    out.append("<p><span class=\"chip " + word + "\">").append(Html.text("page.state." + word));
    out.append("</span></p>");
  }

  private static void verified(StringBuilder out, Report report, Set<Finding> told) {
    out.append("<p class=\"verdict\">").append(Html.text("verdict." + report.ground()));
    out.append("</p><p>");
    chip(out, "conformance", report.conformance());
    if (report.site().isPresent()) {
      chip(out, "integrity", report.integrity());
    }
    out.append("</p><p><strong>").append(Html.text("report.advice")).append("</strong> ");
    out.append(Html.both(report::advice)).append("</p><dl>");
    for (Hand hand : Hand.of(report)) {
      hand(out, hand);
      told.addAll(hand.signature());
    }
    for (ExplicitFinding found : report.explicit()) {
      out.append("<dt>").append(Html.text("report.explicit")).append("</dt><dd>");
      out.append(Html.both(locale -> new Places(Texts.of(locale)).of(found))).append("</dd>");
    }
    for (LabelSite site : report.sites()) {
      out.append("<dt>").append(Html.text("report.site")).append("</dt><dd><details><summary>");
      out.append(Html.text("report.site.value", site.carrier().name(), site.offset()));
      out.append("</summary><code>").append(Html.foreign(site.raw()));
      out.append("</code></details></dd>");
    }
    out.append("</dl>");
  }

  private static void chip(StringBuilder out, String answer, Enum<?> value) {
    String word = JsonLine.word(value);
    out.append("<span class=\"chip " + word + "\">").append(Html.text(answer + "." + word));
    out.append("</span> ");
  }

  private static void hand(StringBuilder out, Hand hand) {
    String key = "report." + hand.role();
    out.append("<dt>").append(Html.text(key)).append("</dt><dd>");
    out.append(Html.both(locale -> ReportText.party(Texts.of(locale), hand.party())));
    out.append("<br>").append(Html.text(key + ".number")).append(" ");
    out.append(Html.both(locale -> ReportText.stated(Texts.of(locale), hand.number())));
    hand.signature().forEach(finding -> out.append("<br>").append(line(finding)));
    out.append("</dd>");
  }

  private void findings(StringBuilder out, Set<Finding> told) {
    List<Finding> rest = outcome.findings().stream().filter(f -> !told.contains(f)).toList();
    list(
        out,
        rest.stream()
            .filter(f -> f.severity() != Severity.INFO)
            .sorted(Comparator.comparing(Finding::severity).reversed())
            .toList());
    List<Finding> facts = rest.stream().filter(f -> f.severity() == Severity.INFO).toList();
    if (!facts.isEmpty()) {
      out.append("<details><summary>").append(Html.text("report.more")).append(" (");
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
    findings.forEach(finding -> out.append("<li>").append(line(finding)).append("</li>"));
    out.append("</ul>");
  }

  private static String line(Finding finding) {
    String severity = JsonLine.word(finding.severity());
    String weight =
        finding.severity() == Severity.INFO
            ? ""
            : "<strong class=\"" + severity + "\">" + Html.text("page." + severity) + "</strong> ";
    return weight
        + Html.both(finding::message)
        + " <small>"
        + Html.both(finding::clause)
        + " · <code>"
        + finding.code()
        + "</code></small>";
  }
}
