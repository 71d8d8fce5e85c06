package org.aigclabel.security;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;

/** A signer with another chain. */
record CertifiedSigner(LabelSigner signer, List<byte[]> certificates) implements LabelSigner {

  @Override
  public SignatureAlgorithm algorithm() {
    return signer.algorithm();
  }

  @Override
  public byte[] publicKey() {
    return signer.publicKey();
  }

  @Override
  public byte[] sign(byte[] message) throws GeneralSecurityException {
    return signer.sign(message);
  }

  @Override
  public ContentDigest contentDigest() {
    return signer.contentDigest();
  }

  @Override
  public Optional<TimeStamper> timeStamper() {
    return signer.timeStamper();
  }
}
