package org.aigclabel.cli.commands;

import java.util.concurrent.Callable;
import org.aigclabel.cli.terminal.Terminal;
import org.aigclabel.cli.terminal.UsageException;
import picocli.CommandLine.Command;

/** Many files at once: trees, lists and manifests, in parallel, resumed after a crash. */
@Command(
    name = "batch",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {BatchLabelCommand.class, BatchVerifyCommand.class, BatchPropagateCommand.class})
final class BatchCommand implements Callable<Integer> {

  private final Terminal terminal;

  BatchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    throw UsageException.of(
        terminal, "usage.subcommand", "batch label, batch verify, batch propagate");
  }
}
