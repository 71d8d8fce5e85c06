package org.aigclabel.security;

import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CRLHolder;

/** A revocation list. */
record Crl(CertificateList parsed, X509CRLHolder holder) {

  private static final int LARGEST = 1 << 24;

  static Crl of(byte[] der) {
    try {
      CertificateList parsed = CertificateList.getInstance(Der.guard(der, LARGEST));
      Extensions extensions = parsed.getTBSCertList().getExtensions();
      if (extensions != null && extensions.getExtension(Extension.deltaCRLIndicator) != null) {
        throw new IllegalArgumentException("a delta list cannot be used alone");
      }
      return new Crl(parsed, new X509CRLHolder(parsed));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("wanted a revocation list: " + e.getMessage(), e);
    }
  }

  /** Returns whether this list claims to be of the issuer of a certificate. */
  boolean concerns(Cert certificate) {
    return parsed.getIssuer().equals(certificate.parsed().getIssuer());
  }

  /** Returns whether the issuer really signed this list. */
  boolean signedBy(Cert issuer) {
    try {
      return Signatures.fits(
          parsed.getSignatureAlgorithm().getAlgorithm().getId(),
          issuer.spki(),
          parsed.getTBSCertList().getEncoded(ASN1Encoding.DER),
          parsed.getSignature().getOctets());
    } catch (IOException e) {
      return false;
    }
  }

  boolean revokes(Cert certificate) {
    return holder.getRevokedCertificate(certificate.parsed().getSerialNumber().getValue()) != null;
  }

  /** Returns whether the next list is not yet due; a list that names no date never is. */
  boolean isCurrent(Instant when) {
    Date next = holder.getNextUpdate();
    return !when.isBefore(holder.getThisUpdate().toInstant())
        && (next == null || !when.isAfter(next.toInstant()));
  }
}
