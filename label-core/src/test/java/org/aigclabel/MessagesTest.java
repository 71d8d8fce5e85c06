package org.aigclabel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {

  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  @ParameterizedTest
  @EnumSource(Rule.class)
  void message_everyRule_englishAndChineseWithTheSameArguments(Rule rule) {
    Finding finding = Finding.of(rule, "ARG0", "ARG1");
    String english = finding.message(Locale.ENGLISH);
    String chinese = finding.message(Locale.SIMPLIFIED_CHINESE);

    assertFalse(HAN.matcher(english).find(), english);
    assertTrue(HAN.matcher(chinese + (rule == Rule.EXPLICIT_NOTE ? "注" : "")).find(), chinese);
    for (String argument : Set.of("ARG0", "ARG1")) {
      assertEquals(
          english.contains(argument), chinese.contains(argument), english + " / " + chinese);
    }
    assertFalse(english.contains("{"), english);
    assertFalse(chinese.contains("{"), chinese);
    assertFalse(rule.title(Locale.ENGLISH).equals(rule.title(Locale.CHINA)), rule.code());
  }

  @Test
  void bundles_keys_exactlyThoseOfTheRules() {
    Set<String> wanted = new TreeSet<>();
    Arrays.stream(Rule.values())
        .forEach(rule -> wanted.addAll(Set.of(rule.code(), rule.code() + ".title")));
    for (Verdict verdict : Verdict.values()) {
      String name = verdict.name().toLowerCase(Locale.ROOT);
      wanted.addAll(Set.of("verdict." + name, "advice." + name));
      assertFalse(advice(name, Locale.ROOT).equals(advice(name, Locale.CHINESE)));
      assertFalse(verdict.words(Locale.ENGLISH).equals(verdict.words(Locale.CHINESE)));
    }
    wanted.addAll(
        Set.of(
            "advice.possible.labelled", "advice.suspected.labelled", "advice.suspected.unusable"));

    Set<String> english = new TreeSet<>(Finding.bundle(Locale.ROOT).keySet());
    Set<String> chinese = new TreeSet<>(Finding.bundle(Locale.CHINESE).keySet());
    assertTrue(chinese.removeIf(key -> key.endsWith(".clause")));
    assertEquals(english, chinese);
    assertTrue(english.removeIf(key -> key.startsWith("reason.")));
    assertEquals(wanted, english);
  }

  private static String advice(String name, Locale locale) {
    return Finding.bundle(locale).getString("advice." + name);
  }

  @ParameterizedTest
  @EnumSource
  void clause_inChinese_namesTheSameLaw(Rule rule) {
    String chinese = rule.clause(Locale.CHINESE);
    String left =
        chinese.replaceAll("GB|TC260-PG|C2PA|ISO|RFC|Bindings|[a-jA-E]\\)?(?![a-z])|x", "");
    assertFalse(left.matches(".*[A-Za-z].*"), chinese);
    Matcher number = Pattern.compile("GB 45438-2025|TC260-PG-\\w+|RFC \\d+").matcher(rule.clause());
    while (number.find()) {
      assertTrue(chinese.contains(number.group()), chinese);
    }
    assertEquals(rule.clause(), rule.clause(Locale.ENGLISH));
  }

  @Test
  void message_reasonAsArgument_isTranslatedWithItsDetail() {
    Finding finding =
        Finding.of(Rule.SIGNATURE_UNCHECKED, "reason.producer", "reason.algorithm:1.2.3:4");

    assertEquals(
        "The protection data of the producer cannot be checked: the algorithm \"1.2.3:4\" is not known.",
        finding.message(Locale.ENGLISH));
    assertEquals("生成合成服务提供者的保护数据无法验证：未知算法“1.2.3:4”。", finding.message(Locale.CHINESE));
  }
}
