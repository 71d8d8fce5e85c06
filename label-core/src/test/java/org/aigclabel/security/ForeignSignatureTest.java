package org.aigclabel.security;

import static org.aigclabel.security.Seals.CONTENT;
import static org.aigclabel.security.Seals.LABEL;
import static org.aigclabel.security.Seals.assertReason;
import static org.aigclabel.security.Seals.pinning;
import static org.aigclabel.security.Seals.rules;
import static org.aigclabel.security.Seals.signer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.aigclabel.Label;
import org.aigclabel.Rule;
import org.aigclabel.container.Json;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Protection data as other toolkits write it. */
class ForeignSignatureTest {

  private static final String SM2 = SignatureAlgorithm.SM2.oid();
  private static final HexFormat HEX = HexFormat.of();

  /** Facts of a public label: producer code, number, key and signature. */
  private static final Label STEPFUN =
      Label.producedBy("001191310104MACE0YX63918020", "142569260085903360")
          .withReservedCode1(
              data(
                  SM2,
                  "LabelMataData",
                  "3046022100AE6B84B3342128AE301A597596FCD9EECF3EA0FC2DB6C250BAF234E167298E90022100"
                      + "97223ABB647B786A90D0A1B93CB9382EA879563B2C7F025FA006BE16AE926C14",
                  "3059301306072A8648CE3D020106082A811CCF5501822D034200045728F08C58D9C72150A705693E"
                      + "F7337859F8FF216E802630041AFAE5C036F0A67CB1FDF8C57F5F8B623284AE09E4E545464B71"
                      + "40B26BBDA51BAE965F854C57AA"));

  private static String data(String oid, String covered, String signature, String key) {
    return "{\"SecurityData\":{\"Type\":\"TC260PG\",\"Version\":1,\"PubSD\":[{\"Type\":\"DS\",\"AlgID\":\""
        + oid
        + "\",\"TBSData\":{\"Type\":\""
        + covered
        + "\"},\"Signature\":\""
        + signature
        + "\"},{\"Type\":\"PubKey\",\"AlgID\":\""
        + oid
        + "\",\"KeyValue\":\""
        + key
        + "\"}]}}";
  }

