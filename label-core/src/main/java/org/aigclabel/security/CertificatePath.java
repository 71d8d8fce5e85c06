package org.aigclabel.security;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges a chain: signatures, validity, use, revocation. Not RFC 5280 whole: no policies, and a
 * critical extension that is not understood (name constraints) is a reason not to trust.
 *
 * @param anchors certificates of authorities that are trusted
 * @param lists revocation lists
 * @param now when revocation lists must be current
 */
record CertificatePath(List<Cert> anchors, List<Crl> lists, Instant now) {

  /** Returns what is to be said of a chain, leaf first, used at {@code when}. */
  Trust judge(List<Cert> chain, Instant when) throws IOException {
    Optional<List<Cert>> path = anchored(chain);
    if (path.isEmpty()) {
      return Trust.unknown("reason.chain:" + chain.get(chain.size() - 1).issuer());
    }
    for (int i = 0; i < path.get().size(); i++) {
      Cert certificate = path.get().get(i);
      Cert issuer = path.get().get(Math.min(i + 1, path.get().size() - 1));
      if (i > 0 && !certificate.mayIssue(i - 1) || i == 0 && !certificate.maySign()) {
        return Trust.unknown("reason.use:" + certificate.subject());
      }
      Trust trust = judge(certificate, issuer, when);
      if (trust.state() != Trust.State.TRUSTED) {
        return trust;
      }
    }
    return Trust.trusted("reason.authority:" + path.get().get(path.get().size() - 1).subject());
  }

  /** Returns what is to be said of one certificate whose issuer is known. */
  Trust judge(Cert certificate, Cert issuer, Instant when) throws IOException {
    if (PublicKeys.isWeak(certificate.spki())) {
      return Trust.unknown("reason.weak:" + PublicKeys.rsaBits(certificate.spki()));
    }
    if (!certificate.isUnderstood()) {
      return Trust.unknown("reason.extension:" + certificate.subject());
    }
    Trust revocation = revocation(certificate, issuer);
    if (revocation.state() != Trust.State.TRUSTED) {
      return revocation;
    }
    return certificate.validAt(when)
        ? Trust.trusted("reason.pinned:" + certificate.subject())
        : new Trust(Trust.State.EXPIRED, certificate.subject() + ", " + certificate.validity());
  }

  private Trust revocation(Cert certificate, Cert issuer) {
    for (Crl list : lists) {
      if (list.concerns(certificate)) {
        if (!list.signedBy(issuer)) {
          return Trust.unknown("reason.crl.signature:" + certificate.issuer());
        }
        if (list.revokes(certificate)) {
          return new Trust(
              Trust.State.REVOKED, certificate.subject() + ", " + certificate.serial());
        }
        if (!list.isCurrent(now)) {
          return Trust.unknown("reason.crl.old:" + certificate.issuer());
        }
      }
    }
    return Trust.trusted("");
  }

  /** The chain up to the first certificate that an anchor issued or is, with that anchor. */
  private Optional<List<Cert>> anchored(List<Cert> chain) {
    List<Cert> path = new ArrayList<>();
    for (Cert certificate : chain) {
      if (!path.isEmpty() && !path.get(path.size() - 1).issuedBy(certificate)) {
        return Optional.empty();
      }
      path.add(certificate);
      if (anchors.stream().anyMatch(certificate::same)) {
        return Optional.of(path);
      }
      Optional<Cert> anchor = anchors.stream().filter(certificate::issuedBy).findFirst();
      if (anchor.isPresent()) {
        path.add(anchor.get());
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }
}
