package org.aigclabel.cli.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.aigclabel.ProviderCode;
import org.aigclabel.cli.audit.Audit;
import org.aigclabel.cli.audit.AuditLog;
import org.aigclabel.cli.doctor.Codecs;
import org.aigclabel.cli.doctor.Diagnosis;
import org.aigclabel.cli.doctor.Keys;
import org.aigclabel.cli.doctor.Machine;
import org.aigclabel.cli.options.KeyOptions;
import org.aigclabel.cli.options.KeyRing;
import org.aigclabel.cli.report.JsonLine;
import org.aigclabel.cli.terminal.ExitCode;
import org.aigclabel.cli.terminal.Failures;
import org.aigclabel.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells whether this machine, its keys and its settings will do. */
@Command(name = "doctor")
final class DoctorCommand implements Callable<Integer> {

  @Option(names = "--producer", paramLabel = "CODE")
  Optional<String> producer = Optional.empty();

  @Option(names = "--audit", paramLabel = "FILE")
  Optional<String> audit = Optional.empty();

  @Option(names = "--json")
  boolean json;

  @Mixin KeyOptions key = new KeyOptions();

  private final Terminal terminal;

  DoctorCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<Diagnosis> found = new ArrayList<>(new Machine(Path.of("")).look());
    found.addAll(new Codecs(DemoPicture.jpeg()).look());
    found.addAll(look(key));
    for (KeyOptions named : KeyRing.configured(terminal).keys().values()) {
      found.addAll(look(named));
    }
    party().ifPresent(found::add);
    found.add(record());
    found.forEach(this::say);
    boolean sick = found.stream().anyMatch(each -> each.state() == Diagnosis.State.FAILURE);
    return (sick ? ExitCode.DEVIATES : ExitCode.OK).code();
  }

  private List<Diagnosis> look(KeyOptions options) {
    List<Diagnosis> found = new ArrayList<>(new Keys(options.file(), options.certificate()).look());
    options.file().filter(Files::exists).ifPresent(file -> found.add(opened(options, file)));
    return found;
  }

  private Diagnosis opened(KeyOptions options, Path file) {
    try {
      options.signer(terminal);
      return diagnosis(Diagnosis.State.WELL, "doctor.key", file);
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      String why = new Failures(terminal).sentence(e);
      return diagnosis(Diagnosis.State.FAILURE, "doctor.key.closed", why);
    }
  }

  private Optional<Diagnosis> party() {
    return producer.map(
        code -> {
          List<String> problems = ProviderCode.problems(code);
          return problems.isEmpty()
              ? diagnosis(Diagnosis.State.WELL, "doctor.producer", code)
              : diagnosis(Diagnosis.State.WARNING, "doctor.producer.name", problems.get(0));
        });
  }

  private Diagnosis record() {
    if (audit.isEmpty()) {
      return diagnosis(Diagnosis.State.WARNING, "doctor.audit.none");
    }
    if (!Audit.isDatabase(audit.get())) {
      return diagnosis(Diagnosis.State.WELL, "doctor.audit", audit.get());
    }
    try (AuditLog log = AuditLog.open(audit.get())) {
      return diagnosis(Diagnosis.State.WELL, "doctor.audit", log.head());
    } catch (IOException | IllegalArgumentException e) {
      return diagnosis(
          Diagnosis.State.FAILURE, "doctor.audit.closed", String.valueOf(e.getMessage()));
    }
  }

  private static Diagnosis diagnosis(Diagnosis.State state, String key, Object... details) {
    return new Diagnosis(state, key, List.of(details).stream().map(String::valueOf).toList());
  }

  private void say(Diagnosis each) {
    String state = JsonLine.word(each.state());
    String words = terminal.text(each.key(), each.details().toArray());
    if (json) {
      terminal
          .out()
          .println(
              new JsonLine()
                  .put("state", state)
                  .put("check", each.key().substring("doctor.".length()))
                  .put("message", words));
    } else {
      terminal.out().println(terminal.text("doctor.state." + state) + "  " + words);
    }
  }
}
