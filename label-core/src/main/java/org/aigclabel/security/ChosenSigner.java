package org.aigclabel.security;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;

/** A signer with choices of its own. */
record ChosenSigner(
    LabelSigner signer, ContentDigest contentDigest, Optional<TimeStamper> timeStamper)
    implements LabelSigner {

  @Override
  public SignatureAlgorithm algorithm() {
    return signer.algorithm();
  }

  @Override
  public byte[] publicKey() {
    return signer.publicKey();
  }

  @Override
  public List<byte[]> certificates() {
    return signer.certificates();
  }

  @Override
  public byte[] sign(byte[] message) throws GeneralSecurityException {
    return signer.sign(message);
  }
}
