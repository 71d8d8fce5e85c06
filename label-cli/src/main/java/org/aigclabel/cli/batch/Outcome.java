package org.aigclabel.cli.batch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aigclabel.Finding;
import org.aigclabel.Report;
import org.aigclabel.cli.terminal.Terminal;

/**
 * What became of one file.
 *
 * @param job the file
 * @param state how it ended
 * @param message why, in the user's language; empty if all went as asked
 * @param facts what a table shows of it: type, id, verdict
 * @param findings what was found or noted
 * @param report the whole report, if it was verified
 */
public record Outcome(
    Job job,
    State state,
    String message,
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

  /** Returns this outcome with its reason in the user's language, where the reason is a key. */
  Outcome inWords(Terminal terminal) {
    return message.matches("file\\.[a-z]+")
        ? new Outcome(job, state, terminal.text("batch." + message), facts, findings, report)
        : this;
  }

  /** Returns an outcome with a reason and nothing else. */
  public static Outcome of(Job job, State state, String message) {
    return new Outcome(job, state, message, Map.of(), List.of(), Optional.empty());
  }
}
