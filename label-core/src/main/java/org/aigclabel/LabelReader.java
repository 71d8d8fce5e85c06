package org.aigclabel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.aigclabel.container.Json;
import org.aigclabel.container.Json.Member;
import org.aigclabel.container.Json.Members;
import org.aigclabel.container.Json.SyntaxException;
import org.aigclabel.container.Json.Text;
import org.aigclabel.container.Json.Value;

/**
 * Reads what the wild writes for a label; every departure from Annex E becomes a finding. The
 * fields it returns are keyed by the standard's names wherever a name could be recognised.
 */
final class LabelReader {

  private static final int LEVELS = 4;

  /** Names of the 2024 draft and slips of known tools, by lower case (spec section 5). */
  private static final Map<String, String> MISSPELT =
      Map.of(
          "reservecode1", "ReservedCode1",
          "reservecode2", "ReservedCode2",
          "producer", "ContentProducer",
          "propagator", "ContentPropagator",
          "propatorid", "PropagateID",
          "propagatorid", "PropagateID",
          "producerid", "ProduceID",
          "contentpropagater", "ContentPropagator");

  private final Map<String, String> fields = new LinkedHashMap<>();
  private final List<Finding> deviations = new ArrayList<>();

  private LabelReader() {}

  static LabelReader read(String raw) {
    LabelReader reader = new LabelReader();
    reader.members(raw).ifPresent(reader::readMembers);
    if (!reader.fields.isEmpty()) {
      reader.deviations.addAll(FieldRules.check(reader.fields));
    }
    return reader;
  }

  Map<String, String> fields() {
    return fields;
  }

  List<Finding> deviations() {
    return deviations;
  }

  /** Peels encodings off until an object with a label's fields appears. */
  private Optional<Members> members(String raw) {
    String text = strip(raw);
    for (int level = 0; level < LEVELS; level++) {
      if (text.isEmpty()) {
        return unreadable("reason.label.empty");
      }
      Value value;
      try {
        value = Json.parse(text);
      } catch (SyntaxException e) {
        Optional<String> repaired = repaired(text);
        if (repaired.isEmpty()) {
          return unreadable("reason.label.syntax:" + e.problem());
        }
        text = repaired.get();
        continue;
      }
      if (value instanceof Members members) {
        return unwrapped(members);
      }
      if (!(value instanceof Text inner)) {
        return unreadable("reason.label.object:" + kind(value));
      }
      deviations.add(Finding.of(Rule.LABEL_ENCODED_TWICE));
      text = strip(inner.value());
    }
    return unreadable("reason.label.encoded:" + LEVELS);
  }

  private Optional<Members> unwrapped(Members members) {
    Optional<Value> inner = members.get("AIGC");
    if (inner.isEmpty()) {
      return hasField(members) ? Optional.of(members) : unreadable("reason.label.names");
    }
    if (inner.get() instanceof Members wrapped) {
      return hasField(wrapped) ? Optional.of(wrapped) : unreadable("reason.label.names");
    }
    if (inner.get() instanceof Text text) {
      deviations.add(Finding.of(Rule.LABEL_ENCODED_TWICE));
      try {
        if (Json.parse(strip(text.value())) instanceof Members wrapped && hasField(wrapped)) {
          return Optional.of(wrapped);
        }
      } catch (SyntaxException e) {
        return unreadable("reason.label.syntax:" + e.problem());
      }
    }
    return unreadable("reason.label.object:" + kind(inner.get()));
  }

  private static boolean hasField(Members members) {
    return members.members().stream().anyMatch(m -> Label.KEYS.contains(standardName(m.name())));
  }

  private Optional<Members> unreadable(String why) {
    deviations.add(Finding.of(Rule.LABEL_UNREADABLE, why));
    return Optional.empty();
  }

  /** Returns the text after one repair, with its finding, or empty if no repair applies. */
  private Optional<String> repaired(String text) {
    if (text.contains("&quot;") || text.contains("&#")) {
      deviations.add(Finding.of(Rule.LABEL_ENTITIES));
      return Optional.of(withoutEntities(text));
    }
    int open = text.indexOf('{');
    int close = text.lastIndexOf('}');
    if (open >= 0 && close > open && (open > 0 || close < text.length() - 1)) {
      deviations.add(Finding.of(Rule.LABEL_TEXT, "reason.label.around"));
      return Optional.of(text.substring(open, close + 1));
    }
    if (open == 0 && text.startsWith("{\\\"")) {
      deviations.add(Finding.of(Rule.LABEL_ENCODED_TWICE));
      return Optional.of(text.replace("\\\"", "\"").replace("\\\\", "\\"));
    }
    if (text.startsWith("ey") || text.startsWith("ew")) {
      try {
        String decoded = new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8);
        deviations.add(Finding.of(Rule.LABEL_TEXT, "reason.label.base64"));
        return Optional.of(strip(decoded));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static String withoutEntities(String text) {
    return text.replace("&quot;", "\"")
        .replace("&#34;", "\"")
        .replace("&#x22;", "\"")
        .replace("&apos;", "'")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private void readMembers(Members members) {
    List<String> standard = new ArrayList<>();
    for (Member member : members.members()) {
      String name = standardName(member.name());
      if (!Label.KEYS.contains(name)) {
        deviations.add(Finding.of(Rule.LABEL_FIELDS_UNKNOWN, member.name()));
      } else if (!name.equals(member.name())) {
        deviations.add(Finding.of(Rule.LABEL_FIELDS_MISSPELT, name, member.name()));
      } else {
        standard.add(name);
      }
      if (fields.put(name, text(name, member.value())) != null) {
        deviations.add(Finding.of(Rule.LABEL_FIELDS_DUPLICATE, name));
      }
    }
    List<String> sorted = standard.stream().distinct().sorted(LabelReader::byStandard).toList();
    if (!sorted.equals(standard.stream().distinct().toList())) {
      deviations.add(Finding.of(Rule.LABEL_FIELDS_ORDER));
    }
  }

  private static int byStandard(String a, String b) {
    return Integer.compare(Label.KEYS.indexOf(a), Label.KEYS.indexOf(b));
  }

  private static String standardName(String name) {
    if (Label.KEYS.contains(name)) {
      return name;
    }
    String lower = name.strip().toLowerCase(Locale.ROOT);
    String known = MISSPELT.get(lower);
    return known != null
        ? known
        : Label.KEYS.stream().filter(k -> k.equalsIgnoreCase(lower)).findFirst().orElse(name);
  }

  private String text(String name, Value value) {
    if (value instanceof Text text) {
      return text.value();
    }
    String written = Json.write(value);
    if (written.equals("null")) {
      deviations.add(Finding.of(Rule.LABEL_FIELDS_NULL, name));
      return "";
    }
    deviations.add(Finding.of(Rule.LABEL_FIELDS_TYPE, name, kind(value)));
    return written;
  }

  private static String kind(Value value) {
    if (value instanceof Json.Raw raw) {
      return raw.literal().matches("[tfn].*") ? raw.literal() : "number";
    }
    return value instanceof Text ? "string" : value instanceof Members ? "object" : "array";
  }

  /** Strips white space, NULs and a byte order mark, which carriers leave around texts. */
  private static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && (text.charAt(from) <= ' ' || text.charAt(from) == '\uFEFF')) {
      from++;
    }
    while (to > from && text.charAt(to - 1) <= ' ') {
      to--;
    }
    return text.substring(from, to);
  }
}
