package org.aigclabel.cli.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One row of the chain.
 *
 * @param number its place, from 1 without gaps
 * @param time when, ISO 8601 in UTC
 * @param event what happened
 * @param body its facts, a JSON object
 * @param previous the digest of the row before, 64 zeros for the first
 * @param digest SHA-256 over all of the above, hex
 */
public record AuditEntry(
    long number, String time, String event, String body, String previous, String digest) {

  /** What stands before the first row. */
  static final String NOTHING = "0".repeat(64);

  /** Returns this entry as the next of the chain, with its digest. */
  AuditEntry after(long last, String previousDigest) {
    return new AuditEntry(
        last + 1,
        time,
        event,
        body,
        previousDigest,
        digest(last + 1, time, event, body, previousDigest));
  }

  /** Returns whether the row is as it was written. */
  boolean intact() {
    return digest.equals(digest(number, time, event, body, previous));
  }

  private static String digest(Object... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Object part : parts) {
        byte[] bytes = part.toString().getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
