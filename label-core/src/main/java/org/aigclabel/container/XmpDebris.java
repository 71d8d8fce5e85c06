package org.aigclabel.container;

import java.util.ArrayList;
import java.util.List;

/** Label texts in packets that are no XML: what stands after the name of the property. */
final class XmpDebris {

  private static final String NAME = "AIGC";

  private XmpDebris() {}

  /** Returns what looks like a label's text from an index on, in order. */
  static List<String> labels(String packet, int from) {
    List<String> labels = new ArrayList<>();
    int at = packet.indexOf(NAME, from);
    while (at >= 0) {
      int end = at + NAME.length();
      int start = valueStart(packet, end);
      if (start > 0) {
        char quote = packet.charAt(start - 1);
        int stop = packet.indexOf(quote == '>' ? "</" : String.valueOf(quote), start);
        end = stop < 0 ? packet.length() : stop;
        String text = packet.substring(start, end);
        if (text.contains("Label")) {
          labels.add(resolved(text));
        }
      }
      at = packet.indexOf(NAME, end);
    }
    return labels;
  }

  private static int valueStart(String packet, int at) {
    int i = at;
    while (i < packet.length() && i < at + 400 && "\"'><{".indexOf(packet.charAt(i)) < 0) {
      i++;
    }
    boolean found = i < packet.length() && "\"'>".indexOf(packet.charAt(i)) >= 0;
    boolean inTag = found && packet.charAt(i) != '>' && !packet.substring(at, i).isBlank();
    boolean attribute = inTag && packet.substring(at, i).strip().equals("=");
    return found && (packet.charAt(i) == '>' || attribute) ? i + 1 : -1;
  }

  private static String resolved(String text) {
    try {
      return XmlText.unescape(text, XmlScanner.Doctype.SKIPPED);
    } catch (XmlSyntaxException e) {
      return text;
    }
  }
}
