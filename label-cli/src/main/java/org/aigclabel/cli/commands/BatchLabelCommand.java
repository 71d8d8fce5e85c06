package org.aigclabel.cli.commands;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.aigclabel.Label;
import org.aigclabel.Labeled;
import org.aigclabel.Labeler;
import org.aigclabel.MediaSource;
import org.aigclabel.cli.batch.Job;
import org.aigclabel.cli.batch.LabelAction;
import org.aigclabel.cli.options.BatchOptions;
import org.aigclabel.cli.options.BatchOutput;
import org.aigclabel.cli.options.KeyRing;
import org.aigclabel.cli.options.LabelerOptions;
import org.aigclabel.cli.terminal.Terminal;
import org.aigclabel.cli.terminal.UsageException;
import org.aigclabel.text.sidecar.SidecarFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Labels a tree, a list or a manifest of files. */
@Command(name = "label")
final class BatchLabelCommand implements Callable<Integer> {

  @Option(names = "--producer", paramLabel = "CODE")
  Optional<String> producer = Optional.empty();

  @Option(names = "--sidecar")
  boolean sidecar;

  @Mixin BatchOptions batch = new BatchOptions();
  @Mixin BatchOutput output = new BatchOutput();
  @Mixin LabelerOptions how = new LabelerOptions();

  private final Terminal terminal;

  BatchLabelCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Labeler labeler = how.labeler(terminal);
    if (producer.isEmpty() && !batch.hasManifest()) {
      throw UsageException.of(terminal, "usage.missing", "--producer");
    }
    producer.ifPresent(party -> LabelerOptions.check(terminal, party));
    return output
        .run(terminal, batch, "label", new Writing(labeler, KeyRing.configured(terminal)))
        .code();
  }

  /** Labels one file of the batch, as its manifest wishes. */
  private final class Writing implements LabelAction.Writing {

    private final Labeler labeler;
    private final KeyRing keys;

    private Writing(Labeler labeler, KeyRing keys) {
      this.labeler = labeler;
      this.keys = keys;
    }

    @Override
    public LabelAction.Made label(Job job, MediaSource source, String id) throws Exception {
      String party = job.columns().getOrDefault("producer", producer.orElse(""));
      Labeler mine = LabelerOptions.saying(labeler, Optional.ofNullable(job.columns().get("text")));
      String key = job.columns().getOrDefault("key", "");
      mine = key.isEmpty() ? mine : how.signedBy(mine, keys, key);
      Optional<SidecarFormat> beside =
          sidecar ? SidecarFormat.forPlaceless(mine.formats(), source) : Optional.empty();
      Labeler fitting = beside.isPresent() ? beside.get().among(mine) : mine;
      return new LabelAction.Made(fitting.label(source, Label.producedBy(party, id)), beside);
    }

    @Override
    public void record(Job job, Labeled labeled) throws IOException {
      how.record(job.shown(), labeled);
    }
  }
}
