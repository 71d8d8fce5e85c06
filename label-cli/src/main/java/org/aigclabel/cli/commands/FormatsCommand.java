package org.aigclabel.cli.commands;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.aigclabel.Carrier;
import org.aigclabel.Formats;
import org.aigclabel.MediaType;
import org.aigclabel.cli.options.Listing;
import org.aigclabel.cli.report.JsonLine;
import org.aigclabel.cli.terminal.Terminal;
import org.aigclabel.cli.terminal.Texts;
import org.aigclabel.spi.MediaFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the installed formats: what is read and written, where, and on whose word. */
@Command(name = "formats")
final class FormatsCommand implements Callable<Integer>, Listing.Forms<MediaFormat> {

  @Mixin Listing listing = new Listing();

  private final Terminal terminal;
  private final Formats installed = Formats.installed();

  FormatsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return listing.print(terminal, installed.formats(), this);
  }

  @Override
  public String line(MediaFormat format) {
    MediaType type = format.type();
    String shown = shows(installed, type) ? terminal.text("formats.explicit.yes") : "";
    return String.format("%-10s %-6s %-34s %s", type.name(), word(type), places(format), shown);
  }

  @Override
  public String markdown() {
    return markdown(installed, Texts.of(terminal.locale()));
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

  @Override
  public JsonLine json(MediaFormat format) {
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
