package org.aigclabel.cli.commands;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.aigclabel.cli.audit.Audit;
import org.aigclabel.cli.audit.AuditEntry;
import org.aigclabel.cli.audit.AuditLog;
import org.aigclabel.cli.report.JsonLine;
import org.aigclabel.cli.terminal.ExitCode;
import org.aigclabel.cli.terminal.Terminal;
import org.aigclabel.cli.terminal.UsageException;
import org.aigclabel.container.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks into the record of what was labelled. */
@Command(name = "audit", synopsisSubcommandLabel = "COMMAND")
final class AuditCommand implements Callable<Integer> {

  private final Terminal terminal;

  AuditCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    throw UsageException.of(
        terminal, "usage.subcommand", "audit query, audit verify, audit export, audit purge");
  }

  @Command(name = "query")
  int query(
      @Option(names = "--audit", paramLabel = "FILE", required = true) String place,
      @Parameters(descriptionKey = "wanted", paramLabel = "ID|SHA256") String wanted)
      throws IOException {
    long[] found = {0};
    try (AuditLog log = open(place)) {
      log.find(
          wanted,
          entry -> {
            found[0]++;
            terminal.out().println(line(entry));
          });
    }
    return (found[0] > 0 ? ExitCode.OK : ExitCode.NOTHING).code();
  }

  @Command(name = "verify")
  int verify(@Option(names = "--audit", paramLabel = "FILE", required = true) String place)
      throws IOException {
    try (AuditLog log = open(place)) {
      List<String> problems = log.problems();
      problems.forEach(problem -> terminal.out().println(problem));
      if (!problems.isEmpty()) {
        return ExitCode.DEVIATES.code();
      }
      terminal.say("audit.whole", log.head());
      return ExitCode.OK.code();
    }
  }

  @Command(name = "export")
  int export(@Option(names = "--audit", paramLabel = "FILE", required = true) String place)
      throws IOException {
    try (AuditLog log = open(place)) {
      log.read(entry -> terminal.out().println(line(entry)));
    }
    return ExitCode.OK.code();
  }

  @Command(name = "purge")
  int purge(
      @Option(names = "--audit", paramLabel = "FILE", required = true) String place,
      @Option(names = "--before", paramLabel = "YYYY-MM-DD", required = true) LocalDate before)
      throws IOException {
    Instant moment = before.atStartOfDay(ZoneOffset.UTC).toInstant();
    try (AuditLog log = open(place)) {
      terminal.say("audit.purged", log.purge(moment));
    }
    return ExitCode.OK.code();
  }

  private AuditLog open(String place) throws IOException {
    if (!Audit.isDatabase(place)) {
      throw UsageException.of(terminal, "audit.database", place);
    }
    return AuditLog.open(place);
  }

  private static JsonLine line(AuditEntry entry) {
    JsonLine line =
        new JsonLine()
            .put("number", entry.number())
            .put("time", entry.time())
            .put("event", entry.event());
    try {
      line.put("facts", Json.parse(entry.body()));
    } catch (Json.SyntaxException e) {
      line.put("facts", entry.body()); // altered by hand: shown as it stands
    }
    return line.put("previous", entry.previous()).put("digest", entry.digest());
  }
}
