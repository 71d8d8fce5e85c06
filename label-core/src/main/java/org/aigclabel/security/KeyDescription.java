package org.aigclabel.security;

import java.time.Instant;
import java.util.Optional;

/**
 * What a key file holds, for people.
 *
 * @param kind what it is
 * @param algorithm what it signs with; empty for another kind of key
 * @param fingerprint SHA-256 of the public key's SubjectPublicKeyInfo, 64 hex digits; empty for a
 *     revocation list
 * @param subject whose it is, or empty
 * @param issuer who says so, or empty
 * @param notBefore first moment of validity, if it has one
 * @param notAfter last moment of validity, if it has one
 */
public record KeyDescription(
    Kind kind,
    Optional<SignatureAlgorithm> algorithm,
    String fingerprint,
    String subject,
    String issuer,
    Optional<Instant> notBefore,
    Optional<Instant> notAfter) {

  /** What a key file may hold. */
  public enum Kind {
    /** A private key. */
    PRIVATE_KEY,
    /** A public key. */
    PUBLIC_KEY,
    /** A certificate of a person, service or company. */
    CERTIFICATE,
    /** A certificate that may issue others. */
    AUTHORITY,
    /** A request for a certificate. */
    REQUEST,
    /** A list of revoked certificates. */
    REVOCATION_LIST
  }
}
