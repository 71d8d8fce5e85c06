package org.aigclabel.security;

import static org.aigclabel.security.Seals.CONTENT;
import static org.aigclabel.security.Seals.LABEL;
import static org.aigclabel.security.Seals.foreign;
import static org.aigclabel.security.Seals.pinning;
import static org.aigclabel.security.Seals.rules;
import static org.aigclabel.security.Seals.signer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.aigclabel.Label;
import org.aigclabel.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An attacker signs what he likes with his own key; and many threads do everything at once. */
class HostileDataTest {

  private static final String SM2 = SignatureAlgorithm.SM2.oid();
  private static final HexFormat HEX = HexFormat.of();
  private static final int MUTATIONS = 3000;
  private static final int TASKS = 32;

  @Test
  void check_textMutatedAnyhow_neverThrowsNorTrusts() throws Exception {
    LabelSigner signer = signer(SignatureAlgorithm.SM2);
    TrustStore trust = pinning(signer);
    Label label = LabelSeal.sign(signer, LABEL, CONTENT);
    String text = label.reservedCode1();
    Random random = new Random(7);
    for (int i = 0; i < MUTATIONS; i++) {
      String mutated = mutated(text, random);
      if (!mutated.equals(text)) {
        Set<Rule> rules = rules(label.withReservedCode1(mutated), trust);
        assertFalse(rules.contains(Rule.SIGNATURE_TRUSTED), mutated);
        assertFalse(rules.isEmpty(), mutated);
      }
    }
  }

  private static String mutated(String text, Random random) {
    StringBuilder out = new StringBuilder(text);
    for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
      int at = random.nextInt(out.length());
      int end = Math.min(out.length(), at + random.nextInt(12));
      String piece = text.substring(random.nextInt(text.length() - 40)).substring(0, 40);
      switch (random.nextInt(4)) {
        case 0 -> out.delete(at, end);
        case 1 -> out.insert(at, piece.substring(0, 1 + random.nextInt(39)));
        case 2 -> out.replace(at, end, "[{\"\\:,}]0".substring(random.nextInt(9)));
        default -> out.setCharAt(at, (char) (0x20 + random.nextInt(0x5F)));
      }
    }
    return out.toString();
  }

  @Test
  void check_ownSealWithGarbageParts_untrustedNeverThrows() throws Exception {
    byte[] certificate = TestAuthority.root(SignatureAlgorithm.SM2, "Root").certificate();
    List<byte[]> parts =
        new ArrayList<>(List.of(new byte[] {1}, new byte[] {0x30, 0}, certificate));
    parts.add(deep(0x30));
    parts.add(deep(0xA0));
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      byte[] mutated = certificate.clone();
      for (int j = random.nextInt(4); j >= 0; j--) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
      }
      parts.add(mutated);
    }
    for (byte[] part : parts) {
      Set<Rule> rules = rules(forged(part), TrustStore.empty());
      assertTrue(rules.contains(Rule.BINDING_INTACT), rules::toString);
      assertTrue(rules.contains(Rule.SIGNATURE_UNTRUSTED), rules::toString);
      assertTrue(rules.contains(Rule.STAMP_BROKEN), rules::toString);
    }
  }

  /** A label with the part as certificate and as time stamp, rightly signed by its forger. */
  private static Label forged(byte[] part) throws Exception {
    LabelSigner signer = signer(SignatureAlgorithm.SM2);
    Seal draft =
        new Seal(
            SignatureAlgorithm.SM2,
            ContentDigest.SHA256,
            ContentDigest.SHA256.of(CONTENT),
            HEX.formatHex(signer.sign(Role.PRODUCER.message(LABEL))),
            "",
            HEX.formatHex(signer.publicKey()),
            List.of(HEX.formatHex(part)),
            HEX.formatHex(part));
    byte[] signature = signer.sign(LabelSeal.bound(LABEL, Role.PRODUCER, draft));
    return LABEL.withReservedCode1(draft.withBoundSignature(HEX.formatHex(signature)).text());
  }

  private static byte[] deep(int tag) {
    byte[] inner = new byte[0];
    for (int i = 0; i < 20_000 && inner.length < 60_000; i++) {
      ByteArrayOutputStream outer = new ByteArrayOutputStream();
      outer.write(tag);
      outer.write(0x82);
      outer.write(inner.length >> 8);
      outer.write(inner.length);
      outer.writeBytes(inner);
      inner = outer.toByteArray();
    }
    return inner;
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
      String signature = HEX.formatHex(signer(algorithm).sign(Role.PRODUCER.message(LABEL)));
      for (String text :
          new String[] {
            foreign(algorithm.oid(), "Md", hex, key), foreign(algorithm.oid(), "Md", signature, hex)
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
      Label label = LABEL.withReservedCode1(foreign(SM2, "Md", "3006020101020101", key));
      assertTrue(rules(label, TrustStore.empty()).contains(Rule.SIGNATURE_UNCHECKED));
    }
    Label nested = LABEL.withReservedCode1("{\"SecurityData\":".repeat(60_000));
    assertTrue(rules(nested, TrustStore.empty()).contains(Rule.SIGNATURE_UNCHECKED));
  }

  @Test
  void check_controlCharactersInTheData_doNotReachTheReport() throws Exception {
    String hostile = "\\u001b[31m\\u202e\\u0085x";
    Label label = LABEL.withReservedCode1(foreign(hostile, "Md", "00", "00"));
    String message =
        LabelSeal.check(label, CONTENT, TrustStore.empty()).get(0).message(Locale.ENGLISH);
    assertTrue(message.contains("?[31m??x"), message);
  }

  @ParameterizedTest
  @EnumSource
  void signAndCheck_manyThreadsOneKey_allTrusted(SignatureAlgorithm algorithm) throws Exception {
    LabelSigner signer = signer(algorithm);
    TrustStore trust = pinning(signer);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (int i = 0; i < TASKS; i++) {
        Label label = Label.producedBy("code", "id" + i);
        tasks.add(
            () ->
                rules(LabelSeal.sign(signer, label, CONTENT), trust)
                    .contains(Rule.SIGNATURE_TRUSTED));
      }
      int trusted = 0;
      for (Future<Boolean> result : threads.invokeAll(tasks)) {
        trusted += result.get() ? 1 : 0;
      }
      assertEquals(TASKS, trusted);
    } finally {
      threads.shutdownNow();
    }
  }
}
