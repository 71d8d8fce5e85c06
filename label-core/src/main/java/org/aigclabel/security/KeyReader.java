package org.aigclabel.security;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/** Reads private keys with their certificates: PEM (PKCS#8, SEC 1, PKCS#1), DER, PKCS#12. */
final class KeyReader {

  private static final int PKCS12 = 3;

  private KeyReader() {}

  static KeySigner read(byte[] file, Optional<char[]> password)
      throws GeneralSecurityException, IOException {
    try {
      List<Pem> blocks = Pem.read(file);
      return blocks.isEmpty() ? der(file, password) : pem(blocks, password);
    } catch (OperatorCreationException | PKCSException e) {
      throw new GeneralSecurityException("wrong password, or an unknown encryption", e);
    } catch (IllegalArgumentException | IllegalStateException | ClassCastException e) {
      throw new GeneralSecurityException("the private key cannot be read: " + e.getMessage(), e);
    }
  }

  private static KeySigner pem(List<Pem> blocks, Optional<char[]> password)
      throws GeneralSecurityException, IOException, OperatorCreationException, PKCSException {
    ASN1Encodable curve = DERNull.INSTANCE;
    Optional<KeySigner> signer = Optional.empty();
    List<byte[]> chain = new ArrayList<>();
    for (Pem block : blocks) {
      Optional<PrivateKeyInfo> key =
          switch (block.label()) {
            case "PRIVATE KEY" -> Optional.of(PrivateKeyInfo.getInstance(block.der()));
            case "ENCRYPTED PRIVATE KEY" -> Optional.of(decrypted(block.der(), password));
            case "EC PRIVATE KEY" ->
                Optional.of(PrivateKeys.ec(ECPrivateKey.getInstance(block.der()), curve));
            case "RSA PRIVATE KEY" ->
                Optional.of(PrivateKeys.rsa(RSAPrivateKey.getInstance(block.der())));
            default -> Optional.empty();
          };
      if (block.label().equals("EC PARAMETERS")) {
        curve = ASN1Primitive.fromByteArray(block.der());
      } else if (block.label().equals("CERTIFICATE")) {
        chain.add(block.der());
      }
      if (key.isPresent()) {
        signer = Optional.of(KeySigner.of(key.get()));
      }
    }
    if (signer.isEmpty()) {
      throw new GeneralSecurityException("wanted a private key, found " + blocks.get(0).label());
    }
    return signer.get().certified(ordered(signer.get(), chain));
  }

  private static KeySigner der(byte[] file, Optional<char[]> password)
      throws GeneralSecurityException, IOException, OperatorCreationException, PKCSException {
    ASN1Sequence sequence = ASN1Sequence.getInstance(file);
    if (!(sequence.getObjectAt(0) instanceof ASN1Integer version)) {
      return KeySigner.of(decrypted(file, password));
    }
    if (version.hasValue(PKCS12)) {
      return pkcs12(file, password.orElseGet(() -> new char[0]));
    }
    ASN1Object second = (ASN1Object) sequence.getObjectAt(1).toASN1Primitive();
    return KeySigner.of(
        second instanceof ASN1Sequence
            ? PrivateKeyInfo.getInstance(sequence)
            : sequence.size() > 4
                ? PrivateKeys.rsa(RSAPrivateKey.getInstance(sequence))
                : PrivateKeys.ec(ECPrivateKey.getInstance(sequence), DERNull.INSTANCE));
  }

  private static PrivateKeyInfo decrypted(byte[] der, Optional<char[]> password)
      throws GeneralSecurityException, IOException, OperatorCreationException, PKCSException {
    if (password.isEmpty()) {
      throw new GeneralSecurityException("the private key is encrypted: give its password");
    }
    return new PKCS8EncryptedPrivateKeyInfo(der)
        .decryptPrivateKeyInfo(
            new JceOpenSSLPKCS8DecryptorProviderBuilder()
                .setProvider(new BouncyCastleProvider())
                .build(password.get()));
  }

  /** The provider is handed over, not registered; the JDK's own reader knows no SM2. */
  private static KeySigner pkcs12(byte[] file, char[] password)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12", new BouncyCastleProvider());
    try {
      store.load(new ByteArrayInputStream(file), password);
    } catch (IOException e) {
      throw new GeneralSecurityException("wrong password, or a damaged PKCS#12 file", e);
    }
    for (String alias : Collections.list(store.aliases())) {
      Key key = store.getKey(alias, password);
      if (key != null) {
        List<byte[]> chain = new ArrayList<>();
        for (Certificate certificate : store.getCertificateChain(alias)) {
          chain.add(certificate.getEncoded());
        }
        KeySigner signer = KeySigner.of(PrivateKeyInfo.getInstance(key.getEncoded()));
        return signer.certified(ordered(signer, chain));
      }
    }
    throw new GeneralSecurityException("wanted a private key, found none in the PKCS#12 file");
  }

  /** Returns the chain from the key's own certificate upwards; others are left out. */
  static List<byte[]> ordered(LabelSigner signer, List<byte[]> certificates) {
    List<Cert> all = certificates.stream().map(Cert::of).toList();
    List<Cert> chain = new ArrayList<>();
    Optional<Cert> next =
        all.stream().filter(c -> Arrays.equals(c.spki(), signer.publicKey())).findFirst();
    while (next.isPresent() && chain.size() < all.size()) {
      Cert last = next.get();
      chain.add(last);
      next = all.stream().filter(c -> !c.same(last) && last.issuedBy(c)).findFirst();
    }
    if (chain.isEmpty() && !all.isEmpty()) {
      throw new IllegalArgumentException("no certificate is for this private key");
    }
    return chain.stream().map(Cert::der).toList();
  }
}
