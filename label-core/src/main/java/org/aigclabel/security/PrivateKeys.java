package org.aigclabel.security;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/** Makes private keys and derives what belongs to them. */
final class PrivateKeys {

  private static final int RSA_BITS = 3072;
  private static final int SHORTEST_RSA = 2048;

  private PrivateKeys() {}

  /** Returns a new key. */
  static PrivateKeyInfo generate(SignatureAlgorithm algorithm)
      throws GeneralSecurityException, IOException {
    SecureRandom random = new SecureRandom();
    return switch (algorithm) {
      case SM2, P256 -> {
        BigInteger n = CustomNamedCurves.getByOID(PublicKeys.curve(algorithm)).getN();
        BigInteger d =
            BigIntegers.createRandomInRange(BigInteger.ONE, n.subtract(BigInteger.TWO), random);
        yield ec(PublicKeys.curve(algorithm), d);
      }
      case ED25519 -> ed25519(new Ed25519PrivateKeyParameters(random).getEncoded());
      case RSA -> {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(RSA_BITS, random);
        yield PrivateKeyInfo.getInstance(generator.generateKeyPair().getPrivate().getEncoded());
      }
    };
  }

  /** Returns the key of a SEC 1 structure, which names its curve or follows one that does. */
  static PrivateKeyInfo ec(ECPrivateKey key, ASN1Encodable curve) throws IOException {
    ASN1Encodable named = key.getParametersObject();
    return ec(ASN1ObjectIdentifier.getInstance(named == null ? curve : named), key.getKey());
  }

  /** Returns the key of a PKCS#1 structure. */
  static PrivateKeyInfo rsa(RSAPrivateKey key) throws IOException {
    return new PrivateKeyInfo(
        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE), key);
  }

  private static PrivateKeyInfo ec(ASN1ObjectIdentifier curve, BigInteger d) throws IOException {
    return new PrivateKeyInfo(
        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve),
        new ECPrivateKey(256, d));
  }

  private static PrivateKeyInfo ed25519(byte[] seed) throws IOException {
    return new PrivateKeyInfo(
        new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519), new DEROctetString(seed));
  }

  /** Returns the key without attributes and other ornaments, so that the JDK reads it too. */
  static PrivateKeyInfo plain(PrivateKeyInfo key) throws GeneralSecurityException, IOException {
    AlgorithmIdentifier id = key.getPrivateKeyAlgorithm();
    if (id.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      if (!GMObjectIdentifiers.sm2p256v1.equals(id.getParameters())
          && !SECObjectIdentifiers.secp256r1.equals(id.getParameters())) {
        throw new GeneralSecurityException("wanted the curve SM2 or P-256, by name");
      }
      return ec(ECPrivateKey.getInstance(key.parsePrivateKey()), id.getParameters());
    }
    if (id.getAlgorithm().equals(EdECObjectIdentifiers.id_Ed25519)) {
      return ed25519(seed(key));
    }
    if (id.getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)) {
      return rsa(RSAPrivateKey.getInstance(key.parsePrivateKey()));
    }
    throw new GeneralSecurityException(
        "wanted an SM2, P-256, Ed25519 or RSA key, found " + id.getAlgorithm().getId());
  }

  /** Returns the public key of a {@link #plain} private key. */
  static byte[] publicKey(PrivateKeyInfo key) throws GeneralSecurityException, IOException {
    AlgorithmIdentifier id = key.getPrivateKeyAlgorithm();
    if (id.getAlgorithm().equals(EdECObjectIdentifiers.id_Ed25519)) {
      return PublicKeys.encode(
          SignatureAlgorithm.ED25519,
          new Ed25519PrivateKeyParameters(seed(key), 0).generatePublicKey().getEncoded());
    }
    if (id.getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)) {
      RSAPrivateKey rsa = RSAPrivateKey.getInstance(key.parsePrivateKey());
      if (rsa.getModulus().bitLength() < SHORTEST_RSA) {
        throw new GeneralSecurityException("wanted RSA of " + SHORTEST_RSA + " bits or more");
      }
      return PublicKeys.encode(
          SignatureAlgorithm.RSA,
          new RSAPublicKey(rsa.getModulus(), rsa.getPublicExponent()).getEncoded("DER"));
    }
    SignatureAlgorithm algorithm =
        GMObjectIdentifiers.sm2p256v1.equals(id.getParameters())
            ? SignatureAlgorithm.SM2
            : SignatureAlgorithm.P256;
    X9ECParameters curve = CustomNamedCurves.getByOID(PublicKeys.curve(algorithm));
    BigInteger d = ECPrivateKey.getInstance(key.parsePrivateKey()).getKey();
    if (d.signum() <= 0 || d.compareTo(curve.getN()) >= 0) {
      throw new GeneralSecurityException("the private key is out of range");
    }
    return PublicKeys.encode(
        algorithm,
        new FixedPointCombMultiplier().multiply(curve.getG(), d).normalize().getEncoded(false));
  }

  private static byte[] seed(PrivateKeyInfo key) throws IOException {
    return ASN1OctetString.getInstance(key.parsePrivateKey()).getOctets();
  }
}
