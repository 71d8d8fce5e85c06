package org.aigclabel.security;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;

/** An X.509 certificate of any algorithm; the JDK cannot read those with SM2 keys. */
record Cert(Certificate parsed, byte[] der, byte[] spki) {

  private static final Set<ASN1ObjectIdentifier> UNDERSTOOD =
      Set.of(
          Extension.basicConstraints,
          Extension.keyUsage,
          Extension.extendedKeyUsage,
          Extension.certificatePolicies,
          Extension.subjectAlternativeName);

  /** Returns the certificate of DER bytes; the message of the exception says what is wrong. */
  static Cert of(byte[] der) {
    try {
      Certificate parsed = Certificate.getInstance(Der.guard(der));
      if (!Arrays.equals(parsed.getEncoded(ASN1Encoding.DER), der)
          || !parsed.getSignatureAlgorithm().equals(parsed.getTBSCertificate().getSignature())) {
        throw new IllegalArgumentException("the certificate is not in DER");
      }
      return new Cert(parsed, der, parsed.getSubjectPublicKeyInfo().getEncoded(ASN1Encoding.DER));
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("wanted an X.509 certificate: " + e.getMessage(), e);
    }
  }

  String subject() {
    return Shown.of(parsed.getSubject().toString());
  }

  String issuer() {
    return Shown.of(parsed.getIssuer().toString());
  }

  String serial() {
    return parsed.getSerialNumber().getValue().toString(16);
  }

  Instant notBefore() {
    return parsed.getStartDate().getDate().toInstant();
  }

  Instant notAfter() {
    return parsed.getEndDate().getDate().toInstant();
  }

  boolean validAt(Instant when) {
    return !when.isBefore(notBefore()) && !when.isAfter(notAfter());
  }

  String validity() {
    return notBefore() + "/" + notAfter();
  }

  boolean same(Cert other) {
    return Arrays.equals(der, other.der);
  }

  /** Returns whether the name and the signature say that {@code issuer} issued this. */
  boolean issuedBy(Cert issuer) {
    try {
      return parsed.getIssuer().equals(issuer.parsed.getSubject())
          && Signatures.fits(
              parsed.getSignatureAlgorithm().getAlgorithm().getId(),
              issuer.spki,
              parsed.getTBSCertificate().getEncoded(ASN1Encoding.DER),
              parsed.getSignature().getOctets());
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns whether this may issue certificates with {@code below} authorities under it. */
  boolean mayIssue(int below) {
    BasicConstraints constraints = constraints();
    return constraints != null
        && constraints.isCA()
        && (constraints.getPathLenConstraint() == null
            || constraints.getPathLenConstraint().intValue() >= below)
        && uses(KeyUsage.keyCertSign);
  }

  /** Returns whether this is a certificate authority's. */
  boolean isAuthority() {
    BasicConstraints constraints = constraints();
    return constraints != null && constraints.isCA();
  }

  /** Returns whether this may sign data. */
  boolean maySign() {
    return uses(KeyUsage.digitalSignature | KeyUsage.nonRepudiation);
  }

  /** Returns whether every critical extension is one that is checked here or cannot matter. */
  boolean isUnderstood() {
    Extensions extensions = parsed.getTBSCertificate().getExtensions();
    return extensions == null
        || Arrays.stream(extensions.getCriticalExtensionOIDs()).allMatch(UNDERSTOOD::contains);
  }

  private @org.jspecify.annotations.Nullable BasicConstraints constraints() {
    Extensions extensions = parsed.getTBSCertificate().getExtensions();
    return BasicConstraints.fromExtensions(extensions);
  }

  private boolean uses(int bits) {
    KeyUsage usage = KeyUsage.fromExtensions(parsed.getTBSCertificate().getExtensions());
    if (usage == null) {
      return true;
    }
    byte[] given = usage.getBytes();
    int value = (given[0] & 0xFF) | (given.length > 1 ? (given[1] & 0xFF) << 8 : 0);
    return (value & bits) != 0;
  }
}
