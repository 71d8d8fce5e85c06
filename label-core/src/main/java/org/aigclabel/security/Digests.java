package org.aigclabel.security;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.aigclabel.Plan;

/** Digests of one content, each computed once. */
final class Digests {

  private final Plan content;
  private final Map<ContentDigest, String> known = new EnumMap<>(ContentDigest.class);

  Digests(Plan content) {
    this.content = content;
  }

  String of(ContentDigest digest) throws IOException {
    String value = known.get(digest);
    if (value == null) {
      value = digest.of(content);
      known.put(digest, value);
    }
    return value;
  }
}
