package org.aigclabel.cli.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.aigclabel.cli.terminal.Terminal;
import org.aigclabel.cli.terminal.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HelpTest {

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void help_everyCommandAndOption_isDescribed(String language) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            nowhere,
            nowhere,
            Locale.forLanguageTag(language),
            Map.of());
    List<String> missing = new ArrayList<>();
    int seen = describe(App.commandLine(terminal), missing);
    assertTrue(seen > 50, "only " + seen);
    assertEquals(List.of(), missing);
  }

  private static int describe(CommandLine line, List<String> missing) {
    var spec = line.getCommandSpec();
    int seen = 1;
    if (spec.usageMessage().header().length == 0) {
      missing.add(spec.qualifiedName());
    }
    if (line.getSubcommands().isEmpty() && spec.usageMessage().footer().length == 0) {
      missing.add(spec.qualifiedName() + " has no example");
    }
    for (var argument : spec.args()) {
      seen++;
      if (argument.description().length == 0 || argument.description()[0].isBlank()) {
        missing.add(spec.qualifiedName() + " " + argument.paramLabel() + " " + argument);
      }
    }
    for (CommandLine sub : line.getSubcommands().values()) {
      seen += describe(sub, missing);
    }
    return seen;
  }

  @ParameterizedTest
  @ValueSource(strings = {"texts", "help"})
  void bundle_chinese_hasTheKeysOfEnglish(String name) {
    var english = Texts.bundle(name, Locale.ENGLISH);
    var chinese = Texts.bundle(name, Locale.CHINESE);
    assertEquals(new TreeSet<>(english.keySet()), new TreeSet<>(chinese.keySet()));
    for (String key : english.keySet()) {
      String both = english.getString(key) + chinese.getString(key);
      assertTrue(!both.contains("'") || name.equals("help") || both.contains("''"), key);
    }
  }

  @Test
  void locale_flagThenVariables_decides() {
    Map<String, String> zh = Map.of("LANG", "zh_CN.UTF-8");
    assertEquals(Locale.CHINESE, Terminal.locale(zh, "verify"));
    assertEquals(Locale.ENGLISH, Terminal.locale(zh, "verify", "--lang", "en"));
    assertEquals(Locale.CHINESE, Terminal.locale(Map.of(), "--lang=zh", "verify"));
    assertEquals(Locale.ENGLISH, Terminal.locale(Map.of("LC_ALL", "C", "LANG", "zh_CN"), "x"));
  }
}
