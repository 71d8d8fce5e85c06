package org.aigclabel.cli.report;

import org.aigclabel.Conformance;
import org.aigclabel.Integrity;
import org.aigclabel.Report;
import org.aigclabel.Verdict;
import org.aigclabel.cli.terminal.ExitCode;

/** What a report means for the shell. */
public final class Judgement {

  private Judgement() {}

  /**
   * Returns the exit code where keys to trust were named: anything less than a trusted signature is
   * not as asked.
   */
  public static ExitCode demandingTrust(Report report) {
    ExitCode code = of(report);
    if (code != ExitCode.OK || report.integrity() == Integrity.TRUSTED) {
      return code;
    }
    return report.integrity() == Integrity.UNCHECKED ? ExitCode.INCONCLUSIVE : ExitCode.DEVIATES;
  }

  /** Returns the exit code of a report. */
  public static ExitCode of(Report report) {
    if (report.integrity() == Integrity.BROKEN || report.conformance() == Conformance.DEVIATES) {
      return ExitCode.DEVIATES;
    }
    if (report.verdict() == Verdict.INCONCLUSIVE) {
      return ExitCode.INCONCLUSIVE;
    }
    return report.conformance() == Conformance.ABSENT ? ExitCode.NOTHING : ExitCode.OK;
  }
}
