package org.aigclabel.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Finding;
import org.aigclabel.Rule;

/** What was found about one reserved code. */
final class CodeCheck {

  private final Role role;
  private final List<Finding> findings = new ArrayList<>();
  private boolean fits;
  private boolean bound;
  private Optional<Trust> trust = Optional.empty();

  CodeCheck(Role role) {
    this.role = role;
  }

  /** Adds a finding about this role. */
  CodeCheck add(Rule rule, String... arguments) {
    List<Object> all = new ArrayList<>(List.of(role.title()));
    all.addAll(List.of(arguments));
    findings.add(Finding.of(rule, all.toArray()));
    return this;
  }

  /** Adds a finding about the content that this role's data binds. */
  CodeCheck addBinding(Rule rule, String argument) {
    findings.add(Finding.of(rule, argument, role.title()));
    return this;
  }

  /** Notes that the label signature fits. */
  CodeCheck fitting(SignatureAlgorithm algorithm, byte[] key) {
    fits = true;
    return add(Rule.SIGNATURE_INTACT, algorithm.title(), PublicKeys.fingerprint(key));
  }

  /** Notes that the binding signature fits, and with it all fields and the content. */
  CodeCheck binding(ContentDigest digest) {
    bound = true;
    return addBinding(Rule.BINDING_INTACT, digest.title());
  }

  /** Notes what the trust store says of the key. */
  CodeCheck judged(Trust judgement) {
    trust = Optional.of(judgement);
    return this;
  }

  boolean isAbsent() {
    return findings.isEmpty();
  }

  boolean fits() {
    return fits;
  }

  /** Returns whether fields and content are as they were signed. */
  boolean isWhole() {
    return fits && bound;
  }

  boolean isTrusted() {
    return isWhole() && trust.filter(t -> t.state() == Trust.State.TRUSTED).isPresent();
  }

  /** Returns the findings with the one on the key: trusted only if the whole label is. */
  List<Finding> findings(boolean wholeLabelTrusted) {
    List<Finding> all = new ArrayList<>(findings);
    trust.ifPresent(
        t -> {
          Rule rule =
              switch (t.state()) {
                case TRUSTED -> wholeLabelTrusted ? Rule.SIGNATURE_TRUSTED : Rule.SIGNATURE_KNOWN;
                case UNKNOWN -> Rule.SIGNATURE_UNTRUSTED;
                case EXPIRED -> Rule.SIGNATURE_EXPIRED;
                case REVOKED -> Rule.SIGNATURE_REVOKED;
              };
          all.add(Finding.of(rule, role.title(), t.reason()));
        });
    return all;
  }
}
