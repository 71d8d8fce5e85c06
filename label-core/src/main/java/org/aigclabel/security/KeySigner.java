package org.aigclabel.security;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;

/** Signs with a private key in this process's memory. */
final class KeySigner implements LabelSigner {

  private interface Operation {
    byte[] sign(byte[] message) throws GeneralSecurityException;
  }

  private final SignatureAlgorithm algorithm;
  private final byte[] publicKey;
  private final List<byte[]> certificates;
  private final PrivateKeyInfo key;
  private final Operation operation;

  private KeySigner(PrivateKeyInfo key, byte[] publicKey, List<byte[]> certificates)
      throws GeneralSecurityException, IOException {
    this.algorithm =
        PublicKeys.algorithm(publicKey)
            .orElseThrow(
                () -> new GeneralSecurityException("wanted an SM2, P-256, Ed25519 or RSA key"));
    this.publicKey = publicKey;
    this.certificates = List.copyOf(certificates);
    this.key = key;
    this.operation = algorithm == SignatureAlgorithm.SM2 ? sm2(key) : jdk(algorithm, key);
  }

  static KeySigner of(PrivateKeyInfo key) throws GeneralSecurityException, IOException {
    PrivateKeyInfo plain = PrivateKeys.plain(key);
    return new KeySigner(plain, PrivateKeys.publicKey(plain), List.of());
  }

  /** Returns this signer with the chain of its key, leaf first. */
  KeySigner certified(List<byte[]> chain) throws GeneralSecurityException, IOException {
    return new KeySigner(key, publicKey, chain);
  }

  private static Operation sm2(PrivateKeyInfo key) throws IOException {
    ECPrivateKeyParameters parameters =
        new ECPrivateKeyParameters(
            ECPrivateKey.getInstance(key.parsePrivateKey()).getKey(), Sm2.DOMAIN);
    return message -> Sm2.sign(parameters, message);
  }

  private static Operation jdk(SignatureAlgorithm algorithm, PrivateKeyInfo key)
      throws GeneralSecurityException, IOException {
    String[] names = Signatures.names(algorithm);
    PrivateKey secret =
        KeyFactory.getInstance(names[1])
            .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded("DER")));
    return message -> {
      Signature signer = Signature.getInstance(names[0]);
      signer.initSign(secret);
      signer.update(message);
      return signer.sign();
    };
  }

  @Override
  public SignatureAlgorithm algorithm() {
    return algorithm;
  }

  @Override
  public byte[] publicKey() {
    return publicKey.clone();
  }

  @Override
  public List<byte[]> certificates() {
    return certificates;
  }

  @Override
  public byte[] sign(byte[] message) throws GeneralSecurityException {
    return operation.sign(message);
  }

  /** Returns the private key as a PEM block. */
  Pem pem() throws IOException {
    return new Pem("PRIVATE KEY", key.getEncoded("DER"));
  }
}
