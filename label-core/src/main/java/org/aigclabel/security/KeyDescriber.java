package org.aigclabel.security;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.aigclabel.security.KeyDescription.Kind;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/** Says what a key file holds. */
record KeyDescriber(Optional<char[]> password) {

  List<KeyDescription> describe(byte[] file) throws GeneralSecurityException, IOException {
    List<Pem> blocks = Pem.read(file);
    List<KeyDescription> found = new ArrayList<>();
    if (blocks.isEmpty()) {
      found.addAll(der(file));
    }
    for (Pem block : blocks) {
      switch (block.label()) {
        case "CERTIFICATE", "TRUSTED CERTIFICATE" -> found.add(certificate(block.der()));
        case "PUBLIC KEY" -> found.add(key(Kind.PUBLIC_KEY, TrustStore.publicKey(block.der())));
        case "CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST" -> found.add(request(block.der()));
        case "X509 CRL" -> found.add(list(block.der()));
        case "EC PARAMETERS" -> {}
        default -> found.add(key(Kind.PRIVATE_KEY, KeyReader.read(file, password).publicKey()));
      }
    }
    return found;
  }

  private interface Attempt {
    List<KeyDescription> read(byte[] der) throws GeneralSecurityException, IOException;
  }

  /** DER does not say what it is, so each kind is tried; the last one's error is the answer. */
  private List<KeyDescription> der(byte[] file) throws GeneralSecurityException, IOException {
    List<Attempt> attempts =
        List.of(
            der -> List.of(certificate(der)),
            der -> List.of(key(Kind.PUBLIC_KEY, TrustStore.publicKey(der))),
            der -> List.of(list(der)),
            der -> List.of(request(der)));
    for (Attempt attempt : attempts) {
      try {
        return attempt.read(file);
      } catch (IOException | IllegalArgumentException e) {
        continue;
      }
    }
    LabelSigner signer = KeyReader.read(file, password);
    List<KeyDescription> found = new ArrayList<>();
    found.add(key(Kind.PRIVATE_KEY, signer.publicKey()));
    signer.certificates().forEach(der -> found.add(certificate(der)));
    return found;
  }

  private static KeyDescription key(Kind kind, byte[] spki) {
    return new KeyDescription(
        kind,
        PublicKeys.algorithm(spki),
        PublicKeys.fingerprint(spki),
        "",
        "",
        Optional.empty(),
        Optional.empty());
  }

  private static KeyDescription certificate(byte[] der) {
    Cert certificate = Cert.of(der);
    return new KeyDescription(
        certificate.isAuthority() ? Kind.AUTHORITY : Kind.CERTIFICATE,
        PublicKeys.algorithm(certificate.spki()),
        PublicKeys.fingerprint(certificate.spki()),
        certificate.subject(),
        certificate.issuer(),
        Optional.of(certificate.notBefore()),
        Optional.of(certificate.notAfter()));
  }

  private static KeyDescription request(byte[] der) throws IOException {
    PKCS10CertificationRequest request = new PKCS10CertificationRequest(Der.guard(der));
    byte[] spki = request.getSubjectPublicKeyInfo().getEncoded("DER");
    return new KeyDescription(
        Kind.REQUEST,
        PublicKeys.algorithm(spki),
        PublicKeys.fingerprint(spki),
        Shown.of(request.getSubject().toString()),
        "",
        Optional.empty(),
        Optional.empty());
  }

  private static KeyDescription list(byte[] der) {
    Crl list = Crl.of(der);
    Optional<Instant> next =
        Optional.ofNullable(list.holder().getNextUpdate()).map(Date::toInstant);
    return new KeyDescription(
        Kind.REVOCATION_LIST,
        Optional.empty(),
        "",
        "",
        Shown.of(list.holder().getIssuer().toString()),
        Optional.of(list.holder().getThisUpdate().toInstant()),
        next);
  }
}
