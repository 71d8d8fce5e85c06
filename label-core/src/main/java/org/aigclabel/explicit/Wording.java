package org.aigclabel.explicit;

import java.util.regex.Pattern;

/** The wording rule for every explicit label in text or speech (GB 45438-2025 5.1 to 5.4, 5.6). */
public final class Wording {

  private static final Pattern AI = Pattern.compile("人工智能|(?i:(?<![a-z])ai(?![a-z]))");
  private static final Pattern GENERATION = Pattern.compile("生成|合成");

  private Wording() {}

  /** Returns whether the text has the AI element: 人工智能 or AI. */
  public static boolean namesAi(CharSequence text) {
    return AI.matcher(text).find();
  }

  /** Returns whether the text has the generation element: 生成 or 合成. */
  public static boolean namesGeneration(CharSequence text) {
    return GENERATION.matcher(text).find();
  }

  /** Returns whether the text has both elements. */
  public static boolean complies(CharSequence text) {
    return namesAi(text) && namesGeneration(text);
  }

  /**
   * Returns the text if it has both elements.
   *
   * @throws IllegalArgumentException that names the missing element
   */
  public static String require(String text) {
    if (!namesAi(text)) {
      throw new IllegalArgumentException(
          "\"" + text + "\" lacks the AI element (人工智能 or AI), GB 45438-2025 clause 5");
    }
    if (!namesGeneration(text)) {
      throw new IllegalArgumentException(
          "\"" + text + "\" lacks the generation element (生成 or 合成), GB 45438-2025 clause 5");
    }
    return text;
  }
}
