package org.aigclabel.security;

import static org.aigclabel.security.Seals.CONTENT;
import static org.aigclabel.security.Seals.LABEL;
import static org.aigclabel.security.Seals.pinning;
import static org.aigclabel.security.Seals.rules;
import static org.aigclabel.security.Seals.signer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.aigclabel.Label;
import org.aigclabel.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The law: flip any one bit of a signed label, and it is never trusted again. */
class BitFlipTest {

  private static final int BITS = 7;
  private static final int SLOW = 11;

  @ParameterizedTest
  @EnumSource
  void reservedCode1_anyBitFlipped_neverTrusted(SignatureAlgorithm algorithm) throws Exception {
    Label label = LabelSeal.sign(signer(algorithm), LABEL, CONTENT);
    TrustStore trust = pinning(signer(algorithm));
    assertTrue(rules(label, trust).contains(Rule.SIGNATURE_TRUSTED));

    assertNeverTrusted(label, Role.PRODUCER, trust);
  }

  @ParameterizedTest
  @EnumSource
  void reservedCode2_anyBitFlipped_neverTrusted(SignatureAlgorithm algorithm) throws Exception {
    Label unsigned = Label.producedBy("a", "b").propagated("p", "7", "");
    Label passed =
        algorithm == SignatureAlgorithm.SM2
            ? LabelSeal.sign(signer(algorithm), unsigned, CONTENT)
            : unsigned;
    Label label = LabelSeal.signPropagation(signer(algorithm), passed, CONTENT);
    TrustStore trust = pinning(signer(algorithm));
    assertTrue(rules(label, trust).contains(Rule.SIGNATURE_TRUSTED));

    assertNeverTrusted(label, Role.PROPAGATOR, trust);
  }

  private static void assertNeverTrusted(Label label, Role role, TrustStore trust)
      throws Exception {
    byte[] text = role.code(label).getBytes(StandardCharsets.US_ASCII);
    int checked = 0;
    for (int bit = 0; bit < text.length * 8; bit++) {
      if (bit % 8 < BITS) {
        text[bit / 8] ^= (byte) (1 << bit % 8);
        String flipped = new String(text, StandardCharsets.US_ASCII);
        // What is no text of ours goes one and the same slow way: a part of it is enough.
        boolean ours = Seal.parse(flipped).isPresent();
        if ((ours || bit % SLOW == 0) && flipped.chars().allMatch(c -> c >= 0x20 && c != 0x7F)) {
          Set<Rule> rules = rules(role.with(label, flipped), trust);
          assertFalse(rules.contains(Rule.SIGNATURE_TRUSTED), flipped);
          checked++;
        }
        text[bit / 8] ^= (byte) (1 << bit % 8);
      }
    }
    assertTrue(checked > text.length, "only " + checked + " flips");
    assertEquals(role.code(label), new String(text, StandardCharsets.US_ASCII));
  }
}
