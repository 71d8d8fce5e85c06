package org.aigclabel.cli.batch;

import java.util.Locale;
import java.util.function.Function;
import org.aigclabel.cli.terminal.Texts;

/** Text of strangers and of ours, as HTML. */
final class Html {

  private Html() {}

  /**
   * Returns text that cannot become markup; controls and marks of writing direction, with which a
   * name could pretend to be another, are shown as a sign.
   */
  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\n', '\r', '\t' -> out.append(' ');
                default -> out.appendCodePoint(isHidden(c) ? 0xFFFD : c);
              }
            });
    return out.toString();
  }

  private static boolean isHidden(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
  }

  /** Returns text of strangers, kept from turning what stands around it. */
  static String foreign(String text) {
    return "<bdi>" + escape(text) + "</bdi>";
  }

  /** Returns a sentence of the command line in both languages. */
  static String text(String key, Object... arguments) {
    return both(locale -> Texts.of(locale).text(key, arguments));
  }

  /** Returns a sentence in both languages, of which the page shows one. */
  static String both(Function<Locale, String> sentence) {
    return "<span class=\"en\" lang=\"en\">"
        + escape(sentence.apply(Locale.ENGLISH))
        + "</span><span class=\"zh\" lang=\"zh\">"
        + escape(sentence.apply(Locale.CHINESE))
        + "</span>";
  }
}
