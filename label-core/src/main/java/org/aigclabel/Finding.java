package org.aigclabel;

import java.text.MessageFormat;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;

/**
 * One thing that was checked, with its outcome.
 *
 * @param rule the rule that was checked
 * @param severity its weight here, by default the rule's
 * @param arguments what was found, for the sentence
 */
public record Finding(Rule rule, Severity severity, List<String> arguments) {

  private static final String MESSAGES = "org.aigclabel.messages";

  /** Rules whose arguments are sentences of ours, not data of the file. */
  private static final Set<Rule> SPOKEN =
      EnumSet.of(
          Rule.LABEL_FORM,
          Rule.LABEL_TEXT,
          Rule.EXPLICIT_NOTE,
          Rule.EXPLICIT_REENCODED,
          Rule.EXPLICIT_SKIPPED,
          Rule.BINDING_UNCHECKED,
          Rule.HAZARD_SIGNATURE,
          Rule.FILE_MALFORMED,
          Rule.FILE_UNSUPPORTED,
          Rule.FILE_UNREADABLE);

  /** Copies the arguments. */
  public Finding {
    arguments = List.copyOf(arguments);
  }

  /** Returns a finding of the rule's own severity. */
  public static Finding of(Rule rule, Object... arguments) {
    return new Finding(
        rule, rule.severity(), List.of(arguments).stream().map(String::valueOf).toList());
  }

  /** Returns the stable code: {@code label.fields.missing}. */
  public String code() {
    return rule.code();
  }

  /** Returns the clause of the law, standard or guide that the rule follows. */
  public String clause() {
    return rule.clause();
  }

  /** Returns the clause as Chinese or, for other locales, English texts cite it. */
  public String clause(Locale locale) {
    return rule.clause(locale);
  }

  /** Returns the sentence in Chinese or, for other locales, in English. */
  public String message(Locale locale) {
    ResourceBundle bundle = bundle(locale);
    boolean ours = SPOKEN.contains(rule);
    Object[] told =
        arguments.stream()
            .map(a -> told(bundle, a))
            .map(a -> ours ? Phrases.told(a, locale) : a)
            .toArray();
    return new MessageFormat(bundle.getString(code()), Locale.ROOT).format(told);
  }

  /**
   * An argument {@code reason.x:detail} names a sentence of the bundle, so that it is translated;
   * {0} is the detail, {1} and {2} its parts before and after a slash.
   */
  private static String told(ResourceBundle bundle, String argument) {
    int colon = argument.indexOf(':');
    String key = colon < 0 ? argument : argument.substring(0, colon);
    return key.startsWith("reason.") && bundle.containsKey(key)
        ? new MessageFormat(bundle.getString(key), Locale.ROOT)
            .format(details(argument.substring(colon + 1)))
        : argument;
  }

  private static Object[] details(String detail) {
    int slash = detail.indexOf('/');
    return new Object[] {
      detail, slash < 0 ? "" : detail.substring(0, slash), detail.substring(slash + 1)
    };
  }

  /** Returns an argument as it is shown. */
  static String told(String argument, Locale locale) {
    return Phrases.told(told(bundle(locale), argument), locale);
  }

  static ResourceBundle bundle(Locale locale) {
    Locale language = locale.getLanguage().equals("zh") ? Locale.CHINESE : Locale.ROOT;
    return ResourceBundle.getBundle(
        MESSAGES,
        language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  @Override
  public String toString() {
    return severity + " " + code() + ": " + message(Locale.ENGLISH);
  }
}
