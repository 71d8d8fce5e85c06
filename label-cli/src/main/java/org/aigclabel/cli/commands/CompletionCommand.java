package org.aigclabel.cli.commands;

import java.util.concurrent.Callable;
import org.aigclabel.cli.terminal.ExitCode;
import org.aigclabel.cli.terminal.Terminal;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** Prints the completion script for bash and zsh. */
@Command(name = "completion")
final class CompletionCommand implements Callable<Integer> {

  private final Terminal terminal;

  CompletionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.out().println(AutoComplete.bash("aigc-label", App.commandLine(terminal)));
    return ExitCode.OK.code();
  }
}
