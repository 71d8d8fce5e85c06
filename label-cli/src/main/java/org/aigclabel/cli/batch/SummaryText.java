package org.aigclabel.cli.batch;

import java.util.ArrayList;
import java.util.List;
import org.aigclabel.cli.batch.Outcome.State;
import org.aigclabel.cli.report.JsonLine;
import org.aigclabel.cli.terminal.ExitCode;
import org.aigclabel.cli.terminal.Terminal;

/**
 * The last word of a batch.
 *
 * @param terminal where to say it
 */
public record SummaryText(Terminal terminal) {

  /** Says how many files ended in which state. */
  public void say(Summary summary) {
    List<String> parts = new ArrayList<>();
    for (State state : State.values()) {
      if (summary.count(state) > 0) {
        parts.add(terminal.text("state." + JsonLine.word(state), summary.count(state)));
      }
    }
    terminal.say("batch.summary", summary.total(), String.join(", ", parts));
  }

  /** Returns the exit code of a batch: the worst of its files. */
  public static ExitCode exitCode(Summary summary) {
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
