package org.aigclabel.security;

/**
 * What a trust store says of a key.
 *
 * @param state the outcome
 * @param reason why, as an argument of a finding
 */
record Trust(State state, String reason) {

  enum State {
    TRUSTED,
    UNKNOWN,
    EXPIRED,
    REVOKED
  }

  static Trust trusted(String how) {
    return new Trust(State.TRUSTED, how);
  }

  static Trust unknown(String why) {
    return new Trust(State.UNKNOWN, why);
  }
}
