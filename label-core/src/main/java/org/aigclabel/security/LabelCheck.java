package org.aigclabel.security;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Finding;
import org.aigclabel.Label;
import org.aigclabel.Rule;

/** Checks both reserved codes of a label and draws the sum. */
record LabelCheck(Label label, Digests digests, TrustStore trust) {

  List<Finding> findings() throws IOException {
    CodeCheck producer = check(Role.PRODUCER);
    CodeCheck propagator = check(Role.PROPAGATOR);
    if (producer.isAbsent() && propagator.isAbsent()) {
      return List.of(Finding.of(Rule.SIGNATURE_ABSENT));
    }
    boolean covered = propagator.isWhole() || propagator.isAbsent() && label.asProduced();
    boolean trusted =
        covered
            && List.of(producer, propagator).stream().allMatch(c -> c.isAbsent() || c.isTrusted());
    List<Finding> findings = new ArrayList<>();
    findings.addAll(producer.findings(trusted));
    findings.addAll(propagator.findings(trusted));
    boolean fits = producer.fits() || propagator.fits();
    if (fits && !propagator.isWhole() && !label.asProduced()) {
      findings.add(Finding.of(Rule.PROPAGATION_UNSIGNED));
    }
    return List.copyOf(findings);
  }

  private CodeCheck check(Role role) throws IOException {
    String code = role.code(label);
    if (code.isEmpty()) {
      return new CodeCheck(role);
    }
    Optional<Seal> seal = Seal.parse(code);
    return seal.isPresent()
        ? new SealCheck(label, role, seal.get()).check(digests, trust)
        : new ForeignCheck(label, role, trust).check();
  }
}
