package org.aigclabel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
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
      assertFalse(verdict.words(Locale.ENGLISH).equals(verdict.words(Locale.CHINESE)));
      assertFalse(verdict.advice(Locale.ENGLISH).equals(verdict.advice(Locale.CHINESE)));
    }

    Set<String> english = new TreeSet<>(Finding.bundle(Locale.ROOT).keySet());
    assertEquals(english, new TreeSet<>(Finding.bundle(Locale.CHINESE).keySet()));
    assertTrue(english.removeIf(key -> key.startsWith("reason.")));
    assertEquals(wanted, english);
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
