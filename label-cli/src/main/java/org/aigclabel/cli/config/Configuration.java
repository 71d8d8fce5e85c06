package org.aigclabel.cli.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What holds where a call says nothing. Of several sayings the nearest wins: a variable, then the
 * file of the folder, of the user, of the machine.
 *
 * @param settings what was found, by key
 * @param files the files it was found in, the nearest first
 */
public record Configuration(Map<String, Setting> settings, List<Path> files) {

  /** The name of the file in a folder. */
  public static final String NAME = "aigc-label.toml";

  /** Names the only file to read, or {@code none}. */
  static final String CHOICE = "AIGC_LABEL_CONFIG";

  /** Returns whether anything is configured; cheap, for calls that would rather not look. */
  public static boolean exists(Path folder, Map<String, String> environment) {
    return Arrays.stream(Key.values())
            .anyMatch(key -> key != Key.LANG && environment.containsKey(key.variable()))
        || !files(folder, environment).isEmpty();
  }

  /** Returns what is configured for work in a folder. */
  public static Configuration of(Path folder, Map<String, String> environment) throws IOException {
    List<Path> files = files(folder, environment);
    Map<String, Setting> settings = new TreeMap<>();
    for (int i = files.size() - 1; i >= 0; i--) {
      Map<String, Setting> nearer = new ConfigFile(files.get(i)).settings();
      // A named key is one thing: its parts never come from two files.
      settings
          .keySet()
          .removeIf(old -> nearer.keySet().stream().anyMatch(key -> sameKey(old, key)));
      settings.putAll(nearer);
    }
    for (Key key : Key.values()) {
      Optional.ofNullable(environment.get(key.variable()))
          .ifPresent(
              value ->
                  settings.put(key.word(), new Setting(key.word(), value, "$" + key.variable())));
    }
    return new Configuration(settings, files);
  }

  private static boolean sameKey(String one, String other) {
    String name = one.replaceFirst("\\.[^.]*$", ".");
    return one.startsWith(ConfigFile.NAMED + ".") && other.startsWith(name);
  }

  /** Returns the keys that have names: for each, its wishes by the long names of options. */
  public Map<String, Map<String, String>> namedKeys() {
    Map<String, Map<String, String>> keys = new TreeMap<>();
    for (Setting setting : settings.values()) {
      String[] parts = setting.key().split("\\.", 2);
      if (parts[0].equals(ConfigFile.NAMED) && parts.length == 2) {
        int dot = parts[1].lastIndexOf('.');
        keys.computeIfAbsent(parts[1].substring(0, dot), name -> new TreeMap<>())
            .put(parts[1].substring(dot + 1), setting.value());
      }
    }
    return keys;
  }

  /** Returns the language that is configured, or nothing. */
  public String language() {
    return Optional.ofNullable(settings.get(Key.LANG.word())).map(Setting::value).orElse("");
  }

  /** Returns where the file of the user stands, whether or not there is one. */
  public static Path ofUser(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", System.getProperty("user.home", "."));
    Optional<String> roaming = Optional.ofNullable(environment.get("APPDATA"));
    Path base =
        Optional.ofNullable(environment.get("XDG_CONFIG_HOME"))
            .or(() -> roaming)
            .map(Path::of)
            .orElse(Path.of(home, ".config"));
    return base.resolve("aigc-label").resolve(NAME);
  }

  private static Path ofMachine(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("PROGRAMDATA"))
        .map(Path::of)
        .orElse(Path.of("/etc"))
        .resolve("aigc-label")
        .resolve(NAME);
  }

  private static List<Path> files(Path folder, Map<String, String> environment) {
    String choice = environment.getOrDefault(CHOICE, "");
    if (choice.equals("none")) {
      return List.of();
    }
    List<Path> files = new ArrayList<>();
    if (choice.isEmpty()) {
      ofFolder(folder.toAbsolutePath()).ifPresent(files::add);
    } else {
      files.add(Path.of(choice));
      return files;
    }
    files.add(ofUser(environment));
    files.add(ofMachine(environment));
    files.removeIf(Predicate.not(Files::isRegularFile));
    return files.stream().distinct().toList();
  }

  private static Optional<Path> ofFolder(Path folder) {
    for (Optional<Path> at = Optional.of(folder);
        at.isPresent();
        at = Optional.ofNullable(at.get().getParent())) {
      Path file = at.get().resolve(NAME);
      if (Files.isRegularFile(file)) {
        requireOurs(file);
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /** A file that another user put into a shared folder could name keys to trust. */
  private static void requireOurs(Path file) {
    String user = System.getProperty("user.name", "?");
    try {
      String owner = Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).getName();
      String name = owner.substring(owner.lastIndexOf('\\') + 1);
      if (!List.of(user, "root", "Administrators").contains(name) && !user.equals("?")) {
        throw new IllegalArgumentException(
            "%s belongs to %s and is not read; %s=FILE names the file to read, or none"
                .formatted(file, owner, CHOICE));
      }
    } catch (IOException | UnsupportedOperationException e) {
      return; // a file system without owners
    }
  }
}
