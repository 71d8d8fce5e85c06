package org.aigclabel.security;

import static org.aigclabel.security.Seals.LABEL;
import static org.aigclabel.security.Seals.assertReason;
import static org.aigclabel.security.Seals.foreign;
import static org.aigclabel.security.Seals.pinning;
import static org.aigclabel.security.Seals.rules;
import static org.aigclabel.security.Seals.signer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import org.aigclabel.Label;
import org.aigclabel.Rule;
import org.junit.jupiter.api.Test;

/** Protection data as other toolkits write it. */
class ForeignSignatureTest {

  private static final String SM2 = SignatureAlgorithm.SM2.oid();
  private static final HexFormat HEX = HexFormat.of();

  private static byte[] message() {
    return ("\"Label\":\"1\",\"ContentProducer\":\""
            + LABEL.contentProducer()
            + "\",\"ProduceID\":\""
            + LABEL.produceId()
            + "\"")
        .getBytes(StandardCharsets.UTF_8);
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
      Label label = LABEL.withReservedCode1(foreign(SM2, "LabelMataData", signature, key));
      assertEquals(expected, rules(label, TrustStore.empty()), key);
    }
  }

  @Test
  void check_pointWithoutPrefixAndBareSignature_intact() throws Exception {
    LabelSigner signer = signer(SignatureAlgorithm.SM2);
    String key = HEX.formatHex(point(signer), 1, 65);
    byte[] der = signer.sign(message());
    byte[] bare = bare(der);
    Label label = LABEL.withReservedCode1(foreign(SM2, "Md", HEX.formatHex(bare), key));
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
        foreign(SignatureAlgorithm.P256.oid(), "Md", HEX.formatHex(signer.sign(message())), "");
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
    Label label = LABEL.withReservedCode1(foreign("1.2.3.4", "Md", "00", "00"));
    assertReason("reason.algorithm", Rule.SIGNATURE_UNCHECKED, label, TrustStore.empty());
  }
}
