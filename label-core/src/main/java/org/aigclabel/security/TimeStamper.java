package org.aigclabel.security;

import java.io.IOException;
import java.security.GeneralSecurityException;

/** Proves when data existed (RFC 3161), by a service or in this process. Thread-safe. */
@FunctionalInterface
public interface TimeStamper {

  /**
   * Returns a DER TimeStampToken over the SHA-256 of the data.
   *
   * @throws IOException if the service cannot be reached or refuses
   */
  byte[] stamp(byte[] data) throws IOException, GeneralSecurityException;
}
