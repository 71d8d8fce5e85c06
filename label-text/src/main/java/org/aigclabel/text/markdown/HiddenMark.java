package org.aigclabel.text.markdown;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Carrier;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.spi.MediaFormat;
import org.aigclabel.text.TextEncoding;
import org.aigclabel.text.TextView;

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

  /** A mark stands behind the first character, or behind a notice before it. */
  private static final int REACH = 1 << 18;

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

  /** Returns a text file with the label hidden in it, in its encoding; an older mark goes. */
  public static Plan put(MediaSource file, Label label) throws IOException {
    TextView view = TextView.of(file);
    TextEncoding encoding = view.encoding();
    String edge = raw(encoding, String.valueOf(EDGE));
    Plan.Edits edits = Plan.edit(file);
    int at = view.text().indexOf(edge);
    int end = at < 0 ? -1 : view.text().indexOf(edge, at + 1);
    if (end >= 0 && decode(inside(view, at + edge.length(), end)).isPresent()) {
      long from = view.offset(at);
      edits.replace(from, view.offset(end + edge.length()) - from, new byte[0]);
    }
    String first = view.decode(view.text().substring(0, Math.min(8, view.text().length())));
    int step = first.isEmpty() ? 0 : first.offsetByCodePoints(0, 1);
    long place = encoding.mark() + (long) encoding.encode(first.substring(0, step)).length;
    edits.insert(Math.min(place, file.size()), encoding.encode(put("", label)));
    return edits.plan();
  }

  /** Returns the labels hidden in the beginning of a text file. */
  public static List<LabelSite> read(MediaSource file) throws IOException {
    Optional<TextEncoding> encoding = TextEncoding.of(file.head(0, MediaFormat.HEAD));
    if (encoding.isEmpty()) {
      return List.of();
    }
    ByteBuffer head = file.head(encoding.get().mark(), REACH);
    return read(encoding.get().charset().decode(head).toString());
  }

  private static String inside(TextView view, int from, int to) {
    return view.decode(view.text().substring(from, to));
  }

  private static String raw(TextEncoding encoding, String text) {
    return encoding.unit() == 2
        ? text
        : new String(encoding.encode(text), StandardCharsets.ISO_8859_1);
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
