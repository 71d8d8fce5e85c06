package org.aigclabel;

/** Whether the labels found are as GB 45438-2025 demands. */
public enum Conformance {
  /** No finding of weight against the labels. */
  CONFORMS,
  /** A label is there, but not as demanded. */
  DEVIATES,
  /** No implicit label could be read. */
  ABSENT
}
