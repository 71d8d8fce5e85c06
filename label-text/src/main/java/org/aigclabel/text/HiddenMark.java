package org.aigclabel.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Carrier;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;

/**
 * A label in characters without width, between the first and second character of a text. It
 * survives copying, but not every editor or platform, and some take it for an attack: off unless
 * asked for, and no substitute for a notice. Ours by convention (GB 45438-2025 6.2 names no
 * method).
 */
public final class HiddenMark {

  private static final Carrier CARRIER = Carrier.convention("text.hidden");
  private static final char ZERO = '\u200B';
  private static final char ONE = '\u200C';
  private static final char EDGE = '\u2063';

  private HiddenMark() {}

  /** Returns the text with the label hidden in it; a mark that is there already is replaced. */
  public static String put(String text, Label label) {
    String bare = without(text);
    StringBuilder mark = new StringBuilder().append(EDGE);
    byte[] bytes = label.toJson().getBytes(StandardCharsets.UTF_8);
    for (byte b : bytes) {
      for (int bit = 7; bit >= 0; bit--) {
        mark.append((b >> bit & 1) == 0 ? ZERO : ONE);
      }
    }
    int at = bare.isEmpty() ? 0 : bare.offsetByCodePoints(0, 1);
    return bare.substring(0, at) + mark.append(EDGE) + bare.substring(at);
  }

  /** Returns the labels hidden in a text. */
  public static List<LabelSite> read(String text) {
    List<LabelSite> sites = new ArrayList<>();
    int at = text.indexOf(EDGE);
    while (at >= 0) {
      int end = text.indexOf(EDGE, at + 1);
      Optional<String> json = end < 0 ? Optional.empty() : decode(text.substring(at + 1, end));
      int offset = at;
      json.ifPresent(found -> sites.add(LabelSite.read(CARRIER, offset, found)));
      at = json.isPresent() ? text.indexOf(EDGE, end + 1) : end;
    }
    return sites;
  }

  private static String without(String text) {
    int at = text.indexOf(EDGE);
    int end = at < 0 ? -1 : text.indexOf(EDGE, at + 1);
    return end >= 0 && decode(text.substring(at + 1, end)).isPresent()
        ? text.substring(0, at) + text.substring(end + 1)
        : text;
  }

  private static Optional<String> decode(String bits) {
    if (bits.isEmpty()
        || bits.length() % 8 != 0
        || !bits.chars().allMatch(c -> c == ZERO || c == ONE)) {
      return Optional.empty();
    }
    byte[] bytes = new byte[bits.length() / 8];
    for (int i = 0; i < bits.length(); i++) {
      bytes[i / 8] = (byte) (bytes[i / 8] << 1 | (bits.charAt(i) == ONE ? 1 : 0));
    }
    return Optional.of(new String(bytes, StandardCharsets.UTF_8));
  }
}
