package org.aigclabel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What exceptions and notes say to users, in their language. The code speaks English; {@code
 * phrases_zh.tsv} gives the Chinese of each sentence, as gettext does. Sentences without one, such
 * as those of parsers on damaged bytes and of foreign libraries, stay English.
 */
public final class Phrases {

  /** Longer texts are nobody's sentence; patterns are not tried on them. */
  private static final int LONGEST = 1000;

  private Phrases() {}

  private record Phrase(Pattern english, String chinese) {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    static Phrase of(String line) {
      String[] sides = line.split("\t", 2);
      StringBuilder pattern = new StringBuilder();
      int end = 0;
      Matcher place = PLACE.matcher(sides[0]);
      while (place.find()) {
        pattern.append(Pattern.quote(sides[0].substring(end, place.start()))).append("(.*?)");
        end = place.end();
      }
      pattern.append(Pattern.quote(sides[0].substring(end)));
      return new Phrase(Pattern.compile(pattern.toString(), Pattern.DOTALL), sides[1]);
    }

    Optional<String> translate(String text) {
      Matcher matcher = english.matcher(text);
      return matcher.matches()
          ? Optional.of(
              PLACE
                  .matcher(chinese)
                  .replaceAll(
                      place -> {
                        String part = matcher.group(Integer.parseInt(place.group(1)) + 1);
                        return Matcher.quoteReplacement(
                            part.length() < text.length() ? Phrases.chinese(part) : part);
                      }))
          : Optional.empty();
    }
  }

  /** Read when the first sentence is to be told in Chinese. */
  private static final class Table {

    private static final List<Phrase> PHRASES = read();

    private static List<Phrase> read() {
      List<Phrase> phrases = new ArrayList<>();
      try (InputStream in = Phrases.class.getResourceAsStream("phrases_zh.tsv")) {
        if (in == null) {
          throw new IOException("phrases_zh.tsv is not on the class path");
        }
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8));
        lines
            .lines()
            .filter(l -> l.contains("\t") && !l.startsWith("#"))
            .map(Phrase::of)
            .forEach(phrases::add);
        return List.copyOf(phrases);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Returns a sentence of the code in Chinese where there is one, or as it is. */
  public static String told(String english, Locale locale) {
    return locale.getLanguage().equals("zh") ? chinese(english) : english;
  }

  private static String chinese(String english) {
    if (english.length() > LONGEST || english.isBlank()) {
      return english;
    }
    return Table.PHRASES.stream()
        .flatMap(phrase -> phrase.translate(english).stream())
        .findFirst()
        .orElse(english);
  }
}
