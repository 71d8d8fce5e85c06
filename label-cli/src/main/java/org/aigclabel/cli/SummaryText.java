package org.aigclabel.cli;

import java.util.ArrayList;
import java.util.List;
import org.aigclabel.cli.batch.Outcome.State;
import org.aigclabel.cli.batch.Summary;
import org.aigclabel.cli.report.JsonLine;

/**
 * The last word of a batch.
 *
 * @param terminal where to say it
 */
record SummaryText(Terminal terminal) {

  /** Says how many files ended in which state. */
  void say(Summary summary, boolean quiet) {
    if (quiet) {
      return;
    }
    List<String> parts = new ArrayList<>();
    for (State state : State.values()) {
      if (summary.count(state) > 0) {
        parts.add(terminal.text("state." + JsonLine.word(state), summary.count(state)));
      }
    }
    terminal.say("batch.summary", summary.total(), String.join(", ", parts));
  }

  /** Returns the exit code of a batch: the worst of its files. */
  static ExitCode exitCode(Summary summary) {
    if (summary.total() == 0) {
      return ExitCode.NOTHING;
    }
    return switch (summary.worst()) {
      case DONE, RESUMED, PLANNED -> ExitCode.OK;
      case NOTHING -> ExitCode.NOTHING;
      case INCONCLUSIVE -> ExitCode.INCONCLUSIVE;
      case SKIPPED, DEVIATES, FAILED -> ExitCode.DEVIATES;
    };
  }
}
