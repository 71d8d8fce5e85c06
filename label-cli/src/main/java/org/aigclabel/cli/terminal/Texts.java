package org.aigclabel.cli.terminal;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The command line's own sentences in one language.
 *
 * @param bundle the sentences by key
 */
public record Texts(ResourceBundle bundle) {

  /** Returns the sentences of {@code texts.properties} in Chinese or, else, in English. */
  public static Texts of(Locale locale) {
    return new Texts(bundle("texts", locale));
  }

  /** Returns a bundle of this package, without a fallback to the machine's own locale. */
  public static ResourceBundle bundle(String name, Locale locale) {
    Locale language = locale.getLanguage().equals("zh") ? Locale.CHINESE : Locale.ROOT;
    return ResourceBundle.getBundle(
        "org.aigclabel.cli." + name,
        language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** Returns the sentence under a key with its arguments in place. */
  public String text(String key, Object... arguments) {
    Object[] texts = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      texts[i] = String.valueOf(arguments[i]);
    }
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(texts);
  }
}
