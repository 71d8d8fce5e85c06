package org.aigclabel.security;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One block of a PEM file (RFC 7468).
 *
 * @param label what it is: {@code PUBLIC KEY}
 * @param der its bytes
 */
record Pem(String label, byte[] der) {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([\\s\\S]*?)-----END \\1-----");

  /** Returns the blocks of a file in order; none if it is not PEM. */
  static List<Pem> read(byte[] file) {
    List<Pem> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(new String(file, StandardCharsets.ISO_8859_1));
    while (matcher.find()) {
      String body = matcher.group(2);
      if (body.contains("DEK-Info") || body.contains("ENCRYPTED")) {
        throw new IllegalArgumentException(
            "the key is encrypted in the old OpenSSL way: convert it with openssl pkcs8 -topk8");
      }
      blocks.add(new Pem(matcher.group(1), Base64.getMimeDecoder().decode(body)));
    }
    return blocks;
  }

  /** Returns the block as text. */
  String text() {
    return "-----BEGIN "
        + label
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END "
        + label
        + "-----\n";
  }
}
