package org.aigclabel.cli.batch;

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
    if (summary.total() == 0) {
      terminal.say("page.empty");
      return;
    }
    String words = String.join(", ", summary.words(terminal.locale()));
    terminal.say("batch.summary", summary.total(), words);
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
