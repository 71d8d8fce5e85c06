package org.aigclabel.security;

import java.security.MessageDigest;
import org.bouncycastle.crypto.digests.SM3Digest;

/** SM3 as the JDK's digest type, without registering a provider. */
final class Sm3 extends MessageDigest {

  private final SM3Digest digest = new SM3Digest();

  Sm3() {
    super("SM3");
  }

  @Override
  protected int engineGetDigestLength() {
    return digest.getDigestSize();
  }

  @Override
  protected void engineUpdate(byte input) {
    digest.update(input);
  }

  @Override
  protected void engineUpdate(byte[] input, int offset, int length) {
    digest.update(input, offset, length);
  }

  @Override
  protected byte[] engineDigest() {
    byte[] result = new byte[digest.getDigestSize()];
    digest.doFinal(result, 0);
    return result;
  }

  @Override
  protected void engineReset() {
    digest.reset();
  }
}
