package org.aigclabel.cli.batch;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import org.aigclabel.cli.report.JsonLine;
import org.aigclabel.cli.report.ReportJson;

/**
 * One JSON object a line: for verified files the object of {@code verify --json} and the state.
 *
 * @param out where to
 * @param locale the language of the findings
 */
record JsonlReport(Writer out, Locale locale) implements BatchReport {

  @Override
  public void add(Outcome outcome) throws IOException {
    out.write(line(outcome) + "\n");
  }

  private JsonLine line(Outcome outcome) {
    String file = outcome.job().shown();
    JsonLine line =
        outcome
            .report()
            .map(report -> ReportJson.of(file, report, locale))
            .orElseGet(() -> facts(file, outcome));
    line.put("state", JsonLine.word(outcome.state()));
    return outcome.reason().isNone() ? line : line.put("message", outcome.reason().in(locale));
  }

  private JsonLine facts(String file, Outcome outcome) {
    JsonLine line = new JsonLine().put("file", file);
    outcome.facts().forEach(line::put);
    return line.put("findings", ReportJson.findings(outcome.findings(), locale));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
