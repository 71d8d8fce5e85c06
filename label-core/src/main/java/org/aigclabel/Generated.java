package org.aigclabel;

import java.util.Arrays;
import java.util.Optional;

/** The value of {@code Label}: whether the content is generated (GB 45438-2025 Annex E c). */
public enum Generated {
  /** 属于: it is generated; a producer writes this. */
  IS("1"),
  /** 可能: it possibly is; a platform writes this on a user's declaration. */
  POSSIBLE("2"),
  /** 疑似: it is suspected to be; a platform writes this on its own detection. */
  SUSPECTED("3");

  private final String value;

  Generated(String value) {
    this.value = value;
  }

  /** Returns the text in the field: {@code 1}, {@code 2} or {@code 3}. */
  public String value() {
    return value;
  }

  /** Returns the meaning of a field's text, or empty if the standard gives it none. */
  public static Optional<Generated> of(String value) {
    return Arrays.stream(values()).filter(g -> g.value.equals(value)).findFirst();
  }
}
