package org.aigclabel.security;

import static org.aigclabel.security.Seals.foreign;
import static org.aigclabel.security.Seals.rules;
import static org.aigclabel.security.Seals.signer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.aigclabel.Label;
import org.aigclabel.Rule;
import org.aigclabel.container.Json;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The signed label that StepFun publishes. */
class StepfunLabelTest {

  private static final String SM2 = SignatureAlgorithm.SM2.oid();
  private static final HexFormat HEX = HexFormat.of();

  /** Facts of a public label: producer code, number, key and signature. */
  private static final Label STEPFUN =
      Label.producedBy("001191310104MACE0YX63918020", "142569260085903360")
          .withReservedCode1(
              foreign(
                  SM2,
                  "LabelMataData",
                  "3046022100AE6B84B3342128AE301A597596FCD9EECF3EA0FC2DB6C250BAF234E167298E90022100"
                      + "97223ABB647B786A90D0A1B93CB9382EA879563B2C7F025FA006BE16AE926C14",
                  "3059301306072A8648CE3D020106082A811CCF5501822D034200045728F08C58D9C72150A705693E"
                      + "F7337859F8FF216E802630041AFAE5C036F0A67CB1FDF8C57F5F8B623284AE09E4E545464B71"
                      + "40B26BBDA51BAE965F854C57AA"));

  @Test
  void check_stepfun_intactLabelOnly() throws Exception {
    assertEquals(
        EnumSet.of(Rule.SIGNATURE_INTACT, Rule.SIGNATURE_UNTRUSTED, Rule.BINDING_ABSENT),
        rules(STEPFUN, TrustStore.empty()));
  }

  @Test
  void check_stepfunOneDigitEdited_broken() throws Exception {
    Label edited =
        Label.producedBy("001191310104MACE0YX63918020", "142569260085903361")
            .withReservedCode1(STEPFUN.reservedCode1());
    assertEquals(EnumSet.of(Rule.SIGNATURE_BROKEN), rules(edited, TrustStore.empty()));
  }

  @Test
  void check_stepfunKeyPinned_knownButNotTrusted() throws Exception {
    assertEquals(Optional.empty(), Seal.parse(STEPFUN.reservedCode1()));
    String key = STEPFUN.reservedCode1().replaceAll(".*KeyValue\":\"([0-9A-F]+).*", "$1");
    TrustStore trust = TrustStore.empty().trusting(HEX.parseHex(key));
    assertEquals(
        EnumSet.of(Rule.SIGNATURE_INTACT, Rule.SIGNATURE_KNOWN, Rule.BINDING_ABSENT),
        rules(STEPFUN, trust));
  }

  @Test
  void check_propagatorsMessageUnknown_uncheckedNotBroken() throws Exception {
    String key = HEX.formatHex(signer(SignatureAlgorithm.SM2).publicKey());
    Label label = STEPFUN.withReservedCode2(foreign(SM2, "LabelMataData", "3006020101020101", key));
    Set<Rule> rules = rules(label, TrustStore.empty());
    assertTrue(rules.contains(Rule.SIGNATURE_UNCHECKED));
    assertFalse(rules.contains(Rule.SIGNATURE_BROKEN));
  }

  private static String shared(String name) throws IOException {
    Path file = Path.of(System.getProperty("aigclabel.root", "."), "../shared/vectors", name);
    Assumptions.assumeTrue(Files.isRegularFile(file), "the shared vectors are not here");
    return Files.readString(file);
  }

  @Test
  void check_sharedVector_intact() throws Exception {
    Json.Members facts = (Json.Members) Json.parse(shared("stepfun-sm2.json"));
    byte[] message = facts.text("message").orElseThrow().getBytes(StandardCharsets.UTF_8);
    byte[] digest = ContentDigest.SM3.of(message);
    byte[] key = HEX.parseHex(facts.text("publicKeySpkiHex").orElseThrow());
    byte[] signature = HEX.parseHex(facts.text("signatureDerHex").orElseThrow());

    assertEquals(facts.text("messageSm3").orElseThrow(), HEX.formatHex(digest));
    assertTrue(Signatures.fits(SM2, key, digest, signature));
    assertFalse(Signatures.fits(SM2, key, message, signature));
  }

  @Test
  void check_sharedLabelOfStepfun_producerIntactPropagatorUnchecked() throws Exception {
    Map<String, String> fields = new HashMap<>();
    Pattern.compile("(?m)^  (\\w+): '(.*)'$")
        .matcher(shared("real-labels/05-stepfun-securitydata.md"))
        .results()
        .forEach(m -> fields.put(m.group(1), m.group(2)));
    Label label = Label.fromFields(fields).orElseThrow();

    assertEquals(
        EnumSet.of(
            Rule.SIGNATURE_INTACT,
            Rule.SIGNATURE_UNTRUSTED,
            Rule.BINDING_ABSENT,
            Rule.SIGNATURE_UNCHECKED),
        rules(label, TrustStore.empty()));
  }
}
