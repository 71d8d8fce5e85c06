package org.aigclabel.container;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.Origin;

/** The IPTC properties of origin in an XMP packet; all else in it is kept byte by byte. */
public final class XmpOrigin {

  private static final String IPTC = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
  private static final int DEPTH = 64;

  /** A range of the packet that goes. */
  private record Range(int start, int end) {}

  private final String packet;
  private final Map<String, String> properties;
  private final List<Range> ranges = new ArrayList<>();
  private List<Range> inDescription = new ArrayList<>();
  private int description = -1;
  private int depth;
  private boolean keeps;
  private String about = "";
  private int end = -1;

  private XmpOrigin(String packet, Map<String, String> properties) {
    this.packet = packet;
    this.properties = properties;
  }

  /**
   * The names of Photo Metadata 2025.1. Uncertain: those that begin with AI were taken from
   * implementations, not from the paper; all are simple texts there.
   */
  private static Map<String, String> properties(Origin origin) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("DigitalSourceType", origin.source().uri());
    properties.put("AISystemUsed", origin.system());
    properties.put("AISystemVersionUsed", origin.version());
    properties.put("AIPromptInformation", origin.prompt());
    properties.put("AIPromptWriterName", origin.prompter());
    properties.values().removeIf(String::isEmpty);
    return properties;
  }

  /**
   * Returns the packet stating this origin; an empty packet gives a new one. What the origin leaves
   * open stays as it was.
   *
   * @throws MalformedMediaException if the packet is no XMP
   */
  public static byte[] withOrigin(byte[] packet, Origin origin) throws MalformedMediaException {
    Map<String, String> properties = properties(origin);
    String fresh = Xmp.packetOf(head("") + body(properties));
    if (packet.length == 0) {
      return fresh.getBytes(StandardCharsets.UTF_8);
    }
    XmpBytes bytes = XmpBytes.of(packet);
    XmpOrigin edit = new XmpOrigin(bytes.view(), properties);
    try {
      edit.scan();
      if (edit.end < 0 && isBlank(XmpOutline.of(edit.packet))) {
        return fresh.getBytes(StandardCharsets.UTF_8);
      }
    } catch (XmlSyntaxException e) {
      throw new MalformedMediaException("XMP packet", e.offset(), e.problem());
    }
    if (edit.end < 0) {
      throw new MalformedMediaException("XMP packet", 0, "wanted rdf:RDF, found none");
    }
    return bytes.bytes(edit.edited(bytes));
  }

  private static boolean isBlank(XmpOutline outline) {
    return !outline.holdsOther() && outline.properties().isEmpty();
  }

  private String edited(XmpBytes bytes) {
    StringBuilder out = new StringBuilder(packet.length() + 1000);
    int done = 0;
    for (Range range : ranges) {
      out.append(packet, done, range.start());
      done = range.end();
    }
    out.append(packet, done, end).append(head(about)).append(bytes.toView(body(properties)));
    return out.append(packet, end, packet.length()).toString();
  }

  private void scan() throws XmlSyntaxException {
    XmlScanner xml = XmlScanner.of(packet, DEPTH);
    int property = -1;
    while (xml.hasNext()) {
      XmlToken token = xml.next();
      boolean child = description >= 0 && token.depth() == depth + 1;
      switch (token.kind()) {
        case START -> {
          if (description < 0 && XmpOutline.isRdf(token, "Description")) {
            open(token);
          } else if (child && isOurs(token.namespace(), token.name())) {
            property = token.start();
          } else if (property < 0) {
            keeps = true;
          }
        }
        case END -> {
          if (property >= 0 && child) {
            inDescription.add(new Range(property, token.end()));
            property = -1;
          } else if (description >= 0 && token.depth() == depth) {
            close(token.end());
          } else if (XmpOutline.isRdf(token, "RDF") && end < 0 && token.start() < token.end()) {
            end = token.start();
          }
        }
        case TEXT -> keeps |= property < 0 && !token.text().isBlank();
        default -> keeps |= property < 0;
      }
    }
  }

  private void open(XmlToken tag) {
    description = tag.start();
    depth = tag.depth();
    keeps = false;
    for (XmlToken.Attribute attribute : tag.attributes()) {
      if (isOurs(attribute.namespace(), attribute.name())) {
        int from = attribute.start();
        while (Character.isWhitespace(packet.charAt(from - 1))) {
          from--;
        }
        inDescription.add(new Range(from, attribute.end()));
      } else if (attribute.name().equals("about")) {
        about = about.isEmpty() ? attribute.value() : about;
      } else {
        keeps |= !attribute.declaresNamespace();
      }
    }
  }

  /** A description of which nothing would be left goes as a whole, or repeats would pile up. */
  private void close(int stop) {
    if (keeps) {
      ranges.addAll(inDescription);
    } else if (!inDescription.isEmpty()) {
      ranges.add(new Range(description, stop));
    }
    inDescription = new ArrayList<>();
    description = -1;
  }

  private boolean isOurs(String namespace, String name) {
    return namespace.equals(IPTC) && properties.containsKey(name);
  }

  private static String head(String about) {
    return "<rdf:Description xmlns:rdf=\""
        + XmpOutline.RDF
        + "\" rdf:about=\""
        + XmlText.escapeAttribute(about)
        + "\" xmlns:Iptc4xmpExt=\""
        + IPTC
        + "\">";
  }

  private static String body(Map<String, String> properties) {
    StringBuilder out = new StringBuilder();
    properties.forEach(
        (name, value) ->
            out.append("<Iptc4xmpExt:")
                .append(name)
                .append('>')
                .append(XmlText.escape(value))
                .append("</Iptc4xmpExt:")
                .append(name)
                .append('>'));
    return out.append("</rdf:Description>").toString();
  }
}
