package org.aigclabel.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.aigclabel.Labeled;
import org.aigclabel.Output;
import picocli.CommandLine.Option;

/** Where a labelled file goes; the input is never touched unless that was asked for. */
final class OutputOptions {

  static final String STREAM = "-";

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
    return output.isPresent() && output.get().toString().equals(STREAM);
  }

  /** Returns where the result of an input will stand, after all that can be known is checked. */
  Path target(Terminal terminal, String input) throws IOException {
    if (inPlace == output.isPresent()) {
      throw UsageException.of(terminal, "output.one");
    }
    if (toStream()) {
      return Path.of(STREAM);
    }
    if (inPlace) {
      if (input.equals(STREAM)) {
        throw UsageException.of(terminal, "output.inPlace.stream");
      }
      return Path.of(input).toRealPath();
    }
    Path target = output.get();
    if (Files.isDirectory(target) && !input.equals(STREAM)) {
      target = target.resolve(Path.of(input).getFileName());
    }
    if (!input.equals(STREAM) && Files.exists(target)) {
      if (Files.isSameFile(Path.of(input), target)) {
        throw UsageException.of(terminal, "output.same", target);
      }
    }
    if (!force && Files.exists(target)) {
      throw UsageException.of(terminal, "output.exists", target);
    }
    return target;
  }

  /** Writes the result whole or not at all. */
  void write(Labeled labeled, Path target, Terminal terminal) throws IOException {
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
