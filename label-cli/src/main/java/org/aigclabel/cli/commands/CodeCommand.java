package org.aigclabel.cli.commands;

import java.util.List;
import java.util.concurrent.Callable;
import org.aigclabel.ProviderCode;
import org.aigclabel.cli.report.JsonLine;
import org.aigclabel.cli.terminal.ExitCode;
import org.aigclabel.cli.terminal.Terminal;
import org.aigclabel.cli.terminal.UsageException;
import org.aigclabel.container.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains and builds the 27-character code of a provider (TC260-PG-20252A). */
@Command(name = "code", synopsisSubcommandLabel = "COMMAND")
final class CodeCommand implements Callable<Integer> {

  private final Terminal terminal;

  CodeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    throw UsageException.of(terminal, "usage.subcommand", "code explain, code build");
  }

  @Command(name = "explain")
  int explain(
      @Parameters(descriptionKey = "code", paramLabel = "CODE") String code,
      @Option(names = "--json") boolean json) {
    List<String> problems = ProviderCode.problems(code);
    if (json) {
      terminal.out().println(json(code, problems));
    } else if (problems.isEmpty()) {
      ProviderCode parsed = ProviderCode.parse(code);
      terminal.out().println(code);
      terminal.say("code.subject." + JsonLine.word(parsed.subject()), code.substring(0, 4));
      terminal.say("code.subjectCode", parsed.subjectCode());
      terminal.say("code.service." + JsonLine.word(parsed.service()), parsed.extension());
      warnOfIndividual(parsed);
    } else {
      terminal.say("code.wrong", code);
      problems.forEach(problem -> terminal.out().println("  " + problem));
    }
    return (problems.isEmpty() ? ExitCode.OK : ExitCode.DEVIATES).code();
  }

  @Command(name = "build")
  int build(
      @Option(names = "--credit-code", paramLabel = "USCC", required = true) String creditCode,
      @Option(names = "--service", paramLabel = "generation|propagation|none") String service,
      @Option(names = "--application", paramLabel = "XXXX", defaultValue = "0000") String own) {
    String extension =
        switch (service == null ? "generation" : service) {
          case "generation" -> "1" + own;
          case "propagation" -> "2" + own;
          case "none" -> "00000";
          default -> throw UsageException.of(terminal, "code.service.unknown", service);
        };
    ProviderCode code = new ProviderCode(ProviderCode.Subject.ORGANISATION, creditCode, extension);
    terminal.out().println(code);
    return ExitCode.OK.code();
  }

  private void warnOfIndividual(ProviderCode code) {
    if (code.subject() == ProviderCode.Subject.INDIVIDUAL) {
      terminal.warn("code.individual");
    }
  }

  private static JsonLine json(String code, List<String> problems) {
    JsonLine line = new JsonLine().put("code", code);
    line.put("valid", new Json.Raw(String.valueOf(problems.isEmpty())));
    if (problems.isEmpty()) {
      ProviderCode parsed = ProviderCode.parse(code);
      line.put("subject", JsonLine.word(parsed.subject()))
          .put("subjectCode", parsed.subjectCode())
          .put("service", JsonLine.word(parsed.service()))
          .put("extension", parsed.extension());
    }
    return line.put(
        "problems", new Json.Array(problems.stream().<Json.Value>map(Json.Text::new).toList()));
  }
}
