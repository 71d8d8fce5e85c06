package org.aigclabel.security;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;

/** Proves when data existed (RFC 3161), by a service or in this process. Thread-safe. */
@FunctionalInterface
public interface TimeStamper {

  /**
   * Returns a DER TimeStampToken over the SHA-256 of the data.
   *
   * @throws IOException if the service cannot be reached or refuses
   */
  byte[] stamp(byte[] data) throws IOException, GeneralSecurityException;

  /**
   * Returns a time stamp service that is asked over HTTP (RFC 3161, 3.4). Each call waits at most
   * {@code patience} and sends the digest only, never the content.
   */
  static TimeStamper at(URI service, Duration patience) {
    return new HttpTimeStamper(service, patience);
  }
}
