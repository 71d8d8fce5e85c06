package org.aigclabel.cli.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.aigclabel.Output.Existing;
import org.aigclabel.cli.archive.Folders;
import org.aigclabel.cli.archive.Packing;
import org.aigclabel.cli.batch.Batch;
import org.aigclabel.cli.batch.Destination;
import org.aigclabel.cli.batch.Journal;
import org.aigclabel.cli.batch.LabelAction;
import org.aigclabel.cli.batch.LabelAction.Mode;
import org.aigclabel.cli.batch.Numbering;
import org.aigclabel.cli.batch.Stop;
import org.aigclabel.cli.terminal.ExitCode;
import org.aigclabel.cli.terminal.Terminal;
import picocli.CommandLine.Option;

/** Where a batch writes and what it does with what is there. */
public final class BatchOutput {

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      required = true)
  Path output = Path.of("");

  @Option(names = "--id", paramLabel = "TEMPLATE", defaultValue = "{uuid7}")
  String id = "{uuid7}";

  @Option(names = "--force")
  boolean force;

  @Option(names = "--dry-run")
  boolean rehearse;

  /** What is to be done, for whom, and until when. */
  private record Order(
      Terminal terminal, BatchOptions batch, LabelAction.Writing writing, Stop stop) {}

  /** Runs the writing on every input, with a journal of this kind of batch. */
  public ExitCode run(Terminal terminal, BatchOptions batch, String kind, LabelAction.Writing write)
      throws IOException, InterruptedException {
    batch.check(terminal);
    try (Stop stop = new Stop()) {
      Order order = new Order(terminal, batch, write, stop);
      if (rehearse) {
        return rehearse(order);
      }
      return Packing.isAsked(output) ? pack(order, kind) : mirror(order, kind);
    }
  }

  private ExitCode rehearse(Order order) throws IOException, InterruptedException {
    try (Journal journal = Journal.rehearsal()) {
      Destination to = new Destination(output, journal, existing());
      Path copies = Files.createTempDirectory("aigc-label-");
      return run(order, to, copies, outcome -> {});
    }
  }

  private ExitCode mirror(Order order, String kind) throws IOException, InterruptedException {
    try (Journal journal = Journal.open(output, kind)) {
      Destination to = new Destination(output, journal, existing());
      return run(order, to, copies(output), outcome -> {});
    }
  }

  private ExitCode pack(Order order, String kind) throws IOException, InterruptedException {
    boolean stream = output.toString().equals(Terminal.STREAM);
    Terminal terminal = order.terminal();
    try (Packing packing =
        stream ? Packing.toStream(terminal.out()) : Packing.to(output, existing())) {
      Order aside = new Order(terminal.aside(), order.batch(), order.writing(), order.stop());
      Path parts = packing.folder();
      ExitCode code;
      try (Journal journal = Journal.open(parts, kind)) {
        Destination to = new Destination(parts, journal, Existing.REPLACE).packedInto(output);
        code = run(stream ? aside : order, to, copies(parts), packing::add);
      }
      if (!order.stop().isAsked()) {
        packing.finish();
      }
      return code;
    }
  }

  private ExitCode run(Order order, Destination to, Path copies, Batch.Listener then)
      throws IOException, InterruptedException {
    Mode mode = rehearse ? Mode.REHEARSE : Mode.WRITE;
    LabelAction action = new LabelAction(order.writing(), new Numbering(id), to, mode);
    BatchOptions.Work work = new BatchOptions.Work(action, Optional.of(output), copies, then);
    return order.batch().run(order.terminal(), work, order.stop());
  }

  private Existing existing() {
    return force ? Existing.REPLACE : Existing.KEEP;
  }

  /** Makes an empty folder; what a killed run left there goes. */
  private static Path copies(Path folder) throws IOException {
    Path copies = folder.resolve(".aigc-label-copies");
    Folders.delete(copies);
    return Files.createDirectory(copies);
  }
}
