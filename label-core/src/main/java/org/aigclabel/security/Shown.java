package org.aigclabel.security;

/** Text from files of unknown origin, made fit for a report or a terminal. */
final class Shown {

  private static final int LONGEST = 120;

  private Shown() {}

  /** Returns the text without control and direction characters, shortened. */
  static String of(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().limit(LONGEST).forEach(c -> out.appendCodePoint(isVisible(c) ? c : '?'));
    return out.toString();
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
