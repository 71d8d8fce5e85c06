package org.aigclabel.trace;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.aigclabel.container.XmlScanner;
import org.aigclabel.container.XmlSyntaxException;
import org.aigclabel.container.XmlToken;

/**
 * The XMP properties in any bytes. Packets are found by their root element, as XMP part 3 allows
 * for formats that a reader does not know.
 */
public final class XmpPackets {

  private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  private static final String START = "<x:xmpmeta";
  private static final String END = "</x:xmpmeta>";
  private static final int DEPTH = 64;
  private static final int MOST = 16;

  /**
   * One property, or one value of a list.
   *
   * @param name with its prefix
   * @param value as it is read
   */
  public record Property(String name, String value) {}

  private final List<Property> properties = new ArrayList<>();
  private final Deque<String> open = new ArrayDeque<>();

  private XmpPackets() {}

  /** Returns what the first packets hold; of a broken one, what stands before the break. */
  public static List<Property> properties(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    XmpPackets packets = new XmpPackets();
    int start = text.indexOf(START);
    for (int i = 0; i < MOST && start >= 0; i++) {
      int end = text.indexOf(END, start);
      int after = end < 0 ? text.length() : end + END.length();
      packets.read(new String(bytes, start, after - start, StandardCharsets.UTF_8));
      start = text.indexOf(START, after);
    }
    return packets.properties;
  }

  private void read(String packet) {
    open.clear();
    try {
      XmlScanner scanner = XmlScanner.of(packet, DEPTH);
      while (scanner.hasNext()) {
        take(scanner.next());
      }
    } catch (XmlSyntaxException e) {
      // What was read stands; the format's own reader speaks of the damage.
    }
  }

  private void take(XmlToken token) {
    switch (token.kind()) {
      case START -> {
        // An RDF element only groups: what it holds belongs to the property around it.
        String name =
            token.namespace().equals(RDF) ? holder() : token.prefix() + ":" + token.name();
        open.push(name);
        for (XmlToken.Attribute attribute : token.attributes()) {
          if (!attribute.declaresNamespace()) {
            add(
                attribute.namespace().equals(RDF)
                    ? name
                    : attribute.prefix() + ":" + attribute.name(),
                attribute.value());
          }
        }
      }
      case END -> open.poll();
      case TEXT, CDATA -> add(holder(), token.text());
      default -> {}
    }
  }

  private String holder() {
    String name = open.peek();
    return name == null ? "" : name;
  }

  private void add(String name, String value) {
    if (!value.isBlank()) {
      properties.add(new Property(name, value));
    }
  }
}
