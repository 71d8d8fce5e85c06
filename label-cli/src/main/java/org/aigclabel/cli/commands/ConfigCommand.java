package org.aigclabel.cli.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.aigclabel.cli.config.Configuration;
import org.aigclabel.cli.config.Setting;
import org.aigclabel.cli.report.JsonLine;
import org.aigclabel.cli.terminal.ExitCode;
import org.aigclabel.cli.terminal.Terminal;
import org.aigclabel.cli.terminal.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what is configured. */
@Command(name = "config", synopsisSubcommandLabel = "COMMAND")
final class ConfigCommand implements Callable<Integer> {

  private final Terminal terminal;

  ConfigCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    throw UsageException.of(terminal, "usage.subcommand", "config show");
  }

  @Command(name = "show")
  int show(@Option(names = "--json") boolean json) throws IOException {
    Configuration configuration = Configuration.of(Path.of(""), terminal.environment());
    if (configuration.settings().isEmpty() && !json) {
      terminal.say("config.none", Configuration.ofUser(terminal.environment()));
    }
    for (Setting setting : configuration.settings().values()) {
      String value = setting.value().replace("\n", ", ");
      if (json) {
        terminal
            .out()
            .println(
                new JsonLine()
                    .put("key", setting.key())
                    .put("value", value)
                    .put("from", setting.origin()));
      } else {
        terminal.out().printf("%-14s  %s  (%s)%n", setting.key(), value, setting.origin());
      }
    }
    return ExitCode.OK.code();
  }
}
