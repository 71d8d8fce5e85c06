package org.aigclabel.cli.commands;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.aigclabel.Labeled;
import org.aigclabel.MediaSource;
import org.aigclabel.Propagator;
import org.aigclabel.cli.batch.IdTemplate;
import org.aigclabel.cli.options.Inputs;
import org.aigclabel.cli.options.OutputOptions;
import org.aigclabel.cli.options.PropagatorOptions;
import org.aigclabel.cli.report.Done;
import org.aigclabel.cli.terminal.ExitCode;
import org.aigclabel.cli.terminal.Terminal;
import org.aigclabel.text.sidecar.SidecarFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a platform's propagation fields and keeps the producer's as they are. */
@Command(name = "propagate")
final class PropagateCommand implements Callable<Integer> {

  @Parameters(descriptionKey = "in", paramLabel = "IN", arity = "1")
  String input = "";

  @Option(names = "--id", paramLabel = "ID", required = true)
  String id = "";

  @Option(names = "--json")
  boolean json;

  @Mixin OutputOptions output = new OutputOptions();
  @Mixin PropagatorOptions how = new PropagatorOptions();

  private final Terminal terminal;

  PropagateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Path target = output.target(terminal, input);
    Propagator marker = how.propagator(terminal);
    try (MediaSource source = Inputs.open(terminal, input)) {
      String number = new IdTemplate(id).of(source, source.name(), 1);
      Optional<SidecarFormat> beside =
          SidecarFormat.passingOn(marker.labeler().formats(), source, Path.of(input));
      if (beside.isPresent()) {
        output.checkBeside(terminal, target);
        marker = beside.get().among(marker);
      }
      try (Labeled labeled = marker.propagate(source, number)) {
        output.write(labeled, target, terminal);
        if (beside.isPresent()) {
          beside.get().writeBeside(target);
        }
        new Done(terminal, json).say(input, target, labeled);
      }
    }
    return ExitCode.OK.code();
  }
}
