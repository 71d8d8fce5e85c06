package org.aigclabel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a C2PA manifest says of generation, read and not validated: anybody may sign a manifest,
 * also of a photograph, so only a source type of generation counts as a trace.
 */
final class C2paTrace {

  /** IPTC source types of generation, as their addresses end; in CBOR they stand as plain text. */
  private static final Pattern GENERATED =
      Pattern.compile(
          "digitalsourcetype/(trainedAlgorithmicMedia|compositeWithTrainedAlgorithmicMedia"
              + "|algorithmicMedia)");

  private static final int STEP = 1 << 20;
  private static final int LONGEST = 16 << 20;
  private static final int OVERLAP = 128;

  private C2paTrace() {}

  /** Returns the findings for a manifest at {@code offset}. */
  static List<Finding> at(MediaSource source, long offset) throws IOException {
    List<Finding> findings = new ArrayList<>(List.of(Finding.of(Rule.TRACE_C2PA, "")));
    Set<String> types = new TreeSet<>();
    long end = Math.min(source.size(), offset + LONGEST);
    for (long at = offset; at < end; at += STEP - OVERLAP) {
      String text =
          StandardCharsets.ISO_8859_1
              .decode(source.bytes(at, (int) Math.min(STEP, end - at)))
              .toString();
      Matcher matcher = GENERATED.matcher(text);
      while (matcher.find()) {
        types.add(matcher.group(1));
      }
    }
    types.forEach(type -> findings.add(Finding.of(Rule.TRACE_SOURCE_TYPE, type)));
    return findings;
  }
}
