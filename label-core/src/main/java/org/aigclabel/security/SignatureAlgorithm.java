package org.aigclabel.security;

import java.util.Arrays;
import java.util.Optional;

/** The signature algorithms of a label, by object identifier (TC260-PG-202511A {@code AlgID}). */
public enum SignatureAlgorithm {
  /** SM3withSM2, GB/T 32918, with the default user id 1234567812345678. */
  SM2("1.2.156.10197.1.501", "SM3withSM2"),
  /** ECDSA with SHA-256 on P-256. */
  P256("1.2.840.10045.4.3.2", "ECDSA P-256"),
  /** Ed25519, RFC 8032. */
  ED25519("1.3.101.112", "Ed25519"),
  /** RSA PKCS#1 v1.5 with SHA-256. */
  RSA("1.2.840.113549.1.1.11", "RSA-SHA256");

  private final String oid;
  private final String title;

  SignatureAlgorithm(String oid, String title) {
    this.oid = oid;
    this.title = title;
  }

  /** Returns the object identifier. */
  public String oid() {
    return oid;
  }

  /** Returns the name people know it by: {@code SM3withSM2}. */
  public String title() {
    return title;
  }

  /** Returns the algorithm of an object identifier. */
  public static Optional<SignatureAlgorithm> of(String oid) {
    return Arrays.stream(values()).filter(a -> a.oid.equals(oid)).findFirst();
  }
}
