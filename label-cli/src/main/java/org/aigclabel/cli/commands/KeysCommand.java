package org.aigclabel.cli.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.aigclabel.cli.options.KeyOptions;
import org.aigclabel.cli.report.JsonLine;
import org.aigclabel.cli.terminal.ExitCode;
import org.aigclabel.cli.terminal.Terminal;
import org.aigclabel.cli.terminal.UsageException;
import org.aigclabel.security.KeyDescription;
import org.aigclabel.security.KeyFiles;
import org.aigclabel.security.LabelSigner;
import org.aigclabel.security.SignatureAlgorithm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes and shows keys and certificates. */
@Command(name = "keys", synopsisSubcommandLabel = "COMMAND")
final class KeysCommand implements Callable<Integer> {

  private final Terminal terminal;

  KeysCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    throw UsageException.of(terminal, "usage.subcommand", "keys new, keys csr, keys show");
  }

  @Command(name = "new")
  int create(
      @Option(names = "--algorithm", paramLabel = "sm2|p256|ed25519|rsa", defaultValue = "sm2")
          SignatureAlgorithm algorithm,
      @Option(
              names = {"-o", "--output"},
              paramLabel = "DIR",
              required = true)
          Path folder,
      @Option(names = "--name", paramLabel = "NAME", defaultValue = "AIGC label") String name)
      throws IOException, GeneralSecurityException {
    KeyFiles.KeyPair made = KeyFiles.generate(algorithm, folder, name);
    terminal.say("keys.made", made.key(), made.certificate(), JsonLine.word(algorithm));
    return ExitCode.OK.code();
  }

  @Command(name = "csr")
  int request(
      @Mixin KeyOptions key,
      @Option(
              names = {"-o", "--output"},
              paramLabel = "OUT",
              required = true)
          Path output,
      @Option(names = "--name", paramLabel = "NAME", defaultValue = "AIGC label") String name)
      throws IOException, GeneralSecurityException {
    Optional<LabelSigner> signer = key.signer(terminal);
    if (signer.isEmpty()) {
      throw UsageException.of(terminal, "usage.missing", "--key");
    }
    Files.writeString(output, KeyFiles.request(signer.get(), name), StandardOpenOption.CREATE_NEW);
    terminal.say("keys.csr.made", output);
    return ExitCode.OK.code();
  }

  @Command(name = "show")
  int show(
      @Parameters(descriptionKey = "keyFiles", paramLabel = "FILE", arity = "1..*")
          List<Path> files,
      @Option(names = "--json") boolean json)
      throws IOException, GeneralSecurityException {
    for (Path file : files) {
      for (KeyDescription description : KeyFiles.describe(file)) {
        terminal.out().println(json ? line(file, description) : text(file, description));
      }
    }
    return ExitCode.OK.code();
  }

  private static JsonLine line(Path file, KeyDescription description) {
    JsonLine line =
        new JsonLine()
            .put("file", file.toString())
            .put("kind", JsonLine.word(description.kind()))
            .put("algorithm", algorithm(description))
            .put("fingerprint", description.fingerprint())
            .put("subject", description.subject())
            .put("issuer", description.issuer());
    description.notBefore().ifPresent(from -> line.put("notBefore", from.toString()));
    description.notAfter().ifPresent(to -> line.put("notAfter", to.toString()));
    return line;
  }

  private String text(Path file, KeyDescription description) {
    String kind = terminal.text("keys.kind." + JsonLine.word(description.kind()));
    StringBuilder text =
        new StringBuilder(terminal.text("keys.show", file, kind, algorithm(description)));
    append(text, "keys.show.fingerprint", description.fingerprint());
    append(text, "keys.show.subject", description.subject());
    append(text, "keys.show.issuer", description.issuer());
    description
        .notAfter()
        .ifPresent(
            to ->
                append(
                    text,
                    "keys.show.validity",
                    description.notBefore().map(from -> from + " – ").orElse("") + to));
    return text.toString();
  }

  private void append(StringBuilder text, String key, String value) {
    if (!value.isEmpty()) {
      text.append(System.lineSeparator()).append("  ").append(terminal.text(key, value));
    }
  }

  private static String algorithm(KeyDescription description) {
    return description.algorithm().map(JsonLine::word).orElse("");
  }
}
