package org.aigclabel.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.aigclabel.Finding;
import org.aigclabel.Label;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.Rule;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;

/** Labels, content and keys for the tests of signatures. */
final class Seals {

  static final Label LABEL = Label.producedBy("001191310104MACE0YX63918020", "20260101-42");
  static final Plan CONTENT = content("content without its label");

  private static final Map<SignatureAlgorithm, LabelSigner> SIGNERS =
      new EnumMap<>(SignatureAlgorithm.class);

  private Seals() {}

  /** One key per algorithm for all tests: RSA keys are slow to make. */
  static synchronized LabelSigner signer(SignatureAlgorithm algorithm) {
    return SIGNERS.computeIfAbsent(algorithm, Seals::fresh);
  }

  static LabelSigner fresh(SignatureAlgorithm algorithm) {
    try {
      if (algorithm == SignatureAlgorithm.RSA) {
        KeyPairGenerator shortest = KeyPairGenerator.getInstance("RSA");
        shortest.initialize(2048);
        byte[] key = shortest.generateKeyPair().getPrivate().getEncoded();
        return KeySigner.of(PrivateKeyInfo.getInstance(key));
      }
      return KeyFiles.generate(algorithm);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static Plan content(String text) {
    return Plan.keepAll(MediaSource.of("x", text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Protection data as other toolkits write it. */
  static String foreign(String oid, String covered, String signature, String key) {
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

  static TrustStore pinning(LabelSigner... signers) {
    TrustStore trust = TrustStore.empty();
    for (LabelSigner signer : signers) {
      trust = trust.trusting(signer.publicKey());
    }
    return trust;
  }

  static Set<Rule> rules(Label label, TrustStore trust) throws IOException {
    return rules(label, CONTENT, trust);
  }

  static Set<Rule> rules(Label label, Plan content, TrustStore trust) throws IOException {
    return LabelSeal.check(label, content, trust).stream()
        .map(Finding::rule)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** Asserts the reason of the one finding under a rule. */
  static void assertReason(String reason, Rule rule, Label label, TrustStore trust)
      throws IOException {
    List<String> reasons =
        LabelSeal.check(label, CONTENT, trust).stream()
            .filter(f -> f.rule() == rule)
            .map(f -> f.arguments().get(1).replaceFirst(":.*", ""))
            .toList();
    assertEquals(List.of(reason), reasons, () -> rule + " in " + label);
  }
}
