package org.aigclabel;

/** What the signatures prove. */
public enum Integrity {
  /** Label and content are as a trusted key signed them, byte for byte. */
  TRUSTED,
  /** What is signed is unchanged, but the key is not trusted or not everything is covered. */
  INTACT,
  /** A signature does not fit: label or content was changed. */
  BROKEN,
  /** There is nothing to check. */
  UNSIGNED,
  /** There is protection data that cannot be checked, and a finding says why. */
  UNCHECKED
}
