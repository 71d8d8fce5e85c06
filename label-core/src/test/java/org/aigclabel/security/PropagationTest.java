package org.aigclabel.security;

import static org.aigclabel.security.Seals.CONTENT;
import static org.aigclabel.security.Seals.LABEL;
import static org.aigclabel.security.Seals.content;
import static org.aigclabel.security.Seals.fresh;
import static org.aigclabel.security.Seals.pinning;
import static org.aigclabel.security.Seals.rules;
import static org.aigclabel.security.Seals.signer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import org.aigclabel.Generated;
import org.aigclabel.Label;
import org.aigclabel.Rule;
import org.junit.jupiter.api.Test;

class PropagationTest {

  private static final LabelSigner PRODUCER = signer(SignatureAlgorithm.SM2);
  private static final LabelSigner PLATFORM = signer(SignatureAlgorithm.ED25519);
  private static final Set<Rule> TRUSTED =
      EnumSet.of(Rule.SIGNATURE_INTACT, Rule.BINDING_INTACT, Rule.SIGNATURE_TRUSTED);

  private static Label passed() throws Exception {
    return LabelSeal.sign(PRODUCER, LABEL, CONTENT).propagated("platform", "77", "");
  }

  private static Label signed() throws Exception {
    return LabelSeal.signPropagation(PLATFORM, passed(), CONTENT);
  }

  private static TrustStore both() {
    return pinning(PRODUCER, PLATFORM);
  }

  @Test
  void check_bothSigned_trusted() throws Exception {
    Label passed = passed();
    Label signed = LabelSeal.signPropagation(PLATFORM, passed, CONTENT);
    assertEquals(TRUSTED, rules(signed, both()));
    assertEquals(passed.reservedCode1(), signed.reservedCode1());
  }

  @Test
  void check_propagatorUnsigned_unsigned() throws Exception {
    assertTrue(rules(passed(), both()).contains(Rule.PROPAGATION_UNSIGNED));
    assertFalse(rules(passed(), both()).contains(Rule.SIGNATURE_TRUSTED));
  }

  @Test
  void check_propagatorUnknown_notTrusted() throws Exception {
    assertEquals(
        EnumSet.of(
            Rule.SIGNATURE_INTACT,
            Rule.BINDING_INTACT,
            Rule.SIGNATURE_KNOWN,
            Rule.SIGNATURE_UNTRUSTED),
        rules(signed(), pinning(PRODUCER)));
  }

  @Test
  void check_producerUnknown_notTrusted() throws Exception {
    assertFalse(rules(signed(), pinning(PLATFORM)).contains(Rule.SIGNATURE_TRUSTED));
  }

  @Test
  void check_propagatorFieldEdited_broken() throws Exception {
    Label label = signed();
    Label edited = label.propagated("platform", "78", label.reservedCode2());
    assertTrue(rules(edited, both()).contains(Rule.SIGNATURE_BROKEN));
  }

  @Test
  void check_propagatorFieldsSetBackToTheProducers_broken() throws Exception {
    Label label = signed();
    Label edited =
        label.propagated(label.contentProducer(), label.produceId(), label.reservedCode2());
    assertTrue(rules(edited, both()).contains(Rule.SIGNATURE_BROKEN));
  }

  @Test
  void check_producersCodeTakenOutUnderPropagators_broken() throws Exception {
    assertEquals(
        EnumSet.of(Rule.SIGNATURE_INTACT, Rule.BINDING_BROKEN, Rule.PROPAGATION_UNSIGNED),
        rules(signed().withReservedCode1(""), both()));
  }

  @Test
  void check_producersCodeReplacedUnderPropagators_broken() throws Exception {
    Label again = LabelSeal.sign(PRODUCER, LABEL, CONTENT);
    assertTrue(
        rules(signed().withReservedCode1(again.reservedCode1()), both())
            .contains(Rule.BINDING_BROKEN));
  }

  @Test
  void check_codesSwapped_notTrusted() throws Exception {
    Label label = signed();
    Label swapped =
        label.withReservedCode1(label.reservedCode2()).withReservedCode2(label.reservedCode1());
    assertTrue(rules(swapped, both()).contains(Rule.SIGNATURE_BROKEN));
  }

  @Test
  void check_propagatorsCodeOnOtherContent_broken() throws Exception {
    assertTrue(rules(signed(), content("other"), both()).contains(Rule.BINDING_BROKEN));
  }

  @Test
  void check_contentChangedByThePlatform_producersBindingBroken() throws Exception {
    Label label = LabelSeal.signPropagation(PLATFORM, passed(), content("smaller"));
    Set<Rule> rules = rules(label, content("smaller"), both());
    assertTrue(rules.contains(Rule.BINDING_BROKEN));
    assertFalse(rules.contains(Rule.SIGNATURE_TRUSTED));
  }

  @Test
  void check_producerUnsigned_platformVouchesForAll() throws Exception {
    Label label =
        LabelSeal.signPropagation(PLATFORM, LABEL.propagated("platform", "77", ""), CONTENT);
    assertEquals(TRUSTED, rules(label, both()));
  }

  @Test
  void check_producerOpaque_notTrusted() throws Exception {
    Label label =
        LabelSeal.signPropagation(
            PLATFORM, LABEL.withReservedCode1("opaque").propagated("platform", "77", ""), CONTENT);
    assertEquals(
        EnumSet.of(
            Rule.SIGNATURE_UNCHECKED,
            Rule.SIGNATURE_INTACT,
            Rule.BINDING_INTACT,
            Rule.SIGNATURE_KNOWN),
        rules(label, both()));
  }

  @Test
  void check_suspectedByThePlatform_trusted() throws Exception {
    Label label =
        LabelSeal.signPropagation(
            PLATFORM, Label.propagatedBy(Generated.SUSPECTED, "platform", "77"), CONTENT);
    assertEquals(TRUSTED, rules(label, both()));
  }

  @Test
  void check_propagatorsCodeAddedToAsProduced_mustBeTrustedToo() throws Exception {
    Label produced = LabelSeal.sign(PRODUCER, LABEL, CONTENT);
    assertEquals(TRUSTED, rules(LabelSeal.signPropagation(PLATFORM, produced, CONTENT), both()));
    for (String code : new String[] {"x", "{}"}) {
      assertFalse(rules(produced.withReservedCode2(code), both()).contains(Rule.SIGNATURE_TRUSTED));
    }
    assertFalse(
        rules(LabelSeal.signPropagation(fresh(SignatureAlgorithm.SM2), produced, CONTENT), both())
            .contains(Rule.SIGNATURE_TRUSTED));
  }

  @Test
  void check_emptyPropagationFields_notCovered() throws Exception {
    Label empty =
        new Label(
            Generated.IS,
            LABEL.contentProducer(),
            LABEL.produceId(),
            passed().reservedCode1(),
            "",
            "",
            "");
    assertTrue(rules(empty, both()).contains(Rule.PROPAGATION_UNSIGNED));
  }
}
