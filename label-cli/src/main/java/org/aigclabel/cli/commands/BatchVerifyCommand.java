package org.aigclabel.cli.commands;

import java.util.concurrent.Callable;
import org.aigclabel.Report;
import org.aigclabel.cli.batch.Outcome.State;
import org.aigclabel.cli.batch.VerifyAction;
import org.aigclabel.cli.options.BatchOptions;
import org.aigclabel.cli.options.OpenOptions;
import org.aigclabel.cli.options.VerifierOptions;
import org.aigclabel.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Verifies a tree, a list or a manifest of files. */
@Command(name = "verify")
final class BatchVerifyCommand implements Callable<Integer> {

  @Mixin BatchOptions batch = new BatchOptions();
  @Mixin OpenOptions open = new OpenOptions();
  @Mixin VerifierOptions how = new VerifierOptions();

  private final Terminal terminal;

  BatchVerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    batch.check(terminal);
    VerifyAction action = new VerifyAction(how.verifier(open.formats()), how.limits(), this::state);
    return batch.run(terminal, action).code();
  }

  private State state(Report report) {
    return switch (how.judge(report)) {
      case OK -> State.DONE;
      case NOTHING -> State.NOTHING;
      case INCONCLUSIVE -> State.INCONCLUSIVE;
      default -> State.DEVIATES;
    };
  }
}
