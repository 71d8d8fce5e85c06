package org.aigclabel.cli.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/**
 * One file in TOML. Paths in it start from its own folder.
 *
 * @param file the file
 */
record ConfigFile(Path file) {

  /** The table of keys that have names. */
  static final String NAMED = "keys";

  /**
   * Returns what it says, by key.
   *
   * @throws IllegalArgumentException naming file and line, for what is not TOML, not known, or
   *     secret
   */
  Map<String, Setting> settings() throws IOException {
    TomlParseResult toml = Toml.parse(file);
    if (toml.hasErrors()) {
      TomlParseError error = toml.errors().get(0);
      throw new IllegalArgumentException(at(error.position().line()) + ": " + error.getMessage());
    }
    Map<String, Setting> settings = new TreeMap<>();
    for (String word : toml.keySet()) {
      Object value = toml.get(List.of(word));
      var position = toml.inputPositionOf(List.of(word));
      String origin = at(position == null ? 1 : position.line());
      if (word.equals(NAMED) && value instanceof TomlTable named) {
        settings.putAll(named(named, origin));
      } else {
        settings.put(word, new Setting(word, value(word, value, origin), origin));
      }
    }
    return settings;
  }

  /** Reads the tables of keys that have names, which manifests may use: {@code [keys.NAME]}. */
  private Map<String, Setting> named(TomlTable keys, String origin) {
    Map<String, Setting> settings = new TreeMap<>();
    for (String name : keys.keySet()) {
      if (!(keys.get(List.of(name)) instanceof TomlTable key)) {
        throw new IllegalArgumentException(origin + ": wanted a table [keys." + name + "]");
      }
      for (String word : key.keySet()) {
        var position = key.inputPositionOf(List.of(word));
        String here = position == null ? origin : at(position.line());
        if (Key.of(word).filter(Key::isOfKey).isEmpty() && !word.equals("password")) {
          throw new IllegalArgumentException(
              here + ": a named key has key, cert, password-file or password-env, not " + word);
        }
        String path = NAMED + "." + name + "." + word;
        settings.put(path, new Setting(path, value(word, key.get(List.of(word)), here), here));
      }
    }
    return settings;
  }

  private String at(int line) {
    return file + ":" + line;
  }

  private String value(
      String word, @org.jspecify.annotations.Nullable Object value, String origin) {
    boolean inUrl = String.valueOf(value).matches("(?i)jdbc:.*[?&;]password=.*");
    if (inUrl || word.contains("password") && Key.of(word).isEmpty()) {
      throw new IllegalArgumentException(
          origin
              + ": a password never stands here; name a file (password-file) or a variable"
              + " (password-env) that holds it");
    }
    Key key =
        Key.of(word)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        origin + ": " + word + " cannot be configured; what can: " + known()));
    List<String> values = new ArrayList<>();
    for (Object each : value instanceof TomlArray array ? array.toList() : Arrays.asList(value)) {
      String text = String.valueOf(each);
      if (!(each instanceof String || each instanceof Number || each instanceof Boolean)) {
        throw new IllegalArgumentException(origin + ": wanted a text, a number or a list of texts");
      }
      values.add(key.isPath(text) ? resolved(text) : text);
    }
    return String.join("\n", values);
  }

  private String resolved(String path) {
    return file.toAbsolutePath().resolveSibling(path).normalize().toString();
  }

  private static String known() {
    return Arrays.stream(Key.values()).map(Key::word).collect(Collectors.joining(", "));
  }
}
