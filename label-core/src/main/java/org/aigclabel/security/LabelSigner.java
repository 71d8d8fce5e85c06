package org.aigclabel.security;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;

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

  /** Returns the digest that binds the content; SHA-256 unless chosen otherwise. */
  default ContentDigest contentDigest() {
    return ContentDigest.SHA256;
  }

  /** Returns who stamps the time of signing; empty for no time stamp. */
  default Optional<TimeStamper> timeStamper() {
    return Optional.empty();
  }

  /** Returns this signer, binding content with another digest. */
  default LabelSigner digesting(ContentDigest digest) {
    return new ChosenSigner(this, certificates(), digest, timeStamper());
  }

  /** Returns this signer, with the time of each signature stamped. */
  default LabelSigner stampedBy(TimeStamper stamper) {
    return new ChosenSigner(this, certificates(), contentDigest(), Optional.of(stamper));
  }
}
