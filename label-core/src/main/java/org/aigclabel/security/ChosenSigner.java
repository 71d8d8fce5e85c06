package org.aigclabel.security;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;

/** A signer with a chain and choices of its own. */
record ChosenSigner(
    LabelSigner signer,
    List<byte[]> certificates,
    ContentDigest contentDigest,
    Optional<TimeStamper> timeStamper)
    implements LabelSigner {

  static LabelSigner certified(LabelSigner signer, List<byte[]> certificates) {
    return new ChosenSigner(signer, certificates, signer.contentDigest(), signer.timeStamper());
  }

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
}
