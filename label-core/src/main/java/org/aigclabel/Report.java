package org.aigclabel;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.aigclabel.explicit.ExplicitFinding;

/**
 * What was found in one file. Verdict, conformance and integrity are computed from it, never
 * stored.
 *
 * @param file the file's own name
 * @param type its format, or empty if no installed format claims it
 * @param sites every implicit label, in the order of the file
 * @param explicit every visible or audible label that was found
 * @param findings every check that was made, and those that were skipped
 * @param declared whether the user who published it said that it is generated
 */
public record Report(
    String file,
    Optional<MediaType> type,
    List<LabelSite> sites,
    List<ExplicitFinding> explicit,
    List<Finding> findings,
    Declaration declared) {

  /** What the user who published the file said of it (Measures Art. 6 (2), Art. 10). */
  public enum Declaration {
    /** Nothing. */
    NONE,
    /** That it is generated. */
    GENERATED
  }

  private static final Set<Rule> BROKEN = EnumSet.of(Rule.SIGNATURE_BROKEN, Rule.BINDING_BROKEN);
  private static final Set<Rule> DOUBT =
      EnumSet.of(
          Rule.SIGNATURE_UNTRUSTED,
          Rule.SIGNATURE_EXPIRED,
          Rule.SIGNATURE_REVOKED,
          Rule.SIGNATURE_UNCHECKED,
          Rule.BINDING_ABSENT,
          Rule.BINDING_UNCHECKED,
          Rule.PROPAGATION_UNSIGNED,
          Rule.FILE_REWRITTEN,
          Rule.FILE_MALFORMED,
          Rule.HAZARD_UNREAD,
          Rule.FILE_COSTLY);

  private static final Rule[] UNREAD = {
    Rule.FILE_MALFORMED,
    Rule.FILE_UNSUPPORTED,
    Rule.FILE_UNREADABLE,
    Rule.FILE_COSTLY,
    Rule.HAZARD_UNREAD
  };

  /** Copies the lists. */
  public Report {
    sites = List.copyOf(sites);
    explicit = List.copyOf(explicit);
    findings = List.copyOf(findings);
  }

  /** Returns the site that speaks for the file: the first whose fields could be read. */
  public Optional<LabelSite> site() {
    return sites.stream().filter(site -> !site.fields().isEmpty()).findFirst();
  }

  /** Returns the label that speaks for the file, if it holds what Annex E requires. */
  public Optional<Label> label() {
    return site().flatMap(LabelSite::label);
  }

  /** Returns what the Measures, Article 6, make of the file. */
  public Verdict verdict() {
    for (Generated generated : Generated.values()) {
      if (sites.stream()
          .flatMap(s -> s.label().stream())
          .anyMatch(l -> l.generated() == generated)) {
        return Verdict.values()[generated.ordinal()];
      }
    }
    if (site().isEmpty() && declared == Declaration.GENERATED) {
      return Verdict.POSSIBLE;
    }
    boolean traces =
        findings.stream()
            .anyMatch(
                f -> f.rule().aspect() == Rule.Aspect.CONTENT && f.severity() != Severity.INFO);
    if (site().isPresent() || has(Rule.LABEL_UNREADABLE) || !explicit.isEmpty() || traces) {
      return Verdict.SUSPECTED;
    }
    return has(UNREAD) ? Verdict.INCONCLUSIVE : Verdict.NONE;
  }

  /** Returns whether the labels found are as the standard demands. */
  public Conformance conformance() {
    if (site().isEmpty()) {
      return Conformance.ABSENT;
    }
    boolean deviates =
        findings.stream()
            .anyMatch(
                f ->
                    (f.rule().aspect() == Rule.Aspect.IMPLICIT
                            || f.rule().aspect() == Rule.Aspect.EXPLICIT)
                        && f.severity().compareTo(Severity.WARNING) >= 0);
    return deviates ? Conformance.DEVIATES : Conformance.CONFORMS;
  }

  /** Returns what the signatures prove. */
  public Integrity integrity() {
    if (findings.stream().anyMatch(f -> BROKEN.contains(f.rule()))) {
      return Integrity.BROKEN;
    }
    if (has(Rule.SIGNATURE_INTACT)) {
      boolean certain =
          sites.size() == 1
              && has(Rule.SIGNATURE_TRUSTED)
              && has(Rule.BINDING_INTACT)
              && findings.stream().noneMatch(f -> DOUBT.contains(f.rule()));
      return certain ? Integrity.TRUSTED : Integrity.INTACT;
    }
    return has(Rule.SIGNATURE_UNCHECKED) ? Integrity.UNCHECKED : Integrity.UNSIGNED;
  }

  /**
   * Returns on what ground the verdict stands: {@code suspected.labelled} if the label says so
   * itself, {@code suspected.unusable} if the label found lacks what Annex E requires, otherwise
   * {@code suspected}; likewise for the others.
   */
  public String ground() {
    String verdict = verdict().name().toLowerCase(Locale.ROOT);
    return switch (verdict()) {
      case POSSIBLE, SUSPECTED ->
          label().isPresent()
              ? verdict + ".labelled"
              : sites.isEmpty() || verdict() == Verdict.POSSIBLE ? verdict : verdict + ".unusable";
      default -> verdict;
    };
  }

  /** Returns what a platform should now do: which notice to show, which Label to write. */
  public String advice(Locale locale) {
    return Finding.bundle(locale).getString("advice." + ground());
  }

  private boolean has(Rule... rules) {
    return findings.stream().anyMatch(f -> Arrays.asList(rules).contains(f.rule()));
  }
}
