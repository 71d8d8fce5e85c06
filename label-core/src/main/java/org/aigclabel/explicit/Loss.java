package org.aigclabel.explicit;

/** Whether content outside the label may lose quality when there is no other way. */
public enum Loss {
  /** Refuse instead. */
  FORBIDDEN,
  /** Re-encode at matching quality and say so in the notes. */
  ALLOWED
}
