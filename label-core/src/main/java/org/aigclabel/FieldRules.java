package org.aigclabel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The rules of Annex E for the values of a label's fields, and of 20252A for provider codes. */
final class FieldRules {

  private static final List<String> REQUIRED =
      List.of("Label", "ContentProducer", "ProduceID", "ContentPropagator", "PropagateID");

  /** What programs leave behind when a value was never filled in. */
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "undefined|null|None|NaN|value[1-7]|.*%!.*|\\$\\{.*}|\\{\\{.*}}|0{16,}|0{8}(-0{4}){3}-0{12}");

  private static final Pattern LIKE_A_CODE = Pattern.compile("0{1,2}[12]1[0-9A-Za-z]{16,28}");

  private FieldRules() {}

  static List<Finding> check(Map<String, String> fields) {
    List<Finding> findings = new ArrayList<>();
    presence(fields, findings);
    String value = fields.getOrDefault("Label", "");
    if (!value.isEmpty() && Generated.of(value).isEmpty()) {
      findings.add(Finding.of(Rule.LABEL_VALUE, value));
    }
    fields.forEach((name, text) -> characters(name, text, findings));
    provider("ContentProducer", fields, findings);
    if (!fields.getOrDefault("ContentPropagator", "").equals(fields.get("ContentProducer"))) {
      provider("ContentPropagator", fields, findings);
    }
    return findings;
  }

  private static void presence(Map<String, String> fields, List<Finding> findings) {
    List<String> missing = REQUIRED.stream().filter(name -> !fields.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      findings.add(Finding.of(Rule.LABEL_FIELDS_MISSING, String.join(", ", missing)));
    }
    // Whether the reserved keys must be present with an empty value is not confirmed.
    List<String> reserved =
        Label.KEYS.stream()
            .filter(name -> name.startsWith("Reserved") && !fields.containsKey(name))
            .toList();
    if (!reserved.isEmpty()) {
      findings.add(
          new Finding(
              Rule.LABEL_FIELDS_MISSING, Severity.NOTICE, List.of(String.join(", ", reserved))));
    }
    List<String> empty = REQUIRED.subList(0, 3).stream().filter(n -> isEmpty(fields, n)).toList();
    if (!empty.isEmpty()) {
      // What a platform that acts alone puts into the producer's fields is not confirmed.
      boolean platform =
          Generated.of(fields.getOrDefault("Label", "")).filter(g -> g != Generated.IS).isPresent();
      findings.add(
          new Finding(
              Rule.LABEL_FIELDS_EMPTY,
              platform ? Severity.NOTICE : Severity.ERROR,
              List.of(String.join(", ", empty))));
    }
    List<String> open = REQUIRED.subList(3, 5).stream().filter(n -> isEmpty(fields, n)).toList();
    if (!open.isEmpty()) {
      findings.add(Finding.of(Rule.LABEL_PROPAGATION_EMPTY, String.join(", ", open)));
    }
  }

  private static boolean isEmpty(Map<String, String> fields, String name) {
    return "".equals(fields.get(name));
  }

  private static void characters(String name, String text, List<Finding> findings) {
    if (PLACEHOLDER.matcher(text).matches()) {
      findings.add(Finding.of(Rule.LABEL_PLACEHOLDER, name, text));
    }
    if (Label.KEYS.contains(name) && !Label.inStandardSet(text)) {
      int odd =
          text.codePoints()
              .filter(c -> !Label.inStandardSet(Character.toString(c)))
              .findFirst()
              .orElseThrow();
      String shown = odd > ' ' ? " '" + Character.toString(odd) + "'" : "";
      findings.add(Finding.of(Rule.LABEL_CHARACTERS, name, String.format("U+%04X", odd) + shown));
    }
  }

  private static void provider(String name, Map<String, String> fields, List<Finding> findings) {
    String value = fields.getOrDefault(name, "");
    if (value.isEmpty() || PLACEHOLDER.matcher(value).matches()) {
      return;
    }
    if (!LIKE_A_CODE.matcher(value).matches()) {
      findings.add(Finding.of(Rule.PRODUCER_NAME, name, value));
      return;
    }
    List<String> problems = ProviderCode.reasons(value);
    if (!problems.isEmpty()) {
      // Annex E d takes a name as well as a code, so a code that is wrong still names somebody.
      problems.forEach(p -> findings.add(Finding.of(Rule.PRODUCER_CODE, value, p)));
    } else if (value.charAt(2) == '2') {
      findings.add(Finding.of(Rule.PRODUCER_INDIVIDUAL, name));
    }
  }
}