  private static byte[] message() {
    return ("\"Label\":\"1\",\"ContentProducer\":\""
            + LABEL.contentProducer()
            + "\",\"ProduceID\":\""
            + LABEL.produceId()
            + "\"")
        .getBytes(StandardCharsets.UTF_8);
  }

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
    Seal none = Seal.parse(STEPFUN.reservedCode1()).orElse(null);
    assertEquals(null, none);
    String key = STEPFUN.reservedCode1().replaceAll(".*KeyValue\":\"([0-9A-F]+).*", "$1");
    TrustStore trust = TrustStore.empty().trusting(HEX.parseHex(key));
    assertEquals(
        EnumSet.of(Rule.SIGNATURE_INTACT, Rule.SIGNATURE_KNOWN, Rule.BINDING_ABSENT),
        rules(STEPFUN, trust));
  }

  /** A signer whose public point has an even y, as MiniMax's bare x coordinate implies. */
  private static LabelSigner even(SignatureAlgorithm algorithm) throws Exception {
    LabelSigner signer = KeyFiles.generate(algorithm);
    while ((signer.publicKey()[signer.publicKey().length - 1] & 1) != 0) {
      signer = KeyFiles.generate(algorithm);
    }
    return signer;
  }

  private static byte[] point(LabelSigner signer) {
    byte[] spki = signer.publicKey();
    return Arrays.copyOfRange(spki, spki.length - 65, spki.length);
  }

  @Test
  void check_minimax_intact() throws Exception {
    LabelSigner signer = even(SignatureAlgorithm.SM2);
    String x = HEX.formatHex(point(signer), 1, 33);
    String signature = HEX.formatHex(signer.sign(message()));
    Set<Rule> expected =
        EnumSet.of(Rule.SIGNATURE_INTACT, Rule.SIGNATURE_UNTRUSTED, Rule.BINDING_ABSENT);
    for (String key : new String[] {"00" + x, x, "02" + x}) {
      Label label = LABEL.withReservedCode1(data(SM2, "LabelMataData", signature, key));
      assertEquals(expected, rules(label, TrustStore.empty()), key);
    }
  }

  @Test
  void check_pointWithoutPrefixAndBareSignature_intact() throws Exception {
    LabelSigner signer = signer(SignatureAlgorithm.SM2);
    String key = HEX.formatHex(point(signer), 1, 65);
    byte[] der = signer.sign(message());
    byte[] bare = bare(der);
    Label label = LABEL.withReservedCode1(data(SM2, "Md", HEX.formatHex(bare), key));
    assertTrue(rules(label, TrustStore.empty()).contains(Rule.SIGNATURE_INTACT));
  }

  private static byte[] bare(byte[] der) {
    byte[] bare = new byte[64];
    int at = 2;
    for (int i = 0; i < 2; i++) {
      int length = der[at + 1];
      int skip = Math.max(0, length - 32);
      System.arraycopy(der, at + 2 + skip, bare, 32 * i + 32 - (length - skip), length - skip);
      at += 2 + length;
    }
    return bare;
  }

  @Test
  void check_bareSignatureInHex_uncheckedUnlessItsKeyIsPinned() throws Exception {
    LabelSigner signer = signer(SignatureAlgorithm.SM2);
    Label label = LABEL.withReservedCode1(HEX.formatHex(signer.sign(message())));
    assertReason("reason.bare", Rule.SIGNATURE_UNCHECKED, label, TrustStore.empty());
    assertEquals(
        EnumSet.of(Rule.SIGNATURE_INTACT, Rule.SIGNATURE_KNOWN, Rule.BINDING_ABSENT),
        rules(label, pinning(signer)));
  }

  @Test
  void check_dataWithoutKey_uncheckedUnlessItsKeyIsPinned() throws Exception {
    LabelSigner signer = signer(SignatureAlgorithm.P256);
    String text =
        data(SignatureAlgorithm.P256.oid(), "Md", HEX.formatHex(signer.sign(message())), "");
    Label label = LABEL.withReservedCode1(text);
    assertReason("reason.nokey", Rule.SIGNATURE_UNCHECKED, label, TrustStore.empty());
    assertTrue(rules(label, pinning(signer)).contains(Rule.SIGNATURE_KNOWN));
  }

  @Test
  void check_objectsAsHonorWrites_unchecked() throws Exception {
    String text =
        "{\"SecurityData\":{\"Type\":\"TC260PG\",\"Version\":1,\"PubSd\":{\"Type\":\"DS\","
            + "\"AlgID\":\"1.2.840.113549.1.1.11\",\"TBSData\":{\"Type\":\"LabelMataData\"},"
            + "\"Signature\":\"00ff\"}}}";
    assertReason(
        "reason.nokey",
        Rule.SIGNATURE_UNCHECKED,
        LABEL.withReservedCode1(text),
        TrustStore.empty());
  }

  @Test
  void check_unknownAlgorithm_uncheckedWithItsOid() throws Exception {
    Label label = LABEL.withReservedCode1(data("1.2.3.4", "Md", "00", "00"));
    assertReason("reason.algorithm", Rule.SIGNATURE_UNCHECKED, label, TrustStore.empty());
  }

  @Test
  void check_propagatorsMessageUnknown_uncheckedNotBroken() throws Exception {
    Label label =
        STEPFUN.withReservedCode2(data(SM2, "LabelMataData", "3006020101020101", point()));
    Set<Rule> rules = rules(label, TrustStore.empty());
    assertTrue(rules.contains(Rule.SIGNATURE_UNCHECKED));
    assertFalse(rules.contains(Rule.SIGNATURE_BROKEN));
  }

  private static String point() {
    return HEX.formatHex(point(signer(SignatureAlgorithm.SM2)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "{",
        "{}",
        "[]",
        "null",
        "\"",
        "\"\\\"\"",
        "e862483430d978cbf828b8b24296ef9328d843a0",
        "6f1b4d9e-0000-4000-8000-000000000000",
        "{\"Type\":\" TC260PG\",\"AlgID\":\"sm3\"}",
        "{\"SecurityData\":null}",
        "{\"SecurityData\":[]}",
        "{\"SecurityData\":\"{\"}",
        "{\"SecurityData\":{\"PubSD\":[null,1,[],{},\"\",{\"Type\":\"DS\"}]}}",
        "{\"SecurityData\":{\"PubSD\":[{\"Type\":\"DS\",\"AlgID\":\"1.2.156.10197.1.501\"}]}}",
        "{\"SecurityData\":{\"Bindings\":1,\"PubSD\":\"x\",\"Extension\":3}}",
        "{\"SecurityData\":{\"Bindings\":[{}],\"PubSD\":[{\"Type\":\"PubKey\"}]}}"
      })
  void check_garbage_uncheckedNeverThrows(String code) throws Exception {
    for (Role role : Role.values()) {
      Set<Rule> rules = rules(role.with(LABEL, code), TrustStore.empty());
      assertTrue(rules.contains(Rule.SIGNATURE_UNCHECKED), rules::toString);
      assertFalse(rules.contains(Rule.SIGNATURE_TRUSTED));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "zz",
        "3000",
        "30",
        "3080",
        "30820000",
        "3084ffffffff",
        "3003020101",
        "300602010102010100",
        "3006020100020100",
        "30060201ff0201ff",
        "04",
        "0401",
        "00000000000000000000000000000000000000000000000000000000000000000000"
      })
  void check_garbageAsKeyOrSignature_neverThrows(String hex) throws Exception {
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      String key = HEX.formatHex(signer(algorithm).publicKey());
      String signature = HEX.formatHex(signer(algorithm).sign(message()));
      for (String text :
          new String[] {
            data(algorithm.oid(), "Md", hex, key), data(algorithm.oid(), "Md", signature, hex)
          }) {
        Set<Rule> rules = rules(LABEL.withReservedCode1(text), CONTENT, TrustStore.empty());
        assertFalse(rules.contains(Rule.SIGNATURE_INTACT), text);
      }
    }
  }

  @Test
  void check_deepAndLongGarbage_isQuickAndUnchecked() throws Exception {
    String deep = "30".repeat(4000);
    String indefinite = "3080".repeat(4000);
    for (String key : new String[] {deep, indefinite, "f".repeat(900_000)}) {
      Label label = LABEL.withReservedCode1(data(SM2, "Md", "3006020101020101", key));
      assertTrue(rules(label, TrustStore.empty()).contains(Rule.SIGNATURE_UNCHECKED));
    }
    Label nested = LABEL.withReservedCode1("{\"SecurityData\":".repeat(60_000));
    assertTrue(rules(nested, TrustStore.empty()).contains(Rule.SIGNATURE_UNCHECKED));
  }

  @Test
  void check_controlCharactersInTheData_doNotReachTheReport() throws Exception {
    String hostile = "\\u001b[31m\\u202e\\u0085x";
    Label label = LABEL.withReservedCode1(data(hostile, "Md", "00", "00"));
    String message =
        LabelSeal.check(label, CONTENT, TrustStore.empty()).get(0).message(Locale.ENGLISH);
    assertTrue(message.contains("?[31m??x"), message);
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
