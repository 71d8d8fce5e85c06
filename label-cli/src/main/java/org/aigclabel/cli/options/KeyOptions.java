package org.aigclabel.cli.options;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import org.aigclabel.cli.terminal.Terminal;
import org.aigclabel.cli.terminal.UsageException;
import org.aigclabel.security.KeyFiles;
import org.aigclabel.security.LabelSigner;
import picocli.CommandLine.Option;

/** The key that signs. Its password comes from a file, the environment or a prompt, only. */
public final class KeyOptions {

  @Option(names = "--key", paramLabel = "key.pem")
  Optional<Path> key = Optional.empty();

  @Option(names = "--cert", paramLabel = "cert.pem")
  Optional<Path> certificate = Optional.empty();

  @Option(names = "--password-file", paramLabel = "FILE")
  Optional<Path> passwordFile = Optional.empty();

  @Option(names = "--password-env", paramLabel = "NAME")
  Optional<String> passwordVariable = Optional.empty();

  private boolean asking = true;

  /** Returns a key by the long names of these options, whose password nobody is asked for. */
  static KeyOptions of(Map<String, String> wishes) {
    KeyOptions options = new KeyOptions();
    options.key = Optional.ofNullable(wishes.get("key")).map(Path::of);
    options.certificate = Optional.ofNullable(wishes.get("cert")).map(Path::of);
    options.passwordFile = Optional.ofNullable(wishes.get("password-file")).map(Path::of);
    options.passwordVariable = Optional.ofNullable(wishes.get("password-env"));
    options.asking = false;
    return options;
  }

  /** Returns the file of the key, if one was named. */
  public Optional<Path> file() {
    return key;
  }

  /** Returns the file of the certificate, if one was named. */
  public Optional<Path> certificate() {
    return certificate;
  }

  /** Returns the signer, if a key was named. */
  public Optional<LabelSigner> signer(Terminal terminal)
      throws IOException, GeneralSecurityException {
    if (key.isEmpty()) {
      if (certificate.isPresent()) {
        throw UsageException.of(terminal, "key.certAlone");
      }
      return Optional.empty();
    }
    Optional<char[]> password = password(terminal, key.get());
    LabelSigner signer =
        password.isPresent()
            ? KeyFiles.signer(key.get(), password.get())
            : KeyFiles.signer(key.get());
    return Optional.of(
        certificate.isPresent() ? KeyFiles.certified(signer, certificate.get()) : signer);
  }

  private Optional<char[]> password(Terminal terminal, Path file) throws IOException {
    if (passwordFile.isPresent()) {
      String text = Files.readString(passwordFile.get());
      return Optional.of(text.lines().findFirst().orElse("").toCharArray());
    }
    if (passwordVariable.isPresent()) {
      String value = terminal.environment().get(passwordVariable.get());
      if (value == null) {
        throw UsageException.of(terminal, "password.env", passwordVariable.get());
      }
      return Optional.of(value.toCharArray());
    }
    return encrypted(file) ? Optional.of(prompt(terminal, file)) : Optional.empty();
  }

  private static boolean encrypted(Path file) throws IOException {
    String name = String.valueOf(file.getFileName()).toLowerCase(java.util.Locale.ROOT);
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    return text.contains("ENCRYPTED") || name.endsWith(".p12") || name.endsWith(".pfx");
  }

  private char[] prompt(Terminal terminal, Path file) {
    Console console = System.console();
    if (console == null || !asking) {
      throw UsageException.of(terminal, "password.none");
    }
    char[] typed = console.readPassword("%s", terminal.text("password.ask", file.getFileName()));
    if (typed == null) {
      throw UsageException.of(terminal, "password.none");
    }
    return typed;
  }
}
