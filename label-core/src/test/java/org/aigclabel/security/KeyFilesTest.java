package org.aigclabel.security;

import static org.aigclabel.security.Seals.CONTENT;
import static org.aigclabel.security.Seals.LABEL;
import static org.aigclabel.security.Seals.pinning;
import static org.aigclabel.security.Seals.rules;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Rule;
import org.aigclabel.security.KeyDescription.Kind;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfoBuilder;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyFilesTest {

  private static final char[] PASSWORD = "pass-word".toCharArray();

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void generate_thenSigner_signsUnderTheWrittenCertificate(SignatureAlgorithm algorithm)
      throws Exception {
    KeyFiles.KeyPair pair = KeyFiles.generate(algorithm, folder.resolve("a/b"), "CN=测试,O=Org");
    LabelSigner signer = KeyFiles.signer(pair.key());

    assertEquals(algorithm, signer.algorithm());
    assertTrue(
        rules(
                LabelSeal.sign(signer, LABEL, CONTENT),
                TrustStore.empty().trusting(pair.certificate()))
            .contains(Rule.SIGNATURE_TRUSTED));
  }

  @Test
  void generate_privateKey_isReadableByItsOwnerOnly() throws Exception {
    Assumptions.assumeTrue(
        folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "no POSIX permissions here");
    KeyFiles.KeyPair pair = KeyFiles.generate(SignatureAlgorithm.SM2, folder, "x");
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(pair.key())));
  }

  @Test
  void generate_keyThere_refusedAndKept() throws Exception {
    Path key = Files.writeString(folder.resolve("key.pem"), "old");
    assertThrows(
        FileAlreadyExistsException.class,
        () -> KeyFiles.generate(SignatureAlgorithm.SM2, folder, "x"));
    assertEquals("old", Files.readString(key));
  }

  @ParameterizedTest
  @EnumSource
  void describe_everyKindOfFile_namesAlgorithmAndSameFingerprint(SignatureAlgorithm algorithm)
      throws Exception {
    KeyFiles.KeyPair pair = KeyFiles.generate(algorithm, folder, "Studio, GmbH");
    LabelSigner signer = KeyFiles.signer(pair.key());
    Path request =
        Files.writeString(folder.resolve("r.pem"), KeyFiles.request(signer, "CN=A,O=B,C=CN"));
    Path open = Files.writeString(folder.resolve("p.pem"), KeyFiles.publicKey(signer));
    Path bare = Files.write(folder.resolve("p.der"), signer.publicKey());

    List<KeyDescription> all = new ArrayList<>();
    for (Path file : List.of(pair.key(), open, bare, request, pair.certificate())) {
      all.addAll(KeyFiles.describe(file));
    }

    assertEquals(
        List.of(Kind.PRIVATE_KEY, Kind.PUBLIC_KEY, Kind.PUBLIC_KEY, Kind.REQUEST, Kind.CERTIFICATE),
        all.stream().map(KeyDescription::kind).toList());
    assertEquals(1, all.stream().map(KeyDescription::fingerprint).distinct().count());
    assertTrue(all.stream().allMatch(d -> d.algorithm().equals(Optional.of(algorithm))));
    assertEquals("CN=A,O=B,C=CN", all.get(3).subject());
    assertEquals("CN=Studio\\, GmbH", all.get(4).subject());
    assertEquals(
        KeyFiles.VALIDITY,
        Duration.between(
            all.get(4).notBefore().orElseThrow(), all.get(4).notAfter().orElseThrow()));
  }

  @Test
  void describe_revocationListAndAuthority_named() throws Exception {
    TestAuthority root = TestAuthority.root(SignatureAlgorithm.SM2, "Root");
    Path list =
        Files.write(
            folder.resolve("x.crl"), root.list(TestAuthority.day(-1), TestAuthority.day(1)));
    assertEquals(Kind.AUTHORITY, KeyFiles.describe(root.file(folder)).get(0).kind());
    assertEquals(Kind.REVOCATION_LIST, KeyFiles.describe(list).get(0).kind());
    assertEquals("CN=Root", KeyFiles.describe(list).get(0).issuer());
  }

  @ParameterizedTest
  @EnumSource
  void signer_pkcs12_hasKeyAndChain(SignatureAlgorithm algorithm) throws Exception {
    TestAuthority root = TestAuthority.root(algorithm, "Root");
    LabelSigner leaf = root.leaf(TestAuthority.Terms.LEAF, root.certificate());
    Path file = folder.resolve("k.p12");
    store(leaf, file);

    LabelSigner read = KeyFiles.signer(file, PASSWORD);

    assertArrayEquals(leaf.publicKey(), read.publicKey());
    assertEquals(2, read.certificates().size());
    assertArrayEquals(leaf.certificates().get(0), read.certificates().get(0));
    assertTrue(
        rules(LabelSeal.sign(read, LABEL, CONTENT), TrustStore.empty().trusting(root.file(folder)))
            .contains(Rule.SIGNATURE_TRUSTED));
  }

  @Test
  void signer_pkcs12WithWrongPassword_refused() throws Exception {
    TestAuthority root = TestAuthority.root(SignatureAlgorithm.P256, "Root");
    Path file = folder.resolve("k.p12");
    store(root.leaf(TestAuthority.Terms.LEAF), file);

    assertThrows(
        GeneralSecurityException.class, () -> KeyFiles.signer(file, "wrong".toCharArray()));
    assertThrows(GeneralSecurityException.class, () -> KeyFiles.signer(file));
    assertEquals(
        List.of(Kind.PRIVATE_KEY, Kind.CERTIFICATE),
        KeyFiles.describe(file, PASSWORD).stream().map(KeyDescription::kind).toList());
  }

  private static void store(LabelSigner signer, Path file) throws Exception {
    BouncyCastleProvider provider = new BouncyCastleProvider();
    CertificateFactory factory = CertificateFactory.getInstance("X.509", provider);
    List<Certificate> chain = new ArrayList<>();
    for (byte[] der : signer.certificates()) {
      chain.add(factory.generateCertificate(new java.io.ByteArrayInputStream(der)));
    }
    PrivateKeyInfo key = PrivateKeyInfo.getInstance(((KeySigner) signer).pem().der());
    // The JDK, whose format keytool writes, knows no SM2.
    KeyStore store =
        signer.algorithm() == SignatureAlgorithm.SM2
            ? KeyStore.getInstance("PKCS12", provider)
            : KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "k", BouncyCastleProvider.getPrivateKey(key), PASSWORD, chain.toArray(Certificate[]::new));
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD);
    }
  }

  @Test
  void signer_encryptedPkcs8_needsItsPassword() throws Exception {
    KeySigner key = (KeySigner) KeyFiles.generate(SignatureAlgorithm.SM2);
    var encryptor =
        new JceOpenSSLPKCS8EncryptorBuilder(new ASN1ObjectIdentifier("2.16.840.1.101.3.4.1.42"))
            .setProvider(new BouncyCastleProvider())
            .setPRF(
                new org.bouncycastle.asn1.x509.AlgorithmIdentifier(
                    PKCSObjectIdentifiers.id_hmacWithSHA256,
                    org.bouncycastle.asn1.DERNull.INSTANCE))
            .setPassword(PASSWORD)
            .build();
    byte[] der =
        new PKCS8EncryptedPrivateKeyInfoBuilder(PrivateKeyInfo.getInstance(key.pem().der()))
            .build(encryptor)
            .getEncoded();
    for (byte[] form :
        List.of(der, new Pem("ENCRYPTED PRIVATE KEY", der).text().getBytes("US-ASCII"))) {
      Path file = Files.write(folder.resolve("e" + form.length), form);
      assertArrayEquals(key.publicKey(), KeyFiles.signer(file, PASSWORD).publicKey());
      assertThrows(GeneralSecurityException.class, () -> KeyFiles.signer(file, "no".toCharArray()));
      assertTrue(
          assertThrows(GeneralSecurityException.class, () -> KeyFiles.signer(file))
              .getMessage()
              .contains("password"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void signer_derPkcs8_read(SignatureAlgorithm algorithm) throws Exception {
    KeySigner key = (KeySigner) Seals.signer(algorithm);
    Path file = Files.write(folder.resolve("k.der"), key.pem().der());
    assertArrayEquals(key.publicKey(), KeyFiles.signer(file).publicKey());
  }

  @Test
  void signer_sec1_readWithCurveInsideOrBefore() throws Exception {
    for (SignatureAlgorithm algorithm : List.of(SignatureAlgorithm.SM2, SignatureAlgorithm.P256)) {
      KeySigner key = (KeySigner) Seals.signer(algorithm);
      byte[] inner =
          PrivateKeyInfo.getInstance(key.pem().der())
              .parsePrivateKey()
              .toASN1Primitive()
              .getEncoded();
      String before = new Pem("EC PARAMETERS", PublicKeys.curve(algorithm).getEncoded()).text();
      Path file =
          Files.writeString(
              folder.resolve("s" + algorithm), before + new Pem("EC PRIVATE KEY", inner).text());
      assertArrayEquals(key.publicKey(), KeyFiles.signer(file).publicKey());

      Path lone =
          Files.writeString(
              folder.resolve("l" + algorithm), new Pem("EC PRIVATE KEY", inner).text());
      assertThrows(GeneralSecurityException.class, () -> KeyFiles.signer(lone));
    }
  }

  @Test
  void signer_pkcs1_read() throws Exception {
    KeySigner key = (KeySigner) Seals.signer(SignatureAlgorithm.RSA);
    byte[] inner =
        PrivateKeyInfo.getInstance(key.pem().der())
            .parsePrivateKey()
            .toASN1Primitive()
            .getEncoded();
    Path file = Files.writeString(folder.resolve("r"), new Pem("RSA PRIVATE KEY", inner).text());
    assertArrayEquals(key.publicKey(), KeyFiles.signer(file).publicKey());
  }

  @Test
  void signer_pemWithCertificates_putsThemInOrder() throws Exception {
    TestAuthority root = TestAuthority.root(SignatureAlgorithm.SM2, "Root");
    KeySigner leaf = (KeySigner) root.leaf(TestAuthority.Terms.LEAF);
    String text =
        new Pem("CERTIFICATE", root.certificate()).text()
            + new Pem("CERTIFICATE", leaf.certificates().get(0)).text()
            + leaf.pem().text();
    Path file = Files.writeString(folder.resolve("all.pem"), text);

    assertArrayEquals(leaf.certificates().get(0), KeyFiles.signer(file).certificates().get(0));
    assertEquals(2, KeyFiles.signer(file).certificates().size());
  }

  @Test
  void certified_certificateOfAnotherKey_refused() throws Exception {
    KeyFiles.KeyPair pair = KeyFiles.generate(SignatureAlgorithm.SM2, folder, "x");
    assertThrows(
        IllegalArgumentException.class,
        () -> KeyFiles.certified(Seals.signer(SignatureAlgorithm.P256), pair.certificate()));
  }

  @Test
  void signer_garbage_refusedWithAReason() throws IOException {
    for (String text :
        List.of(
            "",
            "x",
            "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
            "-----BEGIN PRIVATE KEY-----\n!!\n-----END PRIVATE KEY-----\n",
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
            "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: A,B\n\nAAAA\n"
                + "-----END RSA PRIVATE KEY-----\n")) {
      Path file = Files.writeString(folder.resolve("g"), text);
      assertThrows(GeneralSecurityException.class, () -> KeyFiles.signer(file), text);
    }
  }

  @Test
  void keys_everyUse_registersNoProvider() throws Exception {
    LabelSigner signer = KeyFiles.generate(SignatureAlgorithm.SM2);
    rules(LabelSeal.sign(signer, LABEL, CONTENT), pinning(signer));
    assertNull(Security.getProvider("BC"));
    assertFalse(Security.getAlgorithms("MessageDigest").contains("SM3"));
  }
}
