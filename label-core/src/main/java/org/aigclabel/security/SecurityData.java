package org.aigclabel.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.container.Json;
import org.aigclabel.container.Json.Members;

/**
 * The protection data of a reserved code as anyone may have written it (TC260-PG-202511A {@code
 * SecurityData}): names in any case, text or objects, with or without the shell.
 *
 * @param bindings the entries of {@code Bindings}
 * @param entries the entries of {@code PubSD}
 * @param extension the members of {@code Extension}, none if absent
 */
record SecurityData(List<Members> bindings, List<Members> entries, Members extension) {

  private static final Members NOTHING = new Members(List.of());
  private static final int NESTED_TEXTS = 2;

  /** Returns the data if the text is a JSON object that names itself so. */
  static Optional<SecurityData> read(String text) {
    return object(text, NESTED_TEXTS).flatMap(SecurityData::shell);
  }

  private static Optional<SecurityData> shell(Members outer) {
    Optional<Members> inner = member(outer, "SecurityData").flatMap(v -> object(v, NESTED_TEXTS));
    Members data = inner.orElse(outer);
    boolean named = inner.isPresent() || member(data, "PubSD").isPresent() || typed(data);
    return named
        ? Optional.of(
            new SecurityData(
                objects(data, "Bindings"),
                objects(data, "PubSD"),
                member(data, "Extension").flatMap(v -> object(v, NESTED_TEXTS)).orElse(NOTHING)))
        : Optional.empty();
  }

  private static boolean typed(Members data) {
    return text(data, "Type").filter(t -> t.strip().equalsIgnoreCase("TC260PG")).isPresent();
  }

  /** Returns the first member of this name, whatever its case. */
  static Optional<Json.Value> member(Members object, String name) {
    return object.members().stream()
        .filter(m -> m.name().equalsIgnoreCase(name))
        .map(Json.Member::value)
        .findFirst();
  }

  /** Returns the first member of this name as text, or empty. */
  static Optional<String> text(Members object, String name) {
    return member(object, name)
        .flatMap(v -> v instanceof Json.Text t ? Optional.of(t.value()) : Optional.empty());
  }

  /** Returns what a signature entry says it covers, or an empty text. */
  static String covered(Members entry) {
    return member(entry, "TBSData")
        .flatMap(v -> v instanceof Members m ? text(m, "Type") : Optional.empty())
        .orElse("");
  }

  /** Returns the entries of a type, in order. */
  List<Members> entries(String type) {
    return entries.stream()
        .filter(e -> text(e, "Type").filter(t -> t.equalsIgnoreCase(type)).isPresent())
        .toList();
  }

  private static List<Members> objects(Members data, String name) {
    List<Members> found = new ArrayList<>();
    member(data, name)
        .ifPresent(
            value -> {
              List<Json.Value> items =
                  value instanceof Json.Array a ? a.items() : List.<Json.Value>of(value);
              items.forEach(item -> object(item, NESTED_TEXTS).ifPresent(found::add));
            });
    return found;
  }

  private static Optional<Members> object(Json.Value value, int nested) {
    if (value instanceof Members m) {
      return Optional.of(m);
    }
    return value instanceof Json.Text t ? object(t.value(), nested) : Optional.empty();
  }

  private static Optional<Members> object(String text, int nested) {
    String stripped = text.strip();
    if (nested == 0 || !(stripped.startsWith("{") || stripped.startsWith("\""))) {
      return Optional.empty();
    }
    try {
      return object(Json.parse(stripped), nested - 1);
    } catch (Json.SyntaxException e) {
      return Optional.empty();
    }
  }
}
