package org.aigclabel.security;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Label;
import org.aigclabel.Rule;
import org.aigclabel.container.Json.Members;

/**
 * Checks protection data of other toolkits: tries every key form and message seen in real labels.
 * It never makes a label trusted, for none of them binds the content in a published way.
 */
record ForeignCheck(Label label, Role role, TrustStore trust) {

  private static final int MOST_ENTRIES = 4;
  private static final int LONGEST_HEX = 1 << 13;

  private record Key(SignatureAlgorithm algorithm, byte[] spki) {}

  CodeCheck check() {
    String code = role.code(label);
    CodeCheck result = new CodeCheck(role);
    Optional<SecurityData> data = SecurityData.read(code);
    if (data.isEmpty()) {
      return opaque(code, result);
    }
    List<Members> signatures =
        data.get().entries("DS").stream()
            .filter(e -> !SecurityData.covered(e).equals(GuideReading.BOUND_DATA))
            .limit(MOST_ENTRIES)
            .toList();
    if (signatures.isEmpty()) {
      result.add(Rule.SIGNATURE_UNCHECKED, "reason.nosignature");
    }
    for (Members signature : signatures) {
      check(signature, data.get(), result);
    }
    binding(data.get(), result);
    return result;
  }

  /** Data that claims our way of binding, but is not our one text, was edited. */
  private static void binding(SecurityData data, CodeCheck result) {
    boolean ours =
        data.bindings().stream()
            .flatMap(b -> SecurityData.text(b, "CntSel").stream())
            .anyMatch(GuideReading.WITHOUT_LABEL::equals);
    if (ours) {
      result.add(Rule.BINDING_BROKEN, "reason.form");
    } else if (!data.bindings().isEmpty()) {
      result.addBinding(Rule.BINDING_UNCHECKED, "reason.binding");
    } else if (result.fits()) {
      result.add(Rule.BINDING_ABSENT);
    }
  }

  private void check(Members entry, SecurityData data, CodeCheck result) {
    String oid = SecurityData.text(entry, "AlgID").orElse("").strip();
    Optional<SignatureAlgorithm> algorithm = SignatureAlgorithm.of(oid);
    Optional<byte[]> signature = hex(SecurityData.text(entry, "Signature").orElse(""));
    if (algorithm.isEmpty()) {
      result.add(Rule.SIGNATURE_UNCHECKED, "reason.algorithm:" + Shown.of(oid));
      return;
    }
    if (signature.isEmpty()) {
      result.add(Rule.SIGNATURE_UNCHECKED, "reason.signature.form");
      return;
    }
    List<Key> inside = keys(data, algorithm.get());
    List<Key> keys = inside.isEmpty() ? known(algorithm.get()) : inside;
    Optional<Key> fitting = fitting(keys, signature.get());
    if (fitting.isPresent()) {
      fits(fitting.get(), result);
    } else if (inside.isEmpty()) {
      result.add(Rule.SIGNATURE_UNCHECKED, "reason.nokey:" + algorithm.get().title());
    } else if (role == Role.PROPAGATOR
        || algorithm.get() != SignatureAlgorithm.SM2
        || !GuideReading.LABEL_DATA_SEEN.contains(SecurityData.covered(entry))) {
      result.add(
          Rule.SIGNATURE_UNCHECKED, "reason.message:" + Shown.of(SecurityData.covered(entry)));
    } else {
      result.add(Rule.SIGNATURE_BROKEN, "reason.fields");
    }
  }

  private void fits(Key key, CodeCheck result) {
    result.fitting(key.algorithm(), key.spki());
    result.judged(trust.judge(key.spki(), List.of(), Optional.empty()));
  }

  /** A bare signature in hex, as one producer writes it, is tried with the keys you trust. */
  private CodeCheck opaque(String code, CodeCheck result) {
    Optional<byte[]> signature = hex(code).filter(s -> s.length >= 64);
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      Optional<Key> key = signature.flatMap(s -> fitting(known(algorithm), s));
      if (key.isPresent()) {
        fits(key.get(), result);
        return result.add(Rule.BINDING_ABSENT);
      }
    }
    boolean pair = signature.filter(s -> s[0] == 0x30).isPresent();
    return result.add(
        Rule.SIGNATURE_UNCHECKED, pair ? "reason.bare" : "reason.opaque:" + code.length());
  }

  private List<Key> keys(SecurityData data, SignatureAlgorithm algorithm) {
    List<Key> keys = new ArrayList<>();
    data.entries("PubKey").stream()
        .limit(MOST_ENTRIES)
        .flatMap(e -> SecurityData.text(e, "KeyValue").stream())
        .flatMap(value -> hex(value).stream())
        .flatMap(value -> PublicKeys.read(algorithm, value).stream())
        .forEach(spki -> keys.add(new Key(algorithm, spki)));
    return keys;
  }

  private List<Key> known(SignatureAlgorithm algorithm) {
    return trust.knownKeys().stream()
        .filter(spki -> PublicKeys.algorithm(spki).filter(a -> a == algorithm).isPresent())
        .map(spki -> new Key(algorithm, spki))
        .toList();
  }

  private Optional<Key> fitting(List<Key> keys, byte[] signature) {
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    List<byte[]> messages = messages(keys.get(0).algorithm());
    for (byte[] form : Signatures.forms(signature)) {
      for (Key key : keys) {
        for (byte[] message : messages) {
          if (Signatures.fits(key.algorithm().oid(), key.spki(), message, form)) {
            return Optional.of(key);
          }
        }
      }
    }
    return Optional.empty();
  }

  /** The messages themselves and, as StepFun signs with SM2, their SM3 digests. */
  private List<byte[]> messages(SignatureAlgorithm algorithm) {
    List<byte[]> messages = new ArrayList<>(GuideReading.candidates(label, role));
    if (algorithm == SignatureAlgorithm.SM2) {
      GuideReading.candidates(label, role).forEach(m -> messages.add(ContentDigest.SM3.of(m)));
    }
    return messages;
  }

  private static Optional<byte[]> hex(String text) {
    try {
      String digits = text.strip();
      return digits.isEmpty() || digits.length() > LONGEST_HEX
          ? Optional.empty()
          : Optional.of(HexFormat.of().parseHex(digits));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
