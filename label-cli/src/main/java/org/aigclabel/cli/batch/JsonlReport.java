package org.aigclabel.cli.batch;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import org.aigclabel.cli.report.JsonLine;
import org.aigclabel.cli.report.ReportJson;
import org.aigclabel.container.Json;

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
    JsonLine line = new JsonLine();
    if (outcome.report().isPresent() && outcome.report().get() instanceof Json.Members members) {
      members.members().forEach(member -> line.put(member.name(), member.value()));
    } else {
      line.put("file", outcome.job().input().toString());
      outcome.facts().forEach(line::put);
      line.put("findings", ReportJson.findings(outcome.findings(), locale));
    }
    line.put("state", JsonLine.word(outcome.state()));
    return outcome.message().isEmpty() ? line : line.put("message", outcome.message());
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
