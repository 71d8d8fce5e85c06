package org.aigclabel.security;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.aigclabel.Label;
import org.aigclabel.container.Json;

/**
 * What we read into TC260-PG-202511A where its text is not known to us. All of it stands here and
 * nowhere else.
 *
 * <p>Confirmed by labels of two producers: the shell, {@code PubSD} with {@code DS} and {@code
 * PubKey}, algorithms by OID, hex values, the A.1 message. <b>Not confirmed</b>, and our own choice
 * until the full text is at hand: the members of a binding and the value of {@code CntSel}, the
 * entry of a certificate, the place of a time stamp, the message a propagator signs, and what the
 * binding signature covers.
 */
final class GuideReading {

  /** {@code TBSData.Type} of a label signature: ours, then the spelling seen in real labels. */
  static final String LABEL_DATA = "Md";

  static final Set<String> LABEL_DATA_SEEN = Set.of("Md", "LabelMataData", "LabelMetaData");

  /** {@code TBSData.Type} of the signature over the binding. */
  static final String BOUND_DATA = "Bnd";

  /** {@code Bindings.CntSel}: all bytes of the file except every label; our own name. */
  static final String WITHOUT_LABEL = "WithoutLabel";

  private GuideReading() {}

  /** Returns the message of Annex A.1, which a producer's label signature covers. Confirmed. */
  static byte[] producerMessage(Label label) {
    return utf8(members(label, 3));
  }

  /** Returns what a propagator's label signature covers; by analogy with A.1, not confirmed. */
  static byte[] propagatorMessage(Label label) {
    StringBuilder out = new StringBuilder();
    Json.quote(out.append("\"Label\":"), label.generated().value());
    Json.quote(out.append(",\"ContentPropagator\":"), label.contentPropagator());
    Json.quote(out.append(",\"PropagateID\":"), label.propagateId());
    return utf8(out.toString());
  }

  /**
   * Returns what a binding signature covers: the label's canonical text up to and with the reserved
   * code, without its braces. The caller has left the binding signature's own value out of it.
   */
  static byte[] boundMessage(Label label, Role role) {
    return utf8(members(label, role == Role.PRODUCER ? 4 : 7));
  }

  /** Returns what signatures of other toolkits may cover, likeliest first. */
  static List<byte[]> candidates(Label label, Role role) {
    return role == Role.PRODUCER
        ? List.of(producerMessage(label))
        : List.of(
            propagatorMessage(label),
            producerMessage(label),
            utf8(members(label.withReservedCode2(""), 6)),
            utf8(members(label.withReservedCode1("").withReservedCode2(""), 6)));
  }

  private static String members(Label label, int count) {
    StringBuilder out = new StringBuilder();
    label.fields().entrySet().stream()
        .limit(count)
        .forEach(
            field -> {
              Json.quote(out.append(out.length() > 0 ? "," : ""), field.getKey()).append(':');
              Json.quote(out, field.getValue());
            });
    return out.toString();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
