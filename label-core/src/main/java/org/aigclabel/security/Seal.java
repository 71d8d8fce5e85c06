package org.aigclabel.security;

import java.util.List;
import java.util.Optional;
import org.aigclabel.container.Json.Members;

/**
 * The protection data this toolkit writes. It has one text only: a text that differs in a single
 * character is another seal or none.
 *
 * @param algorithm how both signatures were made
 * @param digest how the content was digested
 * @param content the digest of the content, 64 hex digits
 * @param labelSignature the signature over the label's message, hex
 * @param boundSignature the signature over label, content digest and all of this, hex
 * @param publicKey SubjectPublicKeyInfo, hex
 * @param certificates the chain of the key, DER, hex, leaf first
 * @param timeStamp an RFC 3161 token, hex, or empty
 */
record Seal(
    SignatureAlgorithm algorithm,
    ContentDigest digest,
    String content,
    String labelSignature,
    String boundSignature,
    String publicKey,
    List<String> certificates,
    String timeStamp) {

  private static final int MOST_CERTIFICATES = 10;

  /** Copies the chain. */
  Seal {
    certificates = List.copyOf(certificates);
  }

  /** Returns the seal of a reserved code if this toolkit could have written exactly this text. */
  static Optional<Seal> parse(String text) {
    return SecurityData.read(text).flatMap(Seal::from).filter(seal -> seal.text().equals(text));
  }

  private static Optional<Seal> from(SecurityData data) {
    List<Members> signatures = data.entries("DS");
    List<Members> keys = data.entries("PubKey");
    List<Members> chain = data.entries("Cert");
    if (data.bindings().size() != 1
        || signatures.size() != 2
        || keys.size() != 1
        || chain.size() > MOST_CERTIFICATES) {
      return Optional.empty();
    }
    Members binding = data.bindings().get(0);
    Optional<SignatureAlgorithm> algorithm = SignatureAlgorithm.of(plain(keys.get(0), "AlgID"));
    Optional<ContentDigest> digest = ContentDigest.of(plain(binding, "AlgID"));
    return algorithm.isEmpty() || digest.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Seal(
                algorithm.get(),
                digest.get(),
                plain(binding, "Value"),
                plain(signatures.get(0), "Signature"),
                plain(signatures.get(1), "Signature"),
                plain(keys.get(0), "KeyValue"),
                chain.stream().map(c -> plain(c, "KeyValue")).toList(),
                plain(data.extension(), "TimeStamp")));
  }

  /** Digits and, in an OID, dots: so no value can carry quotes into the text. */
  private static String plain(Members object, String name) {
    return SecurityData.text(object, name)
        .filter(
            t -> t.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c == '.'))
        .orElse("");
  }

  /** Returns this seal with the binding signature's value; empty for what it covers. */
  Seal withBoundSignature(String hex) {
    return new Seal(
        algorithm, digest, content, labelSignature, hex, publicKey, certificates, timeStamp);
  }

  /** Returns this seal with a time stamp token; empty for what the token covers. */
  Seal withTimeStamp(String hex) {
    return new Seal(
        algorithm, digest, content, labelSignature, boundSignature, publicKey, certificates, hex);
  }

  /** Returns the one text of this seal. */
  String text() {
    String oid = algorithm.oid();
    StringBuilder out = new StringBuilder(1024);
    out.append("{\"SecurityData\":{\"Type\":\"TC260PG\",\"Version\":1,\"Bindings\":[{\"AlgID\":\"")
        .append(digest.oid())
        .append("\",\"CntSel\":\"" + GuideReading.WITHOUT_LABEL + "\",\"Value\":\"")
        .append(content)
        .append("\"}],\"PubSD\":[");
    signature(out, GuideReading.LABEL_DATA, labelSignature).append(',');
    signature(out, GuideReading.BOUND_DATA, boundSignature);
    out.append(
        ",{\"Type\":\"PubKey\",\"AlgID\":\"" + oid + "\",\"KeyValue\":\"" + publicKey + "\"}");
    for (String certificate : certificates) {
      out.append(",{\"Type\":\"Cert\",\"KeyValue\":\"").append(certificate).append("\"}");
    }
    out.append(']');
    if (!timeStamp.isEmpty()) {
      out.append(",\"Extension\":{\"TimeStamp\":\"").append(timeStamp).append("\"}");
    }
    return out.append("}}").toString();
  }

  private StringBuilder signature(StringBuilder out, String covered, String value) {
    return out.append("{\"Type\":\"DS\",\"AlgID\":\"" + algorithm.oid())
        .append("\",\"TBSData\":{\"Type\":\"" + covered)
        .append("\"},\"Signature\":\"" + value + "\"}");
  }
}
