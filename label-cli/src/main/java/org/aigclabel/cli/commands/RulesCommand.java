package org.aigclabel.cli.commands;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.aigclabel.Rule;
import org.aigclabel.cli.options.Listing;
import org.aigclabel.cli.report.JsonLine;
import org.aigclabel.cli.terminal.Terminal;
import org.aigclabel.container.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the rules: what is checked, by which clause, with what weight, and how sure we are. */
@Command(name = "rules")
final class RulesCommand implements Callable<Integer>, Listing.Forms<Rule> {

  @Mixin Listing listing = new Listing();

  private final Terminal terminal;

  RulesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return listing.print(terminal, List.of(Rule.values()), this);
  }

  @Override
  public String line(Rule rule) {
    return String.format(
        "%-26s %-8s %-9s %s  [%s]",
        rule.code(),
        JsonLine.word(rule.severity()),
        JsonLine.word(rule.confidence()),
        rule.title(terminal.locale()),
        rule.clause(terminal.locale()));
  }

  /** Returns the tables of {@code docs/rules.md}, one for each aspect. */
  @Override
  public String markdown() {
    StringBuilder text = new StringBuilder();
    for (Rule.Aspect aspect : Rule.Aspect.values()) {
      text.append("\n## ").append(JsonLine.word(aspect)).append("\n\n");
      text.append(
          "| code | what | 规则 | clause | 条款 | severity | we are |\n|---|---|---|---|---|---|---|\n");
      for (Rule rule : rules(aspect)) {
        text.append("| `").append(rule.code()).append("` | ");
        text.append(rule.title(Locale.ENGLISH)).append(" | ");
        text.append(rule.title(Locale.CHINESE)).append(" | ");
        text.append(rule.clause()).append(" | ");
        text.append(rule.clause(Locale.CHINESE)).append(" | ");
        text.append(JsonLine.word(rule.severity())).append(" | ");
        text.append(JsonLine.word(rule.confidence())).append(" |\n");
      }
    }
    return text.toString();
  }

  private static List<Rule> rules(Rule.Aspect aspect) {
    return Arrays.stream(Rule.values()).filter(rule -> rule.aspect() == aspect).toList();
  }

  @Override
  public JsonLine json(Rule rule) {
    return new JsonLine()
        .put("code", rule.code())
        .put("aspect", JsonLine.word(rule.aspect()))
        .put("severity", JsonLine.word(rule.severity()))
        .put("clause", both(rule::clause))
        .put("confidence", JsonLine.word(rule.confidence()))
        .put("title", both(rule::title))
        .put("sentence", both(rule::sentence));
  }

  private static Json.Value both(Function<Locale, String> words) {
    return new JsonLine()
        .put("en", words.apply(Locale.ENGLISH))
        .put("zh", words.apply(Locale.CHINESE))
        .value();
  }
}
