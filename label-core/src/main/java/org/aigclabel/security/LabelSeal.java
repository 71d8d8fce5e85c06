package org.aigclabel.security;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import org.aigclabel.Finding;
import org.aigclabel.Label;
import org.aigclabel.Plan;

/**
 * Signs labels and checks their signatures (TC260-PG-202511A). The exact bytes are in {@code
 * docs/signatures.md}.
 */
public final class LabelSeal {

  private LabelSeal() {}

  /**
   * Returns the label with the producer's signatures in ReservedCode1, over the production fields
   * and over the content.
   */
  public static Label sign(LabelSigner signer, Label label, Plan signedContent)
      throws IOException, GeneralSecurityException {
    return sign(signer, label, signedContent, Role.PRODUCER);
  }

  /**
   * Returns the label with the propagator's signatures in ReservedCode2, over all other fields and
   * over the content.
   */
  public static Label signPropagation(LabelSigner signer, Label label, Plan signedContent)
      throws IOException, GeneralSecurityException {
    return sign(signer, label, signedContent, Role.PROPAGATOR);
  }

  /**
   * Returns what is to be said of the signatures; never throws for what the label holds. {@code
   * SIGNATURE_TRUSTED} is among the findings only if trusted keys cover every field and the
   * content, so that no bit of either can change without it going away.
   *
   * @throws IOException if the content cannot be read
   */
  public static List<Finding> check(Label label, Plan signedContent, TrustStore trust)
      throws IOException {
    return new LabelCheck(label, new Digests(signedContent), trust).findings();
  }

  private static Label sign(LabelSigner signer, Label label, Plan content, Role role)
      throws IOException, GeneralSecurityException {
    HexFormat hex = HexFormat.of();
    ContentDigest digest = signer.contentDigest();
    Seal draft =
        new Seal(
            signer.algorithm(),
            digest,
            digest.of(content),
            hex.formatHex(signer.sign(role.message(label))),
            "",
            hex.formatHex(signer.publicKey()),
            signer.certificates().stream().map(hex::formatHex).toList(),
            "");
    Seal stamped = stamped(signer, draft, bound(label, role, draft));
    byte[] message = bound(label, role, stamped);
    byte[] signature = signer.sign(message);
    Label signed = role.with(label, stamped.withBoundSignature(hex.formatHex(signature)).text());
    String oid = signer.algorithm().oid();
    if (!Signatures.fits(oid, signer.publicKey(), message, signature)
        || Seal.parse(role.code(signed)).isEmpty()) {
      throw new GeneralSecurityException(
          "the signer's signature does not fit its public key, or has another form");
    }
    return signed;
  }

  private static Seal stamped(LabelSigner signer, Seal draft, byte[] data)
      throws IOException, GeneralSecurityException {
    if (signer.timeStamper().isEmpty()) {
      return draft;
    }
    byte[] token = signer.timeStamper().get().stamp(data);
    if (!TimeStampCheck.covers(token, data)) {
      throw new GeneralSecurityException("the time stamp service answered for other data");
    }
    return draft.withTimeStamp(HexFormat.of().formatHex(token));
  }

  /** Returns what the binding signature of a seal covers. */
  static byte[] bound(Label label, Role role, Seal seal) {
    return GuideReading.boundMessage(role.with(label, seal.withBoundSignature("").text()), role);
  }

  /** Returns what the time stamp of a seal covers. */
  static byte[] stamped(Label label, Role role, Seal seal) {
    return bound(label, role, seal.withTimeStamp(""));
  }
}
