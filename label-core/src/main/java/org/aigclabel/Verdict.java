package org.aigclabel;

import java.util.Locale;

/** What the Measures, Article 6, make of a file. */
public enum Verdict {
  /** 属于: its metadata says that it is generated; Article 6 (1). */
  GENERATED,
  /** 可能: its metadata or its user says that it possibly is; Article 6 (2). */
  POSSIBLE,
  /** 疑似: no clear label, but an explicit label or other traces; Article 6 (3). */
  SUSPECTED,
  /** 未检出: nothing was found. */
  NONE,
  /** 无法判定: the file could not be read far enough to tell. */
  INCONCLUSIVE;

  /** Returns the verdict in the words of the law: Chinese or, for other locales, English. */
  public String words(Locale locale) {
    return Finding.bundle(locale).getString("verdict." + name().toLowerCase(Locale.ROOT));
  }
}
