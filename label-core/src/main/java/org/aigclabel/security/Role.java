package org.aigclabel.security;

import org.aigclabel.Label;

/** Whose reserved code it is. */
enum Role {
  PRODUCER,
  PROPAGATOR;

  /** Returns the reserved code of this role. */
  String code(Label label) {
    return this == PRODUCER ? label.reservedCode1() : label.reservedCode2();
  }

  /** Returns the label with another reserved code of this role. */
  Label with(Label label, String code) {
    return this == PRODUCER ? label.withReservedCode1(code) : label.withReservedCode2(code);
  }

  /** Returns what this role's label signature covers. */
  byte[] message(Label label) {
    return this == PRODUCER
        ? GuideReading.producerMessage(label)
        : GuideReading.propagatorMessage(label);
  }

  /** Returns the name for findings, which the message bundle translates. */
  String title() {
    return this == PRODUCER ? "reason.producer" : "reason.propagator";
  }
}
