package org.aigclabel.cli.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.Report;
import org.aigclabel.Rule;
import org.aigclabel.Severity;
import org.aigclabel.Verifier;
import org.aigclabel.cli.options.Inputs;
import org.aigclabel.cli.options.OpenOptions;
import org.aigclabel.cli.options.VerifierOptions;
import org.aigclabel.cli.report.ReportJson;
import org.aigclabel.cli.report.ReportText;
import org.aigclabel.cli.terminal.ExitCode;
import org.aigclabel.cli.terminal.Failures;
import org.aigclabel.cli.terminal.Terminal;
import org.aigclabel.cli.terminal.Texts;
import org.aigclabel.cli.terminal.UsageException;
import org.aigclabel.text.sidecar.Sidecar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies files: is there a label, is it as the standard wants it, is it unchanged. */
@Command(name = "verify")
final class VerifyCommand implements Callable<Integer> {

  @Parameters(descriptionKey = "files", paramLabel = "FILE", arity = "1..*")
  List<String> files = new ArrayList<>();

  @Option(names = "--json")
  boolean json;

  @Option(names = "--details")
  boolean details;

  @Option(names = "--sidecar", paramLabel = "FILE")
  Optional<Path> sidecar = Optional.empty();

  @Mixin OpenOptions open = new OpenOptions();
  @Mixin VerifierOptions how = new VerifierOptions();

  private final Terminal terminal;

  VerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (sidecar.isPresent() && files.size() != 1) {
      throw UsageException.of(terminal, "sidecar.one");
    }
    Verifier verifier = how.verifier(open.formats());
    ExitCode worst = ExitCode.OK;
    for (String file : contents()) {
      Report report = verify(verifier, file);
      print(file, report);
      worst = worst.or(how.judge(report));
    }
    return worst.code();
  }

  /** A sidecar stands for its file, which may be named as well. */
  private Set<String> contents() {
    return files.stream()
        .map(file -> Sidecar.contentOf(Path.of(file)).map(Path::toString).orElse(file))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Report verify(Verifier verifier, String file) {
    try (MediaSource source = Inputs.open(terminal, file, how.limits())) {
      if (sidecar.isPresent()) {
        return Sidecar.verify(verifier, source, sidecar.get());
      }
      return file.equals(Terminal.STREAM)
          ? verifier.verify(source)
          : Sidecar.verify(verifier, Path.of(file), source);
    } catch (IOException e) {
      Finding finding = Finding.of(Rule.FILE_UNREADABLE, new Failures(terminal).sentence(e));
      return new Report(
          file, Optional.empty(), List.of(), List.of(), List.of(finding), Report.Declaration.NONE);
    }
  }

  private void print(String file, Report report) {
    if (json) {
      terminal.out().println(ReportJson.of(file, report, terminal.locale()));
    } else {
      Severity least = details ? Severity.INFO : Severity.NOTICE;
      ReportText text = new ReportText(Texts.of(terminal.locale()), terminal.locale(), least);
      terminal.out().println(text.of(file, report));
    }
  }
}
