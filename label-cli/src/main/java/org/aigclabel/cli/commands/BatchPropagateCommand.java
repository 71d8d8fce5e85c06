package org.aigclabel.cli.commands;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.aigclabel.Labeled;
import org.aigclabel.MediaSource;
import org.aigclabel.Propagator;
import org.aigclabel.cli.batch.Job;
import org.aigclabel.cli.batch.LabelAction;
import org.aigclabel.cli.options.BatchOptions;
import org.aigclabel.cli.options.BatchOutput;
import org.aigclabel.cli.options.PropagatorOptions;
import org.aigclabel.cli.terminal.Terminal;
import org.aigclabel.text.sidecar.SidecarFormat;
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
    return output.run(terminal, batch, "propagate", new Writing(propagator)).code();
  }

  /** Propagates one file of the batch. */
  private record Writing(Propagator propagator) implements LabelAction.Writing {

    @Override
    public LabelAction.Made label(Job job, MediaSource source, String id) throws IOException {
      Optional<SidecarFormat> beside =
          SidecarFormat.passingOn(propagator.labeler().formats(), source, job.input());
      Propagator fitting = beside.isPresent() ? beside.get().among(propagator) : propagator;
      return new LabelAction.Made(fitting.propagate(source, id), beside);
    }

    @Override
    public void record(Job job, Labeled labeled) {
      // Nothing has to be on record before a propagated file is written.
    }
  }
}
