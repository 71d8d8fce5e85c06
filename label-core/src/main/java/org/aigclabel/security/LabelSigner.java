package org.aigclabel.security;

import java.security.GeneralSecurityException;
import java.util.List;

/** Signs labels with one key, which may stand in an HSM or behind a remote service. Thread-safe. */
public interface LabelSigner {

  /** Returns how {@link #sign} signs. */
  SignatureAlgorithm algorithm();

  /** Returns the public key as a DER SubjectPublicKeyInfo. */
  byte[] publicKey();

  /** Returns the X.509 chain of the key, DER, leaf first; empty for a bare key. */
  List<byte[]> certificates();

  /**
   * Returns the signature over a message: DER (r, s) for SM2 and ECDSA, 64 bytes for Ed25519,
   * PKCS#1 v1.5 for RSA. SM2 uses the default user id.
   */
  byte[] sign(byte[] message) throws GeneralSecurityException;
}
