package org.aigclabel.container;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JSON as labels need it: members keep their order and their duplicates, and reading says where it
 * stopped. Not a general binding.
 */
public final class Json {

  /** A value. */
  public sealed interface Value permits Text, Raw, Array, Members {}

  /**
   * A string.
   *
   * @param value the decoded text
   */
  public record Text(String value) implements Value {}

  /**
   * A number, {@code true}, {@code false} or {@code null}.
   *
   * @param literal as it stood
   */
  public record Raw(String literal) implements Value {}

  /**
   * A list.
   *
   * @param items in order
   */
  public record Array(List<Value> items) implements Value {}

  /**
   * One name with its value.
   *
   * @param name the decoded name
   * @param value its value
   */
  public record Member(String name, Value value) {}

  /**
   * An object.
   *
   * @param members in order, duplicates kept
   */
  public record Members(List<Member> members) implements Value {

    /** Returns the first value of this name. */
    public Optional<Value> get(String name) {
      return members.stream().filter(m -> m.name().equals(name)).map(Member::value).findFirst();
    }

    /** Returns the first value of this name if it is a string. */
    public Optional<String> text(String name) {
      return get(name)
          .flatMap(v -> v instanceof Text t ? Optional.of(t.value()) : Optional.empty());
    }
  }

  /** The text is no JSON; the message says at which character. */
  public static final class SyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String problem;

    SyntaxException(String problem) {
      super(problem);
      this.problem = problem;
    }

    /** Returns at which character what was wanted and what was found. */
    public String problem() {
      return problem;
    }
  }

  private static final int DEPTH = 32;

  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /** Returns the one value that the text holds. */
  public static Value parse(String text) throws SyntaxException {
    Json json = new Json(text);
    Value value = json.value(0);
    json.space();
    if (json.at < text.length()) {
      throw json.wanted("the end");
    }
    return value;
  }

  /** Returns an object of strings, compact. */
  public static String write(Map<String, String> fields) {
    StringBuilder out = new StringBuilder(256).append('{');
    fields.forEach(
        (key, value) -> {
          out.append(out.length() > 1 ? "," : "");
          quote(out, key).append(':');
          quote(out, value);
        });
    return out.append('}').toString();
  }

  /** Returns any value, compact; parsing it gives the value again. */
  public static String write(Value value) {
    StringBuilder out = new StringBuilder();
    write(out, value);
    return out.toString();
  }

  private static void write(StringBuilder out, Value value) {
    if (value instanceof Text t) {
      quote(out, t.value());
    } else if (value instanceof Raw r) {
      out.append(r.literal());
    } else if (value instanceof Array a) {
      out.append('[');
      for (int i = 0; i < a.items().size(); i++) {
        write(i == 0 ? out : out.append(','), a.items().get(i));
      }
      out.append(']');
    } else if (value instanceof Members m) {
      out.append('{');
      for (int i = 0; i < m.members().size(); i++) {
        quote(i == 0 ? out : out.append(','), m.members().get(i).name()).append(':');
        write(out, m.members().get(i).value());
      }
      out.append('}');
    }
  }

  /** Appends a string in quotes; only what JSON demands is escaped. */
  public static StringBuilder quote(StringBuilder out, String value) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"');
  }

  private Value value(int depth) throws SyntaxException {
    space();
    if (depth > DEPTH) {
      throw wanted("less than " + DEPTH + " levels");
    }
    return switch (peek()) {
      case '"' -> new Text(string());
      case '{' -> members(depth);
      case '[' -> array(depth);
      default -> literal();
    };
  }

  private Members members(int depth) throws SyntaxException {
    List<Member> members = new ArrayList<>();
    at++;
    space();
    while (peek() != '}') {
      if (!members.isEmpty()) {
        expect(',');
        space();
      }
      String name = string();
      space();
      expect(':');
      members.add(new Member(name, value(depth + 1)));
      space();
    }
    at++;
    return new Members(List.copyOf(members));
  }

  private Array array(int depth) throws SyntaxException {
    List<Value> items = new ArrayList<>();
    at++;
    space();
    while (peek() != ']') {
      if (!items.isEmpty()) {
        expect(',');
      }
      items.add(value(depth + 1));
      space();
    }
    at++;
    return new Array(List.copyOf(items));
  }

  private Raw literal() throws SyntaxException {
    int from = at;
    while (at < text.length() && "+-.".indexOf(text.charAt(at)) >= 0
        || at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    String literal = text.substring(from, at);
    if (!literal.matches("true|false|null|-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
      at = from;
      throw wanted("a value");
    }
    return new Raw(literal);
  }

  private String string() throws SyntaxException {
    expect('"');
    StringBuilder out = new StringBuilder();
    for (char c = next(); c != '"'; c = next()) {
      out.append(c == '\\' ? escape() : c);
    }
    return out.toString();
  }

  private char escape() throws SyntaxException {
    char c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hex();
      default -> {
        at--;
        throw wanted("an escape");
      }
    };
  }

  private char hex() throws SyntaxException {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(next(), 16);
      if (digit < 0) {
        throw wanted("four hex digits");
      }
      value = value << 4 | digit;
    }
    return (char) value;
  }

  private void space() {
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
  }

  private char peek() throws SyntaxException {
    if (at >= text.length()) {
      throw wanted("more text");
    }
    return text.charAt(at);
  }

  private char next() throws SyntaxException {
    char c = peek();
    at++;
    return c;
  }

  private void expect(char c) throws SyntaxException {
    if (peek() != c) {
      throw wanted("'" + c + "'");
    }
    at++;
  }

  private SyntaxException wanted(String what) {
    String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
    return new SyntaxException("character " + at + ": wanted " + what + ", found " + found);
  }
}
