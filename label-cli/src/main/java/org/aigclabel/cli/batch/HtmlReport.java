package org.aigclabel.cli.batch;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import org.aigclabel.cli.report.JsonLine;

/** One page that needs nothing else: a table with a colour for each state. */
final class HtmlReport implements BatchReport {

  private static final String HEAD =
      """
      <!doctype html>
      <html lang="%s"><meta charset="utf-8"><title>aigc-label</title>
      <style>
      body{font:14px system-ui,sans-serif;margin:2em}table{border-collapse:collapse;width:100%%}
      th,td{text-align:left;padding:.3em .6em;border-bottom:1px solid #ddd;vertical-align:top}
      th{position:sticky;top:0;background:#fff}.done,.resumed,.planned{color:#176b2c}
      .failed,.deviates{color:#b3261e;font-weight:600}.nothing,.inconclusive,.skipped{color:#8a5a00}
      </style>
      <h1>aigc-label</h1><table><thead><tr>
      <th>%s<th>%s<th>%s<th>%s<th>%s<th>%s</tr></thead><tbody>
      """;

  private final Writer out;
  private final Locale locale;

  HtmlReport(Writer out, Locale locale) throws IOException {
    this.out = out;
    this.locale = locale;
    boolean chinese = locale.getLanguage().equals("zh");
    out.write(
        chinese
            ? HEAD.formatted("zh", "文件", "结果", "格式", "结论 / 完整性", "编号", "说明")
            : HEAD.formatted(
                "en", "File", "State", "Type", "Verdict / integrity", "ID", "Message"));
  }

  @Override
  public void add(Outcome outcome) throws IOException {
    String state = JsonLine.word(outcome.state());
    String verdict = outcome.facts().getOrDefault("verdict", "");
    out.write(
        "<tr><td>"
            + escape(outcome.job().input().toString())
            + "<td class=\""
            + state
            + "\">"
            + state
            + "<td>"
            + escape(outcome.facts().getOrDefault("type", ""))
            + "<td>"
            + escape(
                verdict.isEmpty()
                    ? ""
                    : verdict + " / " + outcome.facts().getOrDefault("integrity", ""))
            + "<td>"
            + escape(outcome.facts().getOrDefault("id", ""))
            + "<td>"
            + escape(CsvReport.message(outcome, locale))
            + "</tr>\n");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  @Override
  public void close() throws IOException {
    out.write("</tbody></table></html>\n");
    out.close();
  }
}
