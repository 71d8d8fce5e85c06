package org.aigclabel.cli.options;

import java.util.Arrays;
import java.util.Optional;
import org.aigclabel.Origin;
import org.aigclabel.cli.terminal.Terminal;
import org.aigclabel.cli.terminal.UsageException;
import picocli.CommandLine.Option;

/** What to state of the origin for readers of IPTC metadata, outside China above all. */
final class OriginOptions {

  @Option(names = "--source-type", paramLabel = "TYPE")
  Optional<String> type = Optional.empty();

  @Option(names = "--ai-system", paramLabel = "NAME")
  Optional<String> system = Optional.empty();

  @Option(names = "--ai-version", paramLabel = "VERSION")
  Optional<String> version = Optional.empty();

  /** Returns the origin that was asked for; a system without a type has generated it all. */
  Optional<Origin> origin(Terminal terminal) {
    if (type.isEmpty() && system.isEmpty() && version.isEmpty()) {
      return Optional.empty();
    }
    Origin.Source source = type.map(name -> source(terminal, name)).orElse(Origin.Source.TRAINED);
    return Optional.of(Origin.of(source).by(system.orElse(""), version.orElse("")));
  }

  private static Origin.Source source(Terminal terminal, String name) {
    String[] known =
        Arrays.stream(Origin.Source.values()).map(Origin.Source::code).toArray(String[]::new);
    for (Origin.Source source : Origin.Source.values()) {
      if (name.equalsIgnoreCase(source.code()) || name.equals(source.uri())) {
        return source;
      }
    }
    throw UsageException.of(terminal, "source.unknown", name, Arrays.toString(known));
  }
}
