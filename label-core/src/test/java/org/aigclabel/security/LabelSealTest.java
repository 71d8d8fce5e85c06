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

import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.aigclabel.Generated;
import org.aigclabel.Label;
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
        String text = label.reservedCode1().replace(hex, hex.toUpperCase(java.util.Locale.ROOT));
        assertFalse(
            rules(label.withReservedCode1(text), pinning(signer(algorithm)))
                .contains(Rule.SIGNATURE_TRUSTED));
      }
    }
  }

  @Test
  void check_duplicateMember_notTrusted() throws Exception {
    Label label = signed(SignatureAlgorithm.SM2);
    String text = label.reservedCode1().replace("\"Version\":1", "\"Version\":1,\"Version\":1");
    assertFalse(
        rules(label.withReservedCode1(text), pinning(signer(SignatureAlgorithm.SM2)))
            .contains(Rule.SIGNATURE_TRUSTED));
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
        EnumSet.of(Rule.SIGNATURE_INTACT, Rule.BINDING_UNCHECKED, Rule.SIGNATURE_KNOWN),
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
  void sign_signerWithWrongForm_refused() {
    LabelSigner signer = signer(SignatureAlgorithm.SM2);
    LabelSigner wrong = new CertifiedSigner(signer, java.util.Collections.nCopies(11, new byte[1]));
    assertThrows(GeneralSecurityException.class, () -> LabelSeal.sign(wrong, LABEL, CONTENT));
  }
}
