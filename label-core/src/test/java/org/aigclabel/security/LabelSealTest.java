package org.aigclabel.security;

import static org.aigclabel.security.Seals.CONTENT;
import static org.aigclabel.security.Seals.LABEL;
import static org.aigclabel.security.Seals.assertReason;
import static org.aigclabel.security.Seals.content;
import static org.aigclabel.security.Seals.fresh;
import static org.aigclabel.security.Seals.pinning;
import static org.aigclabel.security.Seals.rules;
import static org.aigclabel.security.Seals.signer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.aigclabel.Generated;
import org.aigclabel.Label;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LabelSealTest {

  private static final Set<Rule> TRUSTED =
      EnumSet.of(Rule.SIGNATURE_INTACT, Rule.BINDING_INTACT, Rule.SIGNATURE_TRUSTED);

  private static Label signed(SignatureAlgorithm algorithm) throws Exception {
    return LabelSeal.sign(signer(algorithm), LABEL, CONTENT);
  }

  @ParameterizedTest
  @EnumSource
  void check_pinnedKey_trusted(SignatureAlgorithm algorithm) throws Exception {
    assertEquals(TRUSTED, rules(signed(algorithm), pinning(signer(algorithm))));
  }

  @ParameterizedTest
  @EnumSource
  void check_unknownKey_intactButNotTrusted(SignatureAlgorithm algorithm) throws Exception {
    Label label = signed(algorithm);
    assertEquals(
        EnumSet.of(Rule.SIGNATURE_INTACT, Rule.BINDING_INTACT, Rule.SIGNATURE_UNTRUSTED),
        rules(label, TrustStore.empty()));
    assertReason("reason.key", Rule.SIGNATURE_UNTRUSTED, label, pinning(fresh(algorithm)));
  }

  @ParameterizedTest
  @EnumSource
  void sign_anyAlgorithm_staysInTheStandardsCharacters(SignatureAlgorithm algorithm)
      throws Exception {
    assertTrue(
        signed(algorithm)
            .reservedCode1()
            .chars()
            .allMatch(c -> c == 0x21 || c == 0x22 || c >= 0x23 && c <= 0x7E && c != 0x5C));
  }

  @ParameterizedTest
  @EnumSource(ContentDigest.class)
  void check_eitherDigest_trusted(ContentDigest digest) throws Exception {
    LabelSigner signer = signer(SignatureAlgorithm.SM2).digesting(digest);
    Label label = LabelSeal.sign(signer, LABEL, CONTENT);

    assertTrue(label.reservedCode1().contains(digest.oid()));
    assertEquals(TRUSTED, rules(label, pinning(signer)));
  }

  @Test
  void check_noReservedCode_absent() throws Exception {
    assertEquals(EnumSet.of(Rule.SIGNATURE_ABSENT), rules(LABEL, TrustStore.empty()));
  }

  @Test
  void check_otherContent_bindingBroken() throws Exception {
    Label label = signed(SignatureAlgorithm.SM2);
    assertEquals(
        EnumSet.of(Rule.SIGNATURE_INTACT, Rule.BINDING_BROKEN),
        rules(label, content("other"), pinning(signer(SignatureAlgorithm.SM2))));
  }

  @Test
  void check_producerEdited_broken() throws Exception {
    assertEdited(l -> with(l, l.generated(), l.contentProducer() + "1", l.produceId()));
  }

  @Test
  void check_numberEdited_broken() throws Exception {
    assertEdited(l -> with(l, l.generated(), l.contentProducer(), "20260101-43"));
  }

  @Test
  void check_generatedEdited_broken() throws Exception {
    assertEdited(l -> with(l, Generated.SUSPECTED, l.contentProducer(), l.produceId()));
  }

  private static void assertEdited(UnaryOperator<Label> edit) throws Exception {
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      Label edited = edit.apply(signed(algorithm));
      assertEquals(EnumSet.of(Rule.SIGNATURE_BROKEN), rules(edited, pinning(signer(algorithm))));
    }
  }

  /** The label with other production fields, and propagation fields equal to them. */
  private static Label with(Label label, Generated generated, String producer, String id) {
    return new Label(generated, producer, id, label.reservedCode1(), producer, id, "");
  }

  @Test
  void check_keySwappedForOwn_untrustedOrBroken() throws Exception {
    LabelSigner thief = fresh(SignatureAlgorithm.SM2);
    Label label = signed(SignatureAlgorithm.SM2);
    Seal seal = Seal.parse(label.reservedCode1()).orElseThrow();
    Seal stolen = Seal.parse(LabelSeal.sign(thief, LABEL, CONTENT).reservedCode1()).orElseThrow();
    Label swapped =
        label.withReservedCode1(seal.text().replace(seal.publicKey(), stolen.publicKey()));

    assertEquals(
        EnumSet.of(Rule.SIGNATURE_BROKEN),
        rules(swapped, pinning(signer(SignatureAlgorithm.SM2), thief)));
  }

  @Test
  void check_signedAgainByAThief_untrusted() throws Exception {
    Label label = LabelSeal.sign(fresh(SignatureAlgorithm.SM2), LABEL, CONTENT);
    Set<Rule> rules = rules(label, pinning(signer(SignatureAlgorithm.SM2)));
    assertTrue(rules.contains(Rule.SIGNATURE_UNTRUSTED));
    assertFalse(rules.contains(Rule.SIGNATURE_TRUSTED));
  }

  @Test
  void check_labelSignatureOfAnotherLabel_broken() throws Exception {
    Label label = signed(SignatureAlgorithm.SM2);
    Label other =
        LabelSeal.sign(signer(SignatureAlgorithm.SM2), Label.producedBy("a", "b"), CONTENT);
    assertTrue(
        rules(
                label.withReservedCode1(other.reservedCode1()),
                pinning(signer(SignatureAlgorithm.SM2)))
            .contains(Rule.SIGNATURE_BROKEN));
  }

  @Test
  void check_hexInUpperCase_notTrusted() throws Exception {
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      Label label = signed(algorithm);
      Seal seal = Seal.parse(label.reservedCode1()).orElseThrow();
      for (String hex :
          new String[] {seal.labelSignature(), seal.boundSignature(), seal.content()}) {
        String text = label.reservedCode1().replace(hex, hex.toUpperCase(Locale.ROOT));
        assertFalse(
            rules(label.withReservedCode1(text), pinning(signer(algorithm)))
                .contains(Rule.SIGNATURE_TRUSTED));
      }
    }
  }

  @Test
  void check_anotherFormOfTheSameData_bindingBroken() throws Exception {
    Label label = signed(SignatureAlgorithm.SM2);
    for (String[] edit :
        new String[][] {
          {"\"Version\":1", "\"Version\":1,\"Version\":1"},
          {"\"Version\":1", "\"Version\": 1"},
          {"\"Version\":1", "\"Version\":01"},
          {"\"Type\":\"TC260PG\",\"Version\":1", "\"Version\":1,\"Type\":\"TC260PG\""},
          {"]}}", "],\"More\":1}}"}
        }) {
      String text = label.reservedCode1().replace(edit[0], edit[1]);
      assertFalse(text.equals(label.reservedCode1()), edit[0]);
      Set<Rule> rules =
          rules(label.withReservedCode1(text), pinning(signer(SignatureAlgorithm.SM2)));
      assertFalse(rules.contains(Rule.SIGNATURE_TRUSTED), edit[1]);
      assertTrue(
          rules.contains(Rule.BINDING_BROKEN) || rules.contains(Rule.SIGNATURE_UNCHECKED), edit[1]);
    }
  }

  @Test
  void check_bindingLeftOut_notTrusted() throws Exception {
    Label label = signed(SignatureAlgorithm.SM2);
    Seal seal = Seal.parse(label.reservedCode1()).orElseThrow();
    String bound =
        ",{\"Type\":\"DS\",\"AlgID\":\"1.2.156.10197.1.501\",\"TBSData\":{\"Type\":\"Bnd\"},"
            + "\"Signature\":\""
            + seal.boundSignature()
            + "\"}";
    assertTrue(label.reservedCode1().contains(bound));
    assertEquals(
        EnumSet.of(Rule.SIGNATURE_INTACT, Rule.BINDING_BROKEN, Rule.SIGNATURE_KNOWN),
        rules(
            label.withReservedCode1(label.reservedCode1().replace(bound, "")),
            pinning(signer(SignatureAlgorithm.SM2))));
  }

  @Test
  void check_propagationFieldsEdited_unsigned() throws Exception {
    Label edited = signed(SignatureAlgorithm.SM2).propagated("someone-else", "7", "");
    assertEquals(
        EnumSet.of(
            Rule.SIGNATURE_INTACT,
            Rule.BINDING_INTACT,
            Rule.SIGNATURE_KNOWN,
            Rule.PROPAGATION_UNSIGNED),
        rules(edited, pinning(signer(SignatureAlgorithm.SM2))));
  }

  @Test
  void sign_tooManyCertificates_refused() {
    LabelSigner signer = signer(SignatureAlgorithm.SM2);
    LabelSigner wrong = ChosenSigner.certified(signer, Collections.nCopies(11, new byte[1]));
    assertThrows(GeneralSecurityException.class, () -> LabelSeal.sign(wrong, LABEL, CONTENT));
  }

  @Test
  void sign_serviceWithAnotherKey_refused() {
    LabelSigner wrong =
        new Misconfigured(signer(SignatureAlgorithm.SM2), fresh(SignatureAlgorithm.SM2));
    assertThrows(GeneralSecurityException.class, () -> LabelSeal.sign(wrong, LABEL, CONTENT));
  }

  /** A remote service that signs with another key than it names. */
  private record Misconfigured(LabelSigner named, LabelSigner used) implements LabelSigner {
    @Override
    public SignatureAlgorithm algorithm() {
      return named.algorithm();
    }

    @Override
    public byte[] publicKey() {
      return named.publicKey();
    }

    @Override
    public List<byte[]> certificates() {
      return List.of();
    }

    @Override
    public byte[] sign(byte[] message) throws GeneralSecurityException {
      return used.sign(message);
    }
  }

  @Test
  void check_unsignedOrOpaque_loadsNoCryptography() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                Opaque.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    assertTrue(output.contains("org.aigclabel.security.LabelSeal"));
    assertFalse(output.contains("org.bouncycastle"));
  }

  /** Checks labels without a readable signature, in a process of its own. */
  static final class Opaque {
    private Opaque() {}

    public static void main(String[] arguments) throws Exception {
      for (String code : List.of("", "opaque", "{}")) {
        LabelSeal.check(
            Label.producedBy("a", "b").withReservedCode1(code),
            Plan.keepAll(MediaSource.of("x", new byte[1])),
            TrustStore.empty());
      }
    }
  }
}
