package org.aigclabel.cli.options;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.aigclabel.cli.config.Configuration;
import org.aigclabel.cli.terminal.Terminal;
import org.aigclabel.cli.terminal.UsageException;
import org.aigclabel.security.LabelSigner;

/**
 * Keys by the names that configuration gives them ({@code [keys.NAME]}), so that a manifest names a
 * key without saying where it is or what opens it. Thread-safe; each is opened once.
 */
public final class KeyRing {

  private final Terminal terminal;
  private final Map<String, KeyOptions> keys;
  private final Map<String, LabelSigner> open = new HashMap<>();

  private KeyRing(Terminal terminal, Map<String, KeyOptions> keys) {
    this.terminal = terminal;
    this.keys = keys;
  }

  /** Returns the keys that are configured for work in this folder. */
  public static KeyRing configured(Terminal terminal) throws IOException {
    Configuration configuration = Configuration.of(Path.of(""), terminal.environment());
    Map<String, KeyOptions> keys = new TreeMap<>();
    configuration.namedKeys().forEach((name, wishes) -> keys.put(name, KeyOptions.of(wishes)));
    return new KeyRing(terminal, keys);
  }

  /** Returns the keys, closed, by their names. */
  public Map<String, KeyOptions> keys() {
    return keys;
  }

  /** Returns the signer of a name; nobody is asked for its password. */
  synchronized LabelSigner signer(String name) throws IOException, GeneralSecurityException {
    Optional<KeyOptions> key = Optional.ofNullable(keys.get(name));
    if (key.isEmpty()) {
      throw UsageException.of(terminal, "key.unnamed", name, String.join(", ", keys.keySet()));
    }
    if (!open.containsKey(name)) {
      Optional<LabelSigner> signer = key.get().signer(terminal);
      open.put(name, signer.orElseThrow(() -> UsageException.of(terminal, "key.certAlone")));
    }
    return open.get(name);
  }
}
