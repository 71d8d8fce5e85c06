package org.aigclabel.cli.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.aigclabel.Labeled;
import org.aigclabel.Output;
import org.aigclabel.cli.terminal.Terminal;
import org.aigclabel.cli.terminal.UsageException;
import org.aigclabel.text.sidecar.Sidecar;
import picocli.CommandLine.Option;

/** Where a labelled file goes; the input is never touched unless that was asked for. */
public final class OutputOptions {

  /** In place, above this size, a change of the tail alone is written without a second copy. */
  private static final long BIG = 64L << 20;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT")
  Optional<Path> output = Optional.empty();

  @Option(names = "--in-place")
  boolean inPlace;

  @Option(names = "--force")
  boolean force;

  /** Returns whether the result goes to standard output. */
  boolean toStream() {
    return output.isPresent() && output.get().toString().equals(Terminal.STREAM);
  }

  /** Returns where the result of an input will stand, after all that can be known is checked. */
  public Path target(Terminal terminal, String input) throws IOException {
    if (inPlace == output.isPresent()) {
      throw UsageException.of(terminal, "output.one");
    }
    if (toStream()) {
      return Path.of(Terminal.STREAM);
    }
    if (inPlace) {
      if (input.equals(Terminal.STREAM)) {
        throw UsageException.of(terminal, "output.inPlace.stream");
      }
      return Path.of(input).toRealPath();
    }
    Path target = output.get();
    if (Files.isDirectory(target) && !input.equals(Terminal.STREAM)) {
      target = target.resolve(Path.of(input).getFileName());
    }
    if (!input.equals(Terminal.STREAM) && Files.exists(target)) {
      if (Files.isSameFile(Path.of(input), target)) {
        throw UsageException.of(terminal, "output.same", target);
      }
    }
    if (!force && Files.exists(target)) {
      throw UsageException.of(terminal, "output.exists", target);
    }
    return target;
  }

  /** Refuses a sidecar that cannot stand beside the result, before anything is done. */
  public void checkBeside(Terminal terminal, Path target) {
    if (toStream()) {
      throw UsageException.of(terminal, "sidecar.stream");
    }
    if (!force && !inPlace && Sidecar.beside(target).isPresent()) {
      throw UsageException.of(terminal, "output.exists", Sidecar.placeOf(target));
    }
  }

  /** Writes the result whole or not at all. */
  public void write(Labeled labeled, Path target, Terminal terminal) throws IOException {
    if (toStream()) {
      labeled.writeTo(java.nio.channels.Channels.newChannel(terminal.out()));
      terminal.out().flush();
    } else if (inPlace && labeled.plan().size() > BIG && labeled.plan().fitsInPlace()) {
      labeled.editInPlace(target);
    } else {
      Output to = Output.to(target);
      labeled.writeTo(force || inPlace ? to.replacing() : to);
    }
  }
}
