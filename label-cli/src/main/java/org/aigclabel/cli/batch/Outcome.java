package org.aigclabel.cli.batch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aigclabel.Finding;
import org.aigclabel.Report;

/**
 * What became of one file.
 *
 * @param job the file
 * @param state how it ended
 * @param reason why it ended so
 * @param facts what a table shows of it: type, id, verdict
 * @param findings what was found or noted
 * @param report the whole report, if it was verified
 */
public record Outcome(
    Job job,
    State state,
    Reason reason,
    Map<String, String> facts,
    List<Finding> findings,
    Optional<Report> report) {

  /** How a file ended, from best to worst. */
  public enum State {
    /** As asked. */
    DONE,
    /** Done in an earlier run. */
    RESUMED,
    /** It would be done, were this not a rehearsal. */
    PLANNED,
    /** Verified: no label. */
    NOTHING,
    /** Verified: could not be told. */
    INCONCLUSIVE,
    /** Left out: no installed format claims it. */
    SKIPPED,
    /** Verified: deviates or broken. */
    DEVIATES,
    /** Could not be done. */
    FAILED
  }

  /** Copies the collections. */
  public Outcome {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    findings = List.copyOf(findings);
  }

  /** Returns an outcome with a reason and nothing else. */
  public static Outcome of(Job job, State state, Reason reason) {
    return new Outcome(job, state, reason, Map.of(), List.of(), Optional.empty());
  }
}
