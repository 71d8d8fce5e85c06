package org.aigclabel.cli;

import org.aigclabel.cli.commands.App;
import org.aigclabel.cli.terminal.Terminal;

/** Where the command line starts. */
public final class Main {

  private Main() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String[] arguments) {
    Terminal terminal = Terminal.ofProcess(arguments);
    int code = App.run(terminal, arguments);
    terminal.out().flush();
    terminal.err().flush();
    System.exit(code);
  }
}
