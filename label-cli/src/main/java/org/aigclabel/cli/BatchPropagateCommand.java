package org.aigclabel.cli;

import java.util.concurrent.Callable;
import org.aigclabel.Propagator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Adds a platform's fields to a tree, a list or a manifest of files. */
@Command(name = "propagate")
final class BatchPropagateCommand implements Callable<Integer> {

  @Mixin BatchOptions batch = new BatchOptions();
  @Mixin BatchOutput output = new BatchOutput();
  @Mixin PropagatorOptions how = new PropagatorOptions();

  private final Terminal terminal;

  BatchPropagateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Propagator propagator = how.propagator(terminal);
    return output
        .run(terminal, batch, "propagate", (job, source, id) -> propagator.propagate(source, id))
        .code();
  }
}
