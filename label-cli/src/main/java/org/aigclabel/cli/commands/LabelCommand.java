package org.aigclabel.cli.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.aigclabel.Label;
import org.aigclabel.Labeled;
import org.aigclabel.Labeler;
import org.aigclabel.MediaSource;
import org.aigclabel.cli.batch.IdTemplate;
import org.aigclabel.cli.options.Inputs;
import org.aigclabel.cli.options.LabelerOptions;
import org.aigclabel.cli.options.OutputOptions;
import org.aigclabel.cli.options.SidecarOptions;
import org.aigclabel.cli.report.Done;
import org.aigclabel.cli.terminal.ExitCode;
import org.aigclabel.cli.terminal.ProgressBar;
import org.aigclabel.cli.terminal.Terminal;
import org.aigclabel.text.sidecar.SidecarFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Labels one file for people and machines, and signs the label. */
@Command(name = "label")
final class LabelCommand implements Callable<Integer> {

  @Parameters(descriptionKey = "in", paramLabel = "IN", arity = "1")
  String input = "";

  @Option(names = "--producer", paramLabel = "CODE", required = true)
  String producer = "";

  @Option(names = "--id", paramLabel = "ID", required = true)
  String id = "";

  @Option(names = "--preview", paramLabel = "PNG")
  Optional<Path> preview = Optional.empty();

  @Option(names = "--json")
  boolean json;

  @Mixin OutputOptions output = new OutputOptions();
  @Mixin SidecarOptions sidecar = new SidecarOptions();
  @Mixin LabelerOptions how = new LabelerOptions();

  private final Terminal terminal;

  LabelCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Labeler labeler = how.labeler(terminal);
    LabelerOptions.check(terminal, producer);
    if (preview.isPresent()) {
      return new Preview(terminal, labeler.formats(), how.shown(terminal))
          .write(input, preview.get());
    }
    Path target = output.target(terminal, input);
    sidecar.check(terminal, target, output);
    try (MediaSource source = Inputs.open(terminal, input)) {
      String name = input.equals(Terminal.STREAM) ? "stdin" : source.name();
      Label label = Label.producedBy(producer, new IdTemplate(id).of(source, name, 1));
      Optional<SidecarFormat> beside = sidecar.format(terminal, source, labeler);
      Labeler fitting = beside.isPresent() ? beside.get().among(labeler) : labeler;
      try (Labeled labeled = labelled(fitting, sidecar.marked(source, label), label)) {
        how.record(input, labeled);
        output.write(labeled, target, terminal);
        if (beside.isPresent()) {
          sidecar.write(terminal, target, beside.get());
        }
        new Done(terminal, json).say(input, target, labeled);
      }
    }
    return ExitCode.OK.code();
  }

  private Labeled labelled(Labeler labeler, MediaSource source, Label label) throws IOException {
    try (ProgressBar bar = new ProgressBar(terminal)) {
      return labeler.label(source, label, bar);
    }
  }
}
