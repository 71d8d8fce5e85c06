package org.aigclabel.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aigclabel.container.Json;

/** Collects the members of one JSON object, to be printed on one line. */
public final class JsonLine {

  private final List<Json.Member> members = new ArrayList<>();

  /** Adds a text. */
  public JsonLine put(String name, String value) {
    return put(name, new Json.Text(value));
  }

  /** Adds a number. */
  public JsonLine put(String name, long value) {
    return put(name, new Json.Raw(Long.toString(value)));
  }

  /** Adds any value. */
  public JsonLine put(String name, Json.Value value) {
    members.add(new Json.Member(name, value));
    return this;
  }

  /** Adds the fields of a map as an object. */
  public JsonLine put(String name, Map<String, String> fields) {
    return put(name, object(fields));
  }

  /** Adds a list of objects. */
  public JsonLine put(String name, List<JsonLine> items) {
    return put(name, new Json.Array(items.stream().map(JsonLine::value).toList()));
  }

  /** Adds {@code null}. */
  public JsonLine putNull(String name) {
    return put(name, new Json.Raw("null"));
  }

  /** Returns an object with texts only. */
  public static Json.Value object(Map<String, String> fields) {
    JsonLine line = new JsonLine();
    fields.forEach(line::put);
    return line.value();
  }

  /** Returns the object. */
  public Json.Value value() {
    return new Json.Members(members);
  }

  /** Returns the object as text on one line. */
  @Override
  public String toString() {
    return Json.write(value());
  }

  /** Returns the lower-case name of a constant, as options and JSON spell it. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
