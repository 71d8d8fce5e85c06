package org.aigclabel.cli.commands;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.aigclabel.cli.terminal.Version;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The manual page of a command and all below it, in the language of {@code man}.
 *
 * @param line the command
 */
record ManPage(CommandLine line) {

  /** Returns the page. */
  String text() {
    StringBuilder page = new StringBuilder();
    String name = line.getCommandName();
    page.append(".TH ").append(name.toUpperCase(Locale.ROOT)).append(" 1 \"\" \"");
    page.append(escape(name + " " + Version.text())).append("\"\n.ad l\n.nh\n.SH NAME\n");
    page.append(escape(name)).append(" \\- ").append(joined(usage(line).header())).append('\n');
    page.append(".SH SYNOPSIS\n").append(synopsis(line));
    page.append(".SH OPTIONS\n");
    arguments(page, line);
    page.append(".SH COMMANDS\n");
    line.getSubcommands().values().forEach(sub -> command(page, sub));
    page.append(".SH \"EXIT STATUS\"\n");
    usage(line).exitCodeList().forEach((code, meaning) -> item(page, code, escape(meaning)));
    footer(page, line, ".SH EXAMPLES\n");
    return page.toString();
  }

  private static void command(StringBuilder page, CommandLine line) {
    if (line.getSubcommands().isEmpty()) {
      page.append(".SS \"").append(escape(line.getCommandSpec().qualifiedName())).append("\"\n");
      page.append(joined(usage(line).header())).append('\n');
      page.append(".PP\n").append(synopsis(line));
      if (usage(line).description().length > 0) {
        page.append(".PP\n").append(joined(usage(line).description())).append('\n');
      }
      arguments(page, line);
      footer(page, line, ".PP\n");
    }
    line.getSubcommands().values().forEach(sub -> command(page, sub));
  }

  private static String synopsis(CommandLine line) {
    String[] own = usage(line).customSynopsis();
    String text = own.length > 0 ? own[0] : line.getHelp().detailedSynopsis(0, null, false).strip();
    return ".nf\n" + escape(text.replaceAll("\\s+", " ")) + "\n.fi\n";
  }

  private static void arguments(StringBuilder page, CommandLine line) {
    for (PositionalParamSpec parameter : line.getCommandSpec().positionalParameters()) {
      item(page, parameter.paramLabel(), describe(parameter));
    }
    for (OptionSpec option : line.getCommandSpec().options()) {
      boolean said = option.inherited() || option.usageHelp() || option.versionHelp();
      if (!option.hidden() && (!said || line.getParent() == null)) {
        String names = String.join(", ", option.names());
        boolean flag = option.arity().max() == 0;
        item(page, flag ? names : names + " " + option.paramLabel(), describe(option));
      }
    }
  }

  private static void footer(StringBuilder page, CommandLine line, String heading) {
    String[] rows = usage(line).footer();
    if (rows.length > 0) {
      page.append(heading).append(".nf\n");
      List.of(rows).forEach(row -> page.append(plain(row)).append('\n'));
      page.append(".fi\n");
    }
  }

  private static UsageMessageSpec usage(CommandLine line) {
    return line.getCommandSpec().usageMessage();
  }

  private static void item(StringBuilder page, String name, String text) {
    page.append(".TP\n.B ").append(escape(name)).append('\n').append(text).append('\n');
  }

  private static String describe(ArgSpec argument) {
    return joined(argument.description());
  }

  private static String joined(String... texts) {
    return List.of(texts).stream().map(ManPage::plain).collect(Collectors.joining(" "));
  }

  /** Texts are patterns of {@code String.format}, as picocli takes them. */
  private static String plain(String text) {
    return escape(String.format(text).strip());
  }

  /** Returns a text that no line of which is taken for a request. */
  private static String escape(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-").replaceAll("(?m)^([.'])", "\\\\&$1");
  }
}
