package org.aigclabel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one user makes of the rules: other severities, or none. Conformance and verdict follow it;
 * integrity does not, for it is computed from what was found. A report names every rule that a
 * policy changed in it.
 *
 * <p>As a file: one {@code code = info | notice | warning | error | off} a line, {@code #} begins a
 * comment.
 *
 * @param weights by rule; empty for a rule that is switched off
 */
public record Policy(Map<Rule, Optional<Severity>> weights) {

  private static final int LARGEST = 1 << 20;
  private static final Policy STANDARD = new Policy(Map.of());

  /**
   * Copies the map.
   *
   * @throws IllegalArgumentException if a rule is switched off that integrity is computed from
   */
  public Policy {
    weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    weights.forEach(Policy::require);
  }

  /** Integrity, and whether a file was read at all, must not vanish from a report. */
  private static void require(Rule rule, Optional<Severity> weight) {
    if (weight.isEmpty()
        && (rule.aspect() == Rule.Aspect.SIGNATURE || rule.aspect() == Rule.Aspect.FILE)) {
      throw new IllegalArgumentException(
          rule.code() + " can be given another severity, but not be switched off");
    }
  }

  /** Returns the policy that leaves every rule as it is. */
  public static Policy standard() {
    return STANDARD;
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException that names the line and, for an unknown code, the nearest
   */
  public static Policy read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IllegalArgumentException(file.getFileName() + " is too large for a policy");
    }
    return parse(String.valueOf(file.getFileName()), Files.readString(file));
  }

  /** Reads the text of a file; {@code name} is for messages. */
  public static Policy parse(String name, String text) {
    Map<Rule, Optional<Severity>> weights = new LinkedHashMap<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String plain = line.replaceFirst("#.*", "").replace("\uFEFF", "").strip();
      if (!plain.isEmpty()) {
        try {
          put(weights, plain);
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(name + ", line " + number + ": " + e.getMessage(), e);
        }
      }
    }
    return new Policy(weights);
  }

  private static void put(Map<Rule, Optional<Severity>> weights, String line) {
    String[] sides = line.split("=", 2);
    if (sides.length != 2) {
      throw new IllegalArgumentException("wanted \"code = severity\", found \"" + line + "\"");
    }
    Rule rule = rule(sides[0].strip());
    Optional<Severity> weight = weight(sides[1].strip());
    require(rule, weight);
    if (weights.put(rule, weight) != null) {
      throw new IllegalArgumentException(rule.code() + " stands twice");
    }
  }

  private static Rule rule(String code) {
    Optional<Rule> rule = Rule.of(code);
    if (rule.isEmpty()) {
      String nearest =
          Stream.of(Rule.values())
              .map(Rule::code)
              .min(Comparator.comparingInt(known -> distance(known, code)))
              .orElseThrow();
      throw new IllegalArgumentException(
          "there is no rule \"" + code + "\"; did you mean " + nearest + "?");
    }
    return rule.get();
  }

  private static Optional<Severity> weight(String word) {
    if (word.equals("off")) {
      return Optional.empty();
    }
    for (Severity severity : Severity.values()) {
      if (word.equals(severity.name().toLowerCase(Locale.ROOT))) {
        return Optional.of(severity);
      }
    }
    throw new IllegalArgumentException(
        "wanted info, notice, warning, error or off, found \"" + word + "\"");
  }

  /** Returns the number of letters to change, add or drop. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }

  /** Returns the findings as this policy weighs them, and one that names what it changed. */
  List<Finding> apply(List<Finding> findings) {
    List<Finding> weighed = new ArrayList<>();
    Map<Rule, String> changed = new LinkedHashMap<>();
    for (Finding finding : findings) {
      Optional<Severity> weight =
          weights.getOrDefault(finding.rule(), Optional.of(finding.severity()));
      weight.ifPresent(w -> weighed.add(new Finding(finding.rule(), w, finding.arguments())));
      if (!weight.equals(Optional.of(finding.severity()))) {
        changed.put(finding.rule(), word(Optional.of(finding.severity())) + " → " + word(weight));
      }
    }
    if (!changed.isEmpty()) {
      String all =
          changed.entrySet().stream()
              .map(entry -> entry.getKey().code() + " " + entry.getValue())
              .collect(Collectors.joining(", "));
      weighed.add(Finding.of(Rule.POLICY_APPLIED, all));
    }
    return weighed;
  }

  private static String word(Optional<Severity> weight) {
    return weight.map(w -> w.name().toLowerCase(Locale.ROOT)).orElse("off");
  }
}
