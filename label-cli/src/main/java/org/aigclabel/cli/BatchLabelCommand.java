package org.aigclabel.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.aigclabel.Label;
import org.aigclabel.Labeled;
import org.aigclabel.Labeler;
import org.aigclabel.MediaSource;
import org.aigclabel.cli.batch.Job;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Labels a tree, a list or a manifest of files. */
@Command(name = "label")
final class BatchLabelCommand implements Callable<Integer> {

  @Option(names = "--producer", paramLabel = "CODE")
  Optional<String> producer = Optional.empty();

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
    if (producer.isEmpty() && batch.manifest.isEmpty()) {
      throw UsageException.of(terminal, "usage.missing", "--producer");
    }
    producer.ifPresent(party -> LabelerOptions.check(terminal, party));
    return output
        .run(terminal, batch, "label", (job, source, id) -> label(labeler, job, source, id))
        .code();
  }

  private Labeled label(Labeler labeler, Job job, MediaSource source, String id) throws Exception {
    String party = job.columns().getOrDefault("producer", producer.orElse(""));
    Labeler mine = labeler;
    String text = job.columns().getOrDefault("text", "");
    if (!text.isEmpty() && labeler.explicit().isPresent()) {
      mine = labeler.showing(labeler.explicit().get().saying(text));
    }
    Labeled labeled = mine.label(source, Label.producedBy(party, id));
    how.withheld.record(job.input().toString(), labeled.label());
    return labeled;
  }
}
