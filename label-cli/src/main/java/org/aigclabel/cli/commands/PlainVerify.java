package org.aigclabel.cli.commands;

import java.nio.file.Path;
import java.util.Optional;
import org.aigclabel.cli.terminal.Failures;
import org.aigclabel.cli.terminal.Terminal;

/**
 * Reads the plainest calls of {@code verify} by hand: starting the parser takes longer than
 * verifying a picture. Anything else is left to the parser.
 */
final class PlainVerify {

  private PlainVerify() {}

  /** Returns the command if the call holds nothing but files and the commonest options. */
  static Optional<VerifyCommand> of(Terminal terminal, String... arguments) {
    if (arguments.length < 2 || !arguments[0].equals("verify")) {
      return Optional.empty();
    }
    VerifyCommand command = new VerifyCommand(terminal);
    for (int i = 1; i < arguments.length; i++) {
      String argument = arguments[i];
      if (argument.equals("--json")) {
        command.json = true;
      } else if (argument.equals("--trust") && i + 1 < arguments.length) {
        command.how.trust(Path.of(arguments[++i]));
      } else if (argument.matches("-|[^-@].*")) {
        command.files.add(argument);
      } else {
        return Optional.empty();
      }
    }
    return command.files.isEmpty() ? Optional.empty() : Optional.of(command);
  }

  /** Runs the command as the parser would. */
  static int run(Terminal terminal, VerifyCommand command) {
    try {
      return command.call();
    } catch (Exception e) {
      return new Failures(terminal).say(e);
    }
  }
}
