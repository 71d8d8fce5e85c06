package org.aigclabel.security;

import static org.aigclabel.security.Seals.CONTENT;
import static org.aigclabel.security.Seals.LABEL;
import static org.aigclabel.security.Seals.assertReason;
import static org.aigclabel.security.Seals.rules;
import static org.aigclabel.security.TestAuthority.NOW;
import static org.aigclabel.security.TestAuthority.day;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aigclabel.Label;
import org.aigclabel.Rule;
import org.aigclabel.security.TestAuthority.Terms;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CertificateTrustTest {

  private static final Set<Rule> WHOLE = EnumSet.of(Rule.SIGNATURE_INTACT, Rule.BINDING_INTACT);

  private static final TestAuthority ROOT = TestAuthority.root(SignatureAlgorithm.SM2, "Root");

  @TempDir private Path folder;

  private TrustStore trust() throws Exception {
    return TrustStore.empty().trusting(ROOT.file(folder)).at(NOW);
  }

  private static Label signed(LabelSigner signer) throws Exception {
    return LabelSeal.sign(signer, LABEL, CONTENT);
  }

  private static void assertOutcome(Rule outcome, Label label, TrustStore trust) throws Exception {
    Set<Rule> expected = EnumSet.copyOf(WHOLE);
    expected.add(outcome);
    assertEquals(expected, rules(label, trust));
  }

  @ParameterizedTest
  @EnumSource
  void check_leafOfTrustedAuthority_trusted(SignatureAlgorithm algorithm) throws Exception {
    TestAuthority root = TestAuthority.root(algorithm, "Root");
    Label label = signed(root.leaf(Terms.LEAF));
    TrustStore trust = TrustStore.empty().trusting(root.file(folder)).at(NOW);

    assertOutcome(Rule.SIGNATURE_TRUSTED, label, trust);
    assertReason("reason.authority", Rule.SIGNATURE_TRUSTED, label, trust);
  }

  @Test
  void check_leafUnderIntermediate_trusted() throws Exception {
    TestAuthority middle = ROOT.below("Middle");
    assertOutcome(
        Rule.SIGNATURE_TRUSTED, signed(middle.leaf(Terms.LEAF, middle.certificate())), trust());
  }

  @Test
  void check_intermediateMissing_untrusted() throws Exception {
    TestAuthority middle = ROOT.below("Middle");
    Label label = signed(middle.leaf(Terms.LEAF));
    assertReason("reason.chain", Rule.SIGNATURE_UNTRUSTED, label, trust());
  }

  @Test
  void check_intermediateOfSameNameButOtherKey_untrusted() throws Exception {
    TestAuthority middle = ROOT.below("Middle");
    TestAuthority twin = ROOT.below("Middle");
    Label label = signed(middle.leaf(Terms.LEAF, twin.certificate()));
    assertReason("reason.chain", Rule.SIGNATURE_UNTRUSTED, label, trust());
  }

  @Test
  void check_authorityOfSameNameButOtherKey_untrusted() throws Exception {
    TestAuthority twin = TestAuthority.root(SignatureAlgorithm.SM2, "Root");
    Label label = signed(twin.leaf(Terms.LEAF));
    assertReason("reason.chain", Rule.SIGNATURE_UNTRUSTED, label, trust());
  }

  @Test
  void check_leafThatIssued_untrusted() throws Exception {
    KeySigner leafKey = (KeySigner) KeyFiles.generate(SignatureAlgorithm.SM2);
    TestAuthority leaf = new TestAuthority(leafKey, ROOT.issue("leaf", leafKey, Terms.LEAF));
    Label label = signed(leaf.leaf(Terms.LEAF, leaf.certificate()));
    assertReason("reason.use", Rule.SIGNATURE_UNTRUSTED, label, trust());
  }

  @Test
  void check_leafForEncryptionOnly_untrusted() throws Exception {
    Label label = signed(ROOT.leaf(Terms.LEAF.using(KeyUsage.keyEncipherment)));
    assertReason("reason.use", Rule.SIGNATURE_UNTRUSTED, label, trust());
  }

  @Test
  void check_certificateOfAnotherKey_untrusted() throws Exception {
    KeySigner key = (KeySigner) KeyFiles.generate(SignatureAlgorithm.SM2);
    Label label = signed(key.certified(ROOT.leaf(Terms.LEAF).certificates()));
    assertReason("reason.leaf", Rule.SIGNATURE_UNTRUSTED, label, trust());
  }

  @Test
  void check_certificateUnreadable_untrusted() throws Exception {
    KeySigner key = (KeySigner) KeyFiles.generate(SignatureAlgorithm.SM2);
    Label label = signed(key.certified(List.of(new byte[] {0x30, 0x00})));
    assertReason("reason.certificate", Rule.SIGNATURE_UNTRUSTED, label, trust());
  }

  @Test
  void check_shortRsaKey_untrustedEvenIfPinned() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1024);
    KeyPair pair = generator.generateKeyPair();
    byte[] weak = pair.getPublic().getEncoded();
    TrustStore pinned = TrustStore.empty().trusting(weak);
    byte[] leaf = ROOT.issue("weak", new Named(weak), Terms.LEAF);

    for (Trust outcome :
        List.of(
            pinned.judge(weak, List.of(), Optional.empty()),
            trust().judge(weak, List.of(leaf), Optional.empty()))) {
      assertEquals(Trust.unknown("reason.weak:1024"), outcome);
    }
    Trust above =
        new CertificatePath(List.of(Cert.of(ROOT.certificate())), List.of(), NOW)
            .judge(List.of(Cert.of(leaf)), NOW);
    assertEquals(Trust.unknown("reason.weak:1024"), above);
  }

  /** A signer that only has a public key, to be certified. */
  private record Named(byte[] publicKey) implements LabelSigner {
    @Override
    public SignatureAlgorithm algorithm() {
      return SignatureAlgorithm.RSA;
    }

    @Override
    public List<byte[]> certificates() {
      return List.of();
    }

    @Override
    public byte[] sign(byte[] message) {
      throw new UnsupportedOperationException("it has no private key");
    }
  }

  @Test
  void check_certificateExpired_expired() throws Exception {
    assertOutcome(Rule.SIGNATURE_EXPIRED, signed(ROOT.leaf(Terms.LEAF.until(day(-1)))), trust());
  }

  @Test
  void check_certificateNotYetValid_expired() throws Exception {
    assertOutcome(Rule.SIGNATURE_EXPIRED, signed(ROOT.leaf(Terms.LEAF.from(day(1)))), trust());
  }

  @Test
  void check_authorityExpired_expired() throws Exception {
    Label label = signed(ROOT.leaf(Terms.LEAF.until(day(365))));
    assertOutcome(Rule.SIGNATURE_EXPIRED, label, trust().at(day(100)));
  }

  @Test
  void check_listedAsRevoked_revoked() throws Exception {
    LabelSigner signer = ROOT.leaf(Terms.LEAF);
    TrustStore trust = revoking(ROOT, day(-1), day(1), signer.certificates().get(0));
    assertOutcome(Rule.SIGNATURE_REVOKED, signed(signer), trust);
  }

  @Test
  void check_currentListWithoutIt_trusted() throws Exception {
    LabelSigner signer = ROOT.leaf(Terms.LEAF);
    assertOutcome(
        Rule.SIGNATURE_TRUSTED, signed(signer), revoking(ROOT, day(-1), day(1), new byte[0][]));
  }

  @Test
  void check_listOutOfDate_untrusted() throws Exception {
    LabelSigner signer = ROOT.leaf(Terms.LEAF);
    TrustStore trust = revoking(ROOT, day(-9), day(-1), new byte[0][]);
    assertReason("reason.crl.old", Rule.SIGNATURE_UNTRUSTED, signed(signer), trust);
  }

  @Test
  void check_listSignedByAnother_untrusted() throws Exception {
    TestAuthority twin = TestAuthority.root(SignatureAlgorithm.SM2, "Root");
    TrustStore trust = revoking(twin, day(-1), day(1), new byte[0][]);
    assertReason(
        "reason.crl.signature", Rule.SIGNATURE_UNTRUSTED, signed(ROOT.leaf(Terms.LEAF)), trust);
  }

  private TrustStore revoking(
      TestAuthority issuer, java.time.Instant from, java.time.Instant next, byte[]... revoked)
      throws Exception {
    Path list = Files.write(folder.resolve("list.crl"), issuer.list(from, next, revoked));
    return trust().revoking(list);
  }

  @Test
  void check_pinnedCertificate_trustedWithinItsValidity() throws Exception {
    TestAuthority other = TestAuthority.root(SignatureAlgorithm.P256, "Other");
    LabelSigner signer = other.leaf(Terms.LEAF);
    Path file = Files.write(folder.resolve("leaf.der"), signer.certificates().get(0));
    TrustStore trust = TrustStore.empty().trusting(file);

    assertOutcome(Rule.SIGNATURE_TRUSTED, signed(signer), trust.at(NOW));
    assertOutcome(Rule.SIGNATURE_EXPIRED, signed(signer), trust.at(day(31)));
  }

  @Test
  void check_pinnedSelfSignedCertificateOfOurs_trusted() throws Exception {
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      Path keys = folder.resolve(algorithm.name());
      KeyFiles.KeyPair pair = KeyFiles.generate(algorithm, keys, "CN=Test,O=Org");
      LabelSigner signer = KeyFiles.signer(pair.key());
      assertOutcome(
          Rule.SIGNATURE_TRUSTED, signed(signer), TrustStore.empty().trusting(pair.certificate()));
      assertOutcome(
          Rule.SIGNATURE_TRUSTED,
          signed(KeyFiles.certified(signer, pair.certificate())),
          TrustStore.empty().trusting(pair.certificate()));
    }
  }

  @Test
  void check_anyBitOfCertificateFlipped_neverTrusted() throws Exception {
    LabelSigner signer = ROOT.leaf(Terms.LEAF);
    Label label = signed(signer);
    Seal seal = Seal.parse(label.reservedCode1()).orElseThrow();
    String hex = seal.certificates().get(0);
    for (int i = 0; i < hex.length(); i++) {
      char other = hex.charAt(i) == '0' ? '1' : '0';
      String flipped = hex.substring(0, i) + other + hex.substring(i + 1);
      Label tampered = label.withReservedCode1(seal.text().replace(hex, flipped));
      assertFalse(rules(tampered, trust()).contains(Rule.SIGNATURE_TRUSTED), flipped);
    }
    assertTrue(hex.length() > 400);
  }

  @Test
  void judge_anyBitOfCertificateFlipped_neverThrowsNorTrusts() throws Exception {
    LabelSigner signer = ROOT.leaf(Terms.LEAF);
    byte[] der = signer.certificates().get(0);
    TrustStore trust = trust();
    for (int bit = 0; bit < der.length * 8; bit++) {
      byte[] flipped = der.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      Trust outcome = trust.judge(signer.publicKey(), List.of(flipped), Optional.empty());
      assertFalse(outcome.state() == Trust.State.TRUSTED, "bit " + bit);
    }
  }

  @Test
  void trusting_fileWithoutKeys_refused() throws Exception {
    Path file = Files.writeString(folder.resolve("x"), "no key");
    assertThrows(IllegalArgumentException.class, () -> TrustStore.empty().trusting(file));
    assertThrows(IllegalArgumentException.class, () -> TrustStore.empty().revoking(file));
    assertThrows(IllegalArgumentException.class, () -> TrustStore.empty().trustingTimeStamps(file));
  }
}
