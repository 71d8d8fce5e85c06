package org.aigclabel.security;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Label;
import org.aigclabel.Rule;

/** Checks protection data of this toolkit: one text, so nothing is tried and nothing forgiven. */
record SealCheck(Label label, Role role, Seal seal) {

  CodeCheck check(Digests digests, TrustStore trust) throws IOException {
    CodeCheck result = new CodeCheck(role);
    Optional<byte[]> key = key();
    if (key.isEmpty()) {
      return result.add(Rule.SIGNATURE_BROKEN, "reason.key.form");
    }
    if (!fits(key.get(), role.message(label), seal.labelSignature())) {
      return result.add(Rule.SIGNATURE_BROKEN, "reason.fields");
    }
    result.fitting(seal.algorithm(), key.get());
    if (!fits(key.get(), LabelSeal.bound(label, role, seal), seal.boundSignature())) {
      return result.add(Rule.BINDING_BROKEN, "reason.data");
    }
    if (!digests.of(seal.digest()).equals(seal.content())) {
      return result.add(Rule.BINDING_BROKEN, "reason.content:" + seal.digest().title());
    }
    result.binding(seal.digest());
    Optional<Instant> proven = proven(result, trust);
    List<byte[]> chain = seal.certificates().stream().map(SealCheck::bytes).toList();
    return result.judged(trust.judge(key.get(), chain, proven));
  }

  private Optional<byte[]> key() {
    byte[] value = bytes(seal.publicKey());
    return PublicKeys.read(seal.algorithm(), value).stream()
        .filter(spki -> Arrays.equals(spki, value))
        .findFirst();
  }

  private boolean fits(byte[] key, byte[] message, String signature) {
    return Signatures.fits(seal.algorithm().oid(), key, message, bytes(signature));
  }

  private Optional<Instant> proven(CodeCheck result, TrustStore trust) {
    return seal.timeStamp().isEmpty()
        ? Optional.empty()
        : new TimeStampCheck(bytes(seal.timeStamp()), LabelSeal.stamped(label, role, seal))
            .check(result, trust);
  }

  /** Returns the bytes of hex, or none for what is no hex. */
  private static byte[] bytes(String hex) {
    try {
      return HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
