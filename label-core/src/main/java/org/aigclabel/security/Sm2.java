package org.aigclabel.security;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.SM2Signer;

/** SM3withSM2 with the default user id, by the lightweight interface: no provider is registered. */
final class Sm2 {

  private static final X9ECParameters CURVE =
      CustomNamedCurves.getByOID(GMObjectIdentifiers.sm2p256v1);
  static final ECNamedDomainParameters DOMAIN =
      new ECNamedDomainParameters(GMObjectIdentifiers.sm2p256v1, CURVE);

  /** Apart, since only signing needs it and verification should start fast. */
  private static final class Chance {
    private static final SecureRandom RANDOM = new SecureRandom();
  }

  private Sm2() {}

  /** Returns whether a DER signature fits. */
  static boolean fits(byte[] spki, byte[] message, byte[] signature) {
    byte[] point = SubjectPublicKeyInfo.getInstance(spki).getPublicKeyData().getOctets();
    SM2Signer signer = new SM2Signer();
    signer.init(false, new ECPublicKeyParameters(DOMAIN.getCurve().decodePoint(point), DOMAIN));
    signer.update(message, 0, message.length);
    return signer.verifySignature(signature);
  }

  /** Returns a DER signature. */
  static byte[] sign(ECPrivateKeyParameters key, byte[] message) throws GeneralSecurityException {
    SM2Signer signer = new SM2Signer();
    signer.init(true, new ParametersWithRandom(key, Chance.RANDOM));
    signer.update(message, 0, message.length);
    try {
      return signer.generateSignature();
    } catch (CryptoException e) {
      throw new GeneralSecurityException("SM2 signing failed", e);
    }
  }
}
