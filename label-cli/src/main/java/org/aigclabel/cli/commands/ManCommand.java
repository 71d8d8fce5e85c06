package org.aigclabel.cli.commands;

import java.util.concurrent.Callable;
import org.aigclabel.cli.terminal.ExitCode;
import org.aigclabel.cli.terminal.Terminal;
import picocli.CommandLine.Command;

/** Prints the manual page, from the same texts as the help. */
@Command(name = "man")
final class ManCommand implements Callable<Integer> {

  private final Terminal terminal;

  ManCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.out().print(new ManPage(App.commandLine(terminal)).text());
    return ExitCode.OK.code();
  }
}
