package org.aigclabel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aigclabel.container.Json;

/**
 * The seven fields of the implicit label (GB 45438-2025 Annex E), valid by construction.
 *
 * @param generated the meaning of {@code Label}
 * @param contentProducer name or code of the generating provider, not empty
 * @param produceId the producer's unique number for this content, not empty
 * @param reservedCode1 data with which the producer protects the label, or empty
 * @param contentPropagator name or code of the propagating provider, or empty as some services
 *     write it
 * @param propagateId the propagator's unique number, or empty
 * @param reservedCode2 as reservedCode1, for the propagator
 */
public record Label(
    Generated generated,
    String contentProducer,
    String produceId,
    String reservedCode1,
    String contentPropagator,
    String propagateId,
    String reservedCode2) {

  /** The keys in the order of the standard. */
  public static final List<String> KEYS =
      List.of(
          "Label",
          "ContentProducer",
          "ProduceID",
          "ReservedCode1",
          "ContentPropagator",
          "PropagateID",
          "ReservedCode2");

  private static final int LONGEST = 1 << 20;

  /** Refuses control characters, lone surrogates and over-long values. */
  public Label {
    List<String> values =
        List.of(
            contentProducer,
            produceId,
            reservedCode1,
            contentPropagator,
            propagateId,
            reservedCode2);
    for (int i = 0; i < values.size(); i++) {
      requireText(KEYS.get(i + 1), values.get(i));
    }
  }

  /**
   * Returns the label a producer writes first: propagation fields equal production fields (Annex E
   * note 1).
   */
  public static Label producedBy(ProviderCode producer, String produceId) {
    return producedBy(producer.toString(), produceId);
  }

  /** Returns the label a producer writes first, with a name or code as Annex E d allows. */
  public static Label producedBy(String producer, String produceId) {
    requireStandard("ContentProducer", producer);
    requireStandard("ProduceID", produceId);
    return new Label(Generated.IS, producer, produceId, "", producer, produceId, "");
  }

  /**
   * Returns the label a platform writes on an unlabelled file: 2 on a user's declaration, 3 on its
   * own detection. What goes into the producer's fields is not confirmed by the standard; they stay
   * empty.
   */
  public static Label propagatedBy(Generated generated, String propagator, String propagateId) {
    requireStandard("ContentPropagator", propagator);
    requireStandard("PropagateID", propagateId);
    return new Label(generated, "", "", "", propagator, propagateId, "");
  }

  /** Returns the label if the fields hold all that Annex E requires, ignoring unknown ones. */
  public static Optional<Label> fromFields(Map<String, String> fields) {
    Optional<Generated> generated = Generated.of(fields.getOrDefault("Label", ""));
    if (generated.isEmpty() || !fields.containsKey("ContentProducer")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Label(
              generated.get(),
              fields.getOrDefault("ContentProducer", ""),
              fields.getOrDefault("ProduceID", ""),
              fields.getOrDefault("ReservedCode1", ""),
              fields.getOrDefault("ContentPropagator", ""),
              fields.getOrDefault("PropagateID", ""),
              fields.getOrDefault("ReservedCode2", "")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns this label with the propagator's fields replaced and the producer's untouched. */
  public Label propagated(String propagator, String id, String reserved) {
    requireStandard("ContentPropagator", propagator);
    requireStandard("PropagateID", id);
    return new Label(
        generated, contentProducer, produceId, reservedCode1, propagator, id, reserved);
  }

  /** Returns this label with the producer's protection data. */
  public Label withReservedCode1(String value) {
    return new Label(
        generated,
        contentProducer,
        produceId,
        value,
        contentPropagator,
        propagateId,
        reservedCode2);
  }

  /** Returns this label with the propagator's protection data. */
  public Label withReservedCode2(String value) {
    return new Label(
        generated,
        contentProducer,
        produceId,
        reservedCode1,
        contentPropagator,
        propagateId,
        value);
  }

  /** Returns whether the propagation fields are as at first writing (Annex E note 1). */
  public boolean asProduced() {
    return contentPropagator.equals(contentProducer) && propagateId.equals(produceId);
  }

  /** Returns the fields by their keys in the order of the standard. */
  public Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("Label", generated.value());
    fields.put("ContentProducer", contentProducer);
    fields.put("ProduceID", produceId);
    fields.put("ReservedCode1", reservedCode1);
    fields.put("ContentPropagator", contentPropagator);
    fields.put("PropagateID", propagateId);
    fields.put("ReservedCode2", reservedCode2);
    return fields;
  }

  /** Returns the one canonical text: seven keys, standard order, no white space. */
  public String toJson() {
    return Json.write(fields());
  }

  /** Returns the canonical text in the wrapper {@code {"AIGC":…}} for places not named AIGC. */
  public String toWrappedJson() {
    return "{\"AIGC\":" + toJson() + "}";
  }

  /**
   * Returns whether every character is in the set of Annex E j: 0x21, 0x23 to 0x5B, 0x5D to 0x7E
   * (and the escaped quote, which is a quote here).
   */
  public static boolean inStandardSet(String value) {
    return value.chars().allMatch(c -> c >= 0x21 && c <= 0x7E && c != 0x5C);
  }

  private static void requireText(String key, String value) {
    if (value.length() > LONGEST) {
      throw new IllegalArgumentException(key + " is longer than " + LONGEST + " characters");
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < value.length()
              && Character.isLowSurrogate(value.charAt(i + 1));
      if (c < 0x20
          || c == 0x7F
          || c == 0xFFFE
          || c == 0xFFFF
          || Character.isSurrogate(c) && !pair) {
        throw new IllegalArgumentException(
            String.format("%s has the character U+%04X at index %d", key, (int) c, i));
      }
      i += pair ? 1 : 0;
    }
  }

  private static void requireStandard(String key, String value) {
    if (value.isEmpty() || !inStandardSet(value)) {
      throw new IllegalArgumentException(
          key
              + " \""
              + value
              + "\" must be of the characters 0x21, 0x23-0x5B, 0x5D-0x7E, without spaces, backslashes"
              + " or Chinese (GB 45438-2025 Annex E j)");
    }
  }
}
