package org.aigclabel.cli.commands;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.aigclabel.ProviderCode;
import org.aigclabel.cli.config.Configuration;
import org.aigclabel.cli.terminal.ExitCode;
import org.aigclabel.cli.terminal.Terminal;
import org.aigclabel.cli.terminal.UsageException;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.security.KeyFiles;
import org.aigclabel.security.SignatureAlgorithm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Asks five questions and writes the answers into a configuration. */
@Command(name = "init")
final class InitCommand implements Callable<Integer> {

  private static final String NEW = "new";
  private static final String NONE = "none";

  @Option(names = "--user")
  boolean user;

  @Option(names = "--yes")
  boolean yes;

  @Option(names = "--producer", paramLabel = "CODE")
  Optional<String> producer = Optional.empty();

  private final Terminal terminal;

  InitCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, GeneralSecurityException {
    Path file = user ? Configuration.ofUser(terminal.environment()) : Path.of(Configuration.NAME);
    if (Files.exists(file)) {
      throw UsageException.of(terminal, "output.exists", file);
    }
    String role = ask("init.role", "generation");
    String party = producer.isPresent() ? producer.get() : ask("init.party", "");
    StringBuilder toml = new StringBuilder("# aigc-label config show: what holds, and why\n");
    boolean propagates = role.toLowerCase(java.util.Locale.ROOT).startsWith("p");
    line(toml, propagates ? "propagator" : "producer", code(party, propagates));
    String words = ask("init.words", ExplicitLabel.standard().text());
    ExplicitLabel.standard().saying(words);
    line(toml, "explicit-text", words);
    Path folder = file.toAbsolutePath().resolveSibling("keys");
    boolean kept = Files.exists(folder.resolve("key.pem"));
    key(toml, ask("init.key", kept ? "keys/key.pem" : NEW), folder);
    String record = ask("init.audit", "audit.db");
    line(toml, "audit", record.equals(NONE) ? "" : record);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, toml, StandardOpenOption.CREATE_NEW);
    terminal.say("init.made", file);
    return ExitCode.OK.code();
  }

  /** A code as it is, the code of a credit code, or a name. */
  private static String code(String party, boolean propagates) {
    if (!party.matches("[0-9A-HJ-NPQRTUWXY]{18}")) {
      return party;
    }
    String extension = (propagates ? "2" : "1") + "0000";
    return new ProviderCode(ProviderCode.Subject.ORGANISATION, party, extension).toString();
  }

  private void key(StringBuilder toml, String answer, Path folder)
      throws IOException, GeneralSecurityException {
    if (answer.equals(NONE)) {
      return;
    }
    if (!answer.equals(NEW)) {
      line(toml, "key", answer);
      Path certificate = folder.resolveSibling(answer).resolveSibling("cert.pem");
      line(toml, "cert", Files.exists(certificate) ? beside(answer) : "");
      return;
    }
    KeyFiles.KeyPair made = KeyFiles.generate(SignatureAlgorithm.SM2, folder, "AIGC label");
    terminal.say("keys.made", made.key(), made.certificate(), "sm2");
    line(toml, "key", "keys/" + made.key().getFileName());
    line(toml, "cert", "keys/" + made.certificate().getFileName());
  }

  private static String beside(String key) {
    return key.substring(0, key.lastIndexOf('/') + 1) + "cert.pem";
  }

  /** Returns the answer, or what is proposed where it is empty or nobody is to be asked. */
  private String ask(String question, String proposal) throws IOException {
    if (yes) {
      return proposal;
    }
    terminal.out().print(terminal.text(question, proposal) + " ");
    terminal.out().flush();
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    for (int b = terminal.in().read(); b >= 0 && b != '\n'; b = terminal.in().read()) {
      answer.write(b);
    }
    String text = answer.toString(StandardCharsets.UTF_8).strip();
    return text.isEmpty() ? proposal : text;
  }

  private static void line(StringBuilder toml, String key, String value) {
    if (!value.isEmpty()) {
      String quoted = value.replace("\\", "\\\\").replace("\"", "\\\"");
      toml.append(key).append(" = \"").append(quoted).append("\"\n");
    }
  }
}
