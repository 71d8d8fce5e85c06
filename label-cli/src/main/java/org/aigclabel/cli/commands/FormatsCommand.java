package org.aigclabel.cli.commands;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.aigclabel.Carrier;
import org.aigclabel.Formats;
import org.aigclabel.MediaType;
import org.aigclabel.cli.report.JsonLine;
import org.aigclabel.cli.terminal.ExitCode;
import org.aigclabel.cli.terminal.Terminal;
import org.aigclabel.cli.terminal.Texts;
import org.aigclabel.spi.MediaFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the installed formats: what is read and written, where, and on whose word. */
@Command(name = "formats")
final class FormatsCommand implements Callable<Integer> {

  @Option(names = "--markdown")
  boolean markdown;

  @Option(names = "--json")
  boolean json;

  private final Terminal terminal;

  FormatsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Formats installed = Formats.installed();
    if (json) {
      installed.formats().forEach(format -> terminal.out().println(json(installed, format)));
    } else if (markdown) {
      terminal.out().print(markdown(installed, Texts.of(terminal.locale())));
    } else {
      for (MediaFormat format : installed.formats()) {
        String places = places(format);
        terminal
            .out()
            .printf(
                "%-10s %-6s %-34s %s%n",
                format.type().name(),
                word(format.type()),
                places,
                shows(installed, format.type()) ? terminal.text("formats.explicit.yes") : "");
      }
    }
    return ExitCode.OK.code();
  }

  /** Returns the table of {@code docs/formats.md}. */
  static String markdown(Formats installed, Texts texts) {
    StringBuilder table = new StringBuilder(texts.text("formats.head")).append('\n');
    table.append("|---|---|---|---|---|---|\n");
    for (MediaFormat format : installed.formats()) {
      MediaType type = format.type();
      table
          .append("| ")
          .append(type.name())
          .append(" (")
          .append(type.extensions().stream().map(e -> "." + e).collect(Collectors.joining(" ")))
          .append(") | ")
          .append(texts.text("modality." + word(type)))
          .append(" | ")
          .append(format.carriers().isEmpty() ? texts.text("formats.none") : places(format))
          .append(" | ")
          .append(standing(format, texts))
          .append(" | ")
          .append(shows(installed, type) ? texts.text("formats.yes") : "–")
          .append(" | ")
          .append(finds(installed, type) ? texts.text("formats.yes") : "–")
          .append(" |\n");
    }
    return table.toString();
  }

  private static JsonLine json(Formats installed, MediaFormat format) {
    MediaType type = format.type();
    List<JsonLine> carriers =
        format.carriers().stream()
            .map(
                carrier ->
                    new JsonLine()
                        .put("name", carrier.name())
                        .put("standing", JsonLine.word(carrier.standing())))
            .toList();
    return new JsonLine()
        .put("type", type.name())
        .put("mime", type.mime())
        .put("modality", word(type))
        .put("extensions", String.join(" ", type.extensions()))
        .put("carriers", carriers)
        .put("explicit", shows(installed, type) ? "written" : "none");
  }

  private static String places(MediaFormat format) {
    return format.carriers().stream().map(Carrier::name).collect(Collectors.joining(", "));
  }

  private static String standing(MediaFormat format, Texts texts) {
    return format.carriers().stream()
        .map(carrier -> texts.text("standing." + JsonLine.word(carrier.standing())))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static boolean shows(Formats installed, MediaType type) {
    return installed.labeler(type).isPresent();
  }

  private static boolean finds(Formats installed, MediaType type) {
    return installed.detectors().stream().anyMatch(detector -> detector.supports(type));
  }

  private static String word(MediaType type) {
    return type.modality().name().toLowerCase(Locale.ROOT);
  }
}
