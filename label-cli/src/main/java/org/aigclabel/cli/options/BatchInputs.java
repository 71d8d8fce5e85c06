package org.aigclabel.cli.options;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.cli.archive.Root;
import org.aigclabel.cli.archive.RootJobs;
import org.aigclabel.cli.batch.Forecast;
import org.aigclabel.cli.batch.Jobs;
import org.aigclabel.cli.batch.Manifest;
import org.aigclabel.cli.terminal.Terminal;
import org.aigclabel.cli.terminal.UsageException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a batch takes: named inputs, a list or a manifest. */
final class BatchInputs {

  @Parameters(descriptionKey = "inputs", paramLabel = "IN", arity = "0..*")
  List<Path> inputs = new ArrayList<>();

  @Option(names = "--from", paramLabel = "LIST")
  Optional<String> list = Optional.empty();

  @Option(names = "--manifest", paramLabel = "FILE")
  Optional<Path> manifest = Optional.empty();

  private Optional<List<Root>> read = Optional.empty();

  /** Refuses none and several ways of naming the inputs, before anything is begun. */
  void check(Terminal terminal) {
    int ways = inputs.isEmpty() ? 0 : 1;
    ways += list.isPresent() ? 1 : 0;
    ways += manifest.isPresent() ? 1 : 0;
    if (ways != 1) {
      throw UsageException.of(terminal, "batch.inputs");
    }
  }

  /** Returns all jobs in their order. */
  Jobs jobs(Terminal terminal, RootJobs.Needs needs) throws IOException {
    return manifest.isPresent()
        ? new Manifest(manifest.get())
        : new RootJobs(roots(terminal), needs);
  }

  /** Returns how many there will be, unless only unpacking would tell. */
  Optional<Forecast> forecast(Terminal terminal, RootJobs.Needs needs) throws IOException {
    boolean known = manifest.isPresent() || roots(terminal).stream().noneMatch(Root::isPacked);
    return known ? Optional.of(new Forecast(jobs(terminal, needs))) : Optional.empty();
  }

  private List<Root> roots(Terminal terminal) throws IOException {
    if (read.isEmpty()) {
      read =
          Optional.of(
              list.isPresent() ? Root.listed(lines(terminal, list.get())) : Root.named(inputs));
    }
    return read.get();
  }

  private static List<Path> lines(Terminal terminal, String list) throws IOException {
    try (Reader reader =
            list.equals(Terminal.STREAM)
                ? new InputStreamReader(terminal.in(), StandardCharsets.UTF_8)
                : Files.newBufferedReader(Path.of(list), StandardCharsets.UTF_8);
        BufferedReader lines = new BufferedReader(reader)) {
      return lines.lines().filter(line -> !line.isBlank()).map(Path::of).toList();
    }
  }
}
