package org.aigclabel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A provider's code of 27 characters (TC260-PG-20252A): {@code 00}, subject type, binding, an
 * 18-character subject code, a five-character service extension. Valid by construction.
 *
 * @param subject who the code names
 * @param subjectCode unified social credit code, or the identity number of a person
 * @param extension service type (1 generation, 2 propagation) and four characters of the provider's
 *     own choice, or {@code 00000}
 */
public record ProviderCode(Subject subject, String subjectCode, String extension) {

  /** Who a code names. */
  public enum Subject {
    /** An organisation, by its unified social credit code (GB 32100-2015). */
    ORGANISATION,
    /** A person, by a resident identity number (GB 11643): the code publishes it. */
    INDIVIDUAL
  }

  /** What the fifth last character says of the service. */
  public enum Service {
    /** The extension is not used. */
    UNSPECIFIED,
    /** Generation. */
    GENERATION,
    /** Propagation. */
    PROPAGATION
  }

  /** The number of characters of a code. */
  public static final int LENGTH = 27;

  private static final String CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
  private static final int[] IDENTITY_WEIGHTS = {
    7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2
  };

  /** Refuses codes whose characters or check characters are wrong. */
  public ProviderCode {
    List<String> problems = problems(text(subject, subjectCode, extension));
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          text(subject, subjectCode, extension) + ": " + String.join("; ", problems));
    }
  }

  /**
   * Returns the code with these 27 characters.
   *
   * @throws IllegalArgumentException that names every problem
   */
  public static ProviderCode parse(String code) {
    List<String> problems = problems(code);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(code + ": " + String.join("; ", problems));
    }
    Subject subject = code.charAt(2) == '1' ? Subject.ORGANISATION : Subject.INDIVIDUAL;
    return new ProviderCode(subject, code.substring(4, 22), code.substring(22));
  }

  /** Returns an organisation's code for generation, with four characters of its own choice. */
  public static ProviderCode generating(String creditCode, String application) {
    return new ProviderCode(Subject.ORGANISATION, creditCode, "1" + application);
  }

  /** Returns an organisation's code for propagation, with four characters of its own choice. */
  public static ProviderCode propagating(String creditCode, String application) {
    return new ProviderCode(Subject.ORGANISATION, creditCode, "2" + application);
  }

  /** Returns what is wrong with a code, in English, each with its clause; empty if nothing is. */
  public static List<String> problems(String code) {
    return problems(code, Locale.ENGLISH);
  }

  /** Returns the same in Chinese or, for other locales, in English. */
  public static List<String> problems(String code, Locale locale) {
    return told(reasons(code), locale);
  }

  private static List<String> told(List<String> reasons, Locale locale) {
    return reasons.stream().map(reason -> Finding.told(reason, locale)).toList();
  }

  /** Returns what is wrong as arguments of findings, which are translated when they are shown. */
  static List<String> reasons(String code) {
    List<String> problems = new ArrayList<>();
    if (code.length() != LENGTH) {
      problems.add("reason.code.length:" + code.length());
    }
    if (!code.matches("[0-9A-Z]*")) {
      problems.add("reason.code.characters:");
    }
    if (problems.isEmpty()) {
      if (!code.matches("00[12]1.*")) {
        problems.add("reason.code.begin:" + code.substring(0, 4));
      } else {
        problems.addAll(
            code.charAt(2) == '1'
                ? creditReasons(code.substring(4, 22))
                : identityReasons(code.substring(4, 22)));
      }
      if (!code.substring(22).matches("[12]....|00000")) {
        problems.add("reason.code.extension:" + code.substring(22));
      }
    }
    return problems;
  }

  private static List<String> creditReasons(String code) {
    List<String> problems = new ArrayList<>();
    if (code.length() != 18 || code.chars().anyMatch(c -> CREDIT_ALPHABET.indexOf(c) < 0)) {
      problems.add("reason.code.credit:" + code);
      return problems;
    }
    char check = creditCheck(code);
    if (check != code.charAt(17)) {
      problems.add("reason.code.check:" + code.charAt(17) + "/" + check);
    }
    char organisation = organisationCheck(code.substring(8, 16));
    if (organisation != code.charAt(16)) {
      problems.add("reason.code.organisation:" + code.charAt(16) + "/" + organisation);
    }
    return problems;
  }

  private static char creditCheck(String code) {
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < 17; i++) {
      sum += CREDIT_ALPHABET.indexOf(code.charAt(i)) * weight;
      weight = weight * 3 % 31;
    }
    return CREDIT_ALPHABET.charAt((31 - sum % 31) % 31);
  }

  private static char organisationCheck(String eight) {
    int sum = 0;
    for (int i = 0; i < 8; i++) {
      sum += Character.digit(eight.charAt(i), 36) * ORGANISATION_WEIGHTS[i];
    }
    int check = 11 - sum % 11;
    return check == 11 ? '0' : check == 10 ? 'X' : (char) ('0' + check);
  }

  private static List<String> identityReasons(String number) {
    if (!number.matches("[0-9]{17}[0-9X]")) {
      return List.of("reason.code.identity:" + number);
    }
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += (number.charAt(i) - '0') * IDENTITY_WEIGHTS[i];
    }
    char check = "10X98765432".charAt(sum % 11);
    return check == number.charAt(17)
        ? List.of()
        : List.of("reason.code.identity.check:" + number.charAt(17) + "/" + check);
  }

  /** Returns what the extension says of the service. */
  public Service service() {
    return Service.values()[extension.charAt(0) - '0'];
  }

  private static String text(Subject subject, String subjectCode, String extension) {
    return "00" + (subject == Subject.ORGANISATION ? "1" : "2") + "1" + subjectCode + extension;
  }

  /** Returns the 27 characters. */
  @Override
  public String toString() {
    return text(subject, subjectCode, extension);
  }
}
