package org.aigclabel.cli.batch;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;

/**
 * A pattern for content numbers: {@code {uuid7}}, {@code {sha256}}, {@code {name}}, {@code {seq}},
 * the rest as it stands.
 *
 * @param pattern the text with its places
 */
public record IdTemplate(String pattern) {

  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Refuses unknown places. */
  public IdTemplate {
    Matcher places = PLACE.matcher(pattern);
    while (places.find()) {
      if (!places.group(1).matches("uuid7|sha256|name|seq")) {
        throw new IllegalArgumentException(
            places.group() + " is unknown; known: {uuid7} {sha256} {name} {seq}");
      }
    }
  }

  /** Returns the number for one file; {@code sequence} is its place in the batch, from 1. */
  public String of(MediaSource source, String name, long sequence) throws IOException {
    Matcher places = PLACE.matcher(pattern);
    StringBuilder id = new StringBuilder();
    while (places.find()) {
      String value =
          switch (places.group(1)) {
            case "uuid7" -> uuid7(System.currentTimeMillis()).toString();
            case "sha256" -> sha256(source);
            case "name" -> printable(name.replaceFirst("(?<=.)\\.[^.]*$", ""));
            default -> String.format("%08d", sequence);
          };
      places.appendReplacement(id, Matcher.quoteReplacement(value));
    }
    return places.appendTail(id).toString();
  }

  /** Returns a UUID of version 7 (RFC 9562): ordered by time, the rest random. */
  static UUID uuid7(long millis) {
    long random = RANDOM.nextLong();
    long high = millis << 16 | 0x7000 | random & 0xFFF;
    long low = RANDOM.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
    return new UUID(high, low);
  }

  /** Returns the digest of a whole file, hex. */
  public static String sha256(MediaSource source) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      Plan.keepAll(source).digest(digest);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Replaces what Annex E j does not allow in a field by percent codes. */
  private static String printable(String name) {
    StringBuilder text = new StringBuilder();
    for (byte b : name.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      boolean allowed = b > 0x20 && b < 0x7F && b != '"' && b != '\\' && b != '%';
      text.append(allowed ? String.valueOf((char) b) : String.format("%%%02X", b & 0xFF));
    }
    return text.toString();
  }
}
