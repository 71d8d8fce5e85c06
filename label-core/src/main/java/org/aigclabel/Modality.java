package org.aigclabel;

/** The kinds of content of the Measures, Article 3. */
public enum Modality {
  /** Text and documents. */
  TEXT,
  /** Still and animated pictures. */
  IMAGE,
  /** Sound. */
  AUDIO,
  /** Moving pictures with or without sound. */
  VIDEO
}
