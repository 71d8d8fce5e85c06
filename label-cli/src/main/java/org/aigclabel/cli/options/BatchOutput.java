package org.aigclabel.cli.options;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.aigclabel.Output.Existing;
import org.aigclabel.cli.batch.Action;
import org.aigclabel.cli.batch.Destination;
import org.aigclabel.cli.batch.Journal;
import org.aigclabel.cli.batch.LabelAction;
import org.aigclabel.cli.batch.LabelAction.Mode;
import org.aigclabel.cli.batch.Numbering;
import org.aigclabel.cli.terminal.ExitCode;
import org.aigclabel.cli.terminal.Terminal;
import picocli.CommandLine.Option;

/** Where a batch writes and what it does with what is there. */
public final class BatchOutput {

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      required = true)
  Path folder = Path.of("");

  @Option(names = "--id", paramLabel = "TEMPLATE", defaultValue = "{uuid7}")
  String id = "{uuid7}";

  @Option(names = "--force")
  boolean force;

  @Option(names = "--dry-run")
  boolean rehearse;

  /** Runs the writing on every input, with a journal in the output folder. */
  public ExitCode run(
      Terminal terminal, BatchOptions batch, String settings, LabelAction.Writing writing)
      throws IOException, InterruptedException {
    batch.check(terminal);
    try (Journal journal = rehearse ? Journal.rehearsal() : Journal.open(folder, settings)) {
      Destination to = Destination.of(folder, journal, force ? Existing.REPLACE : Existing.KEEP);
      Action action =
          new LabelAction(writing, new Numbering(id), to, rehearse ? Mode.REHEARSE : Mode.WRITE);
      return batch.run(terminal, action, Optional.of(folder));
    }
  }
}
