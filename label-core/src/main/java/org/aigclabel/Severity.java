package org.aigclabel;

/** How much a finding weighs. */
public enum Severity {
  /** A fact, or a check that passed or was skipped. */
  INFO,
  /** Odd, but within the rules or not decided by them. */
  NOTICE,
  /** Against a rule that says "should" or "mainly". */
  WARNING,
  /** Against a mandatory rule, or a failed check. */
  ERROR
}
