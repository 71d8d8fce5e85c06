package org.aigclabel.cli;

import org.aigclabel.Conformance;
import org.aigclabel.Integrity;
import org.aigclabel.Report;
import org.aigclabel.Verdict;

/** What a report means for the shell. */
final class Judgement {

  private Judgement() {}

  /**
   * Returns the exit code for one report. Who names keys to trust asks for a trusted signature:
   * anything less is not as asked.
   */
  static ExitCode of(Report report, boolean keysNamed) {
    Integrity integrity = report.integrity();
    if (integrity == Integrity.BROKEN || report.conformance() == Conformance.DEVIATES) {
      return ExitCode.DEVIATES;
    }
    if (report.verdict() == Verdict.INCONCLUSIVE) {
      return ExitCode.INCONCLUSIVE;
    }
    if (report.conformance() == Conformance.ABSENT) {
      return ExitCode.NOTHING;
    }
    if (keysNamed && integrity != Integrity.TRUSTED) {
      return integrity == Integrity.UNCHECKED ? ExitCode.INCONCLUSIVE : ExitCode.DEVIATES;
    }
    return ExitCode.OK;
  }
}
