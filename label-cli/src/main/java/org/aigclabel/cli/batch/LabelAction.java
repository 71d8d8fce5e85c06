package org.aigclabel.cli.batch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aigclabel.Label;
import org.aigclabel.Labeled;
import org.aigclabel.MediaSource;
import org.aigclabel.Severity;
import org.aigclabel.text.sidecar.SidecarFormat;

/**
 * Labels, or propagates, one file of a batch and writes it to its place.
 *
 * @param writing how the labelled file is made
 * @param numbering which number it gets
 * @param destination where it goes
 * @param mode whether anything is written
 */
public record LabelAction(Writing writing, Numbering numbering, Destination destination, Mode mode)
    implements Action {

  /** Makes a labelled file. */
  public interface Writing {

    /** Returns the file with its label, ready to be written. */
    Made label(Job job, MediaSource source, String id) throws Exception;

    /** Puts on record what must be on record before the file is written. */
    void record(Job job, Labeled labeled) throws Exception;
  }

  /**
   * A labelled file.
   *
   * @param labeled the file itself
   * @param sidecar what is to stand beside it, if it has no place for its label
   */
  public record Made(Labeled labeled, Optional<SidecarFormat> sidecar) {}

  /** Whether anything is written. */
  public enum Mode {
    /** It is. */
    WRITE,
    /** Everything is done but that. */
    REHEARSE
  }

  @Override
  public Job admit(Job job) {
    return destination.admit(job);
  }

  @Override
  public Outcome run(Job job) throws Exception {
    String stamp = job.stamp();
    Optional<String> before = destination.doneBefore(job, stamp);
    if (before.isPresent()) {
      return resumed(job, before.get());
    }
    destination.requireFree(job);
    try (MediaSource source = MediaSource.of(job.input())) {
      String id = numbering.of(job, source);
      Made made = writing.label(job, source, id);
      try (Labeled labeled = made.labeled()) {
        if (mode == Mode.WRITE) {
          writing.record(job, labeled);
          destination.write(job, made, new Journal.Begun(id, stamp, job.number()));
        }
        return outcome(job, labeled, id);
      }
    }
  }

  private Outcome resumed(Job job, String id) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("output", destination.shown(job));
    if (!id.isEmpty()) {
      facts.put("id", id);
    }
    return new Outcome(job, Outcome.State.RESUMED, Reason.NONE, facts, List.of(), Optional.empty());
  }

  private Outcome outcome(Job job, Labeled labeled, String id) {
    Map<String, String> facts = new LinkedHashMap<>();
    Label label = labeled.label();
    facts.put("output", destination.shown(job));
    facts.put("type", labeled.type().name());
    facts.put("id", id);
    facts.put("producer", label.contentProducer());
    facts.put("bytes", Long.toString(labeled.plan().size()));
    var notes =
        labeled.notes().stream().filter(n -> n.severity().compareTo(Severity.NOTICE) >= 0).toList();
    Outcome.State state = mode == Mode.WRITE ? Outcome.State.DONE : Outcome.State.PLANNED;
    return new Outcome(job, state, Reason.NONE, facts, notes, Optional.empty());
  }
}
