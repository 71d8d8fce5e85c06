package org.aigclabel.container;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What an XMP packet holds: its label properties, and what stands around them. */
final class XmpOutline {

  static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  static final String TC260 = "http://www.tc260.org.cn/ns/AIGC/1.0/";

  private static final Set<String> NAMES = Set.of("AIGC", "aigc", "Aigc");
  private static final int DEPTH = 64;

  /** How a label property is written. */
  enum Form {
    ELEMENT,
    ATTRIBUTE,
    STRUCTURE
  }

  /** A label property; start and end are those of the element or attribute. */
  record Property(int start, int end, Form form, String namespace, List<String> texts) {}

  /** A range of the packet that goes when the labels go. */
  record Range(int start, int end) {}

  private static final class Description {
    final int start;
    final int depth;
    final List<Range> ranges = new ArrayList<>();
    boolean keeps;

    Description(XmlToken tag) {
      this.start = tag.start();
      this.depth = tag.depth();
    }
  }

  private static final class Candidate {
    final XmlToken tag;
    final Deque<StringBuilder> open = new ArrayDeque<>();
    final List<String> texts = new ArrayList<>();
    final Map<String, String> fields = new LinkedHashMap<>();

    Candidate(XmlToken tag) {
      this.tag = tag;
    }
  }

  private final String packet;
  private final List<Property> properties = new ArrayList<>();
  private final List<Range> ranges = new ArrayList<>();
  private final Deque<Description> descriptions = new ArrayDeque<>();
  private final Deque<Candidate> candidate = new ArrayDeque<>();
  private boolean holdsOther;
  private int end = -1;
  private String about = "";
  private String prefix = "";

  private XmpOutline(String packet) {
    this.packet = packet;
  }

  /** Returns the outline of a packet, which may be a view with one character a byte. */
  static XmpOutline of(String packet) throws XmlSyntaxException {
    XmpOutline outline = new XmpOutline(packet);
    outline.scan();
    return outline;
  }

  /** Returns as many label properties as stand before the first error of syntax. */
  static List<Property> propertiesBeforeError(String packet) {
    XmpOutline outline = new XmpOutline(packet);
    try {
      outline.scan();
    } catch (XmlSyntaxException e) {
      return outline.properties;
    }
    return outline.properties;
  }

  static boolean mayHoldLabel(String packet) {
    return NAMES.stream().anyMatch(packet::contains);
  }

  List<Property> properties() {
    return properties;
  }

  List<Range> ranges() {
    return ranges;
  }

  /** Returns whether anything but labels is in the packet. */
  boolean holdsOther() {
    return holdsOther;
  }

  /** Returns where {@code </rdf:RDF>} stands, or -1 if there is none. */
  int end() {
    return end;
  }

  /** Returns the subject that every description of a packet shares. */
  String about() {
    return about;
  }

  /** Returns the prefix of {@code rdf:RDF}. */
  String prefix() {
    return prefix;
  }

  private void scan() throws XmlSyntaxException {
    XmlScanner xml = XmlScanner.of(packet, DEPTH);
    while (xml.hasNext()) {
      XmlToken token = xml.next();
      if (!candidate.isEmpty()) {
        inside(candidate.element(), token);
      } else {
        switch (token.kind()) {
          case START -> start(token);
          case END -> end(token);
          case TEXT, CDATA -> other(descriptions.isEmpty() || token.text().isBlank());
          case INSTRUCTION -> other(token.name().matches("(?s)(xml|xpacket)\\b.*"));
          default -> other(false);
        }
      }
    }
  }

  private void other(boolean ignored) {
    if (!ignored && descriptions.isEmpty()) {
      holdsOther = true;
    } else if (!ignored) {
      descriptions.element().keeps = true;
    }
  }

  private void start(XmlToken tag) {
    if (NAMES.contains(tag.name())) {
      candidate.push(new Candidate(tag));
      inside(candidate.element(), tag);
    } else if (isRdf(tag, "Description") && descriptions.isEmpty()) {
      descriptions.push(new Description(tag));
      tag.attributes().forEach(attribute -> describe(descriptions.element(), attribute));
    } else if (isRdf(tag, "RDF")) {
      prefix = prefix.isEmpty() ? tag.prefix() : prefix;
    } else {
      other(Set.of("xmpmeta", "xapmeta").contains(tag.name()) && descriptions.isEmpty());
    }
  }

  private void describe(Description description, XmlToken.Attribute attribute) {
    if (NAMES.contains(attribute.name())
        && isLabel(attribute.namespace(), List.of(attribute.value()))) {
      int from = attribute.start();
      while (Character.isWhitespace(packet.charAt(from - 1))) {
        from--;
      }
      description.ranges.add(new Range(from, attribute.end()));
      properties.add(
          new Property(
              attribute.start(),
              attribute.end(),
              Form.ATTRIBUTE,
              attribute.namespace(),
              List.of(attribute.value())));
    } else if (attribute.name().equals("about")) {
      about = about.isEmpty() ? attribute.value() : about;
    } else if (!attribute.declaresNamespace()) {
      description.keeps = true;
    }
  }

  private void end(XmlToken tag) {
    if (!descriptions.isEmpty() && descriptions.element().depth == tag.depth()) {
      Description description = descriptions.pop();
      holdsOther |= description.keeps;
      if (description.keeps) {
        ranges.addAll(description.ranges);
      } else if (!description.ranges.isEmpty()) {
        ranges.add(new Range(description.start, tag.end()));
      }
    } else if (isRdf(tag, "RDF") && end < 0 && tag.start() < tag.end()) {
      end = tag.start();
    }
  }

  private void inside(Candidate label, XmlToken token) {
    switch (token.kind()) {
      case START -> {
        label.open.push(new StringBuilder());
        token.attributes().stream()
            .filter(a -> !a.declaresNamespace() && !a.prefix().equals("xml"))
            .filter(a -> !a.name().equals("parseType") && !a.name().equals("about"))
            .forEach(a -> value(label, a.namespace().equals(RDF), a.name(), a.value()));
      }
      case TEXT, CDATA -> label.open.element().append(token.text());
      case END -> {
        String text = label.open.pop().toString();
        boolean plain = label.open.isEmpty() || isRdf(token, token.name());
        value(label, plain, token.name(), text);
        if (label.open.isEmpty()) {
          candidate.pop();
          close(label, token.end());
        }
      }
      default -> {}
    }
  }

  private static void value(Candidate label, boolean plain, String name, String text) {
    if (plain && !text.isBlank()) {
      label.texts.add(text);
    } else if (!plain && !text.isBlank()) {
      label.fields.put(name, text);
    } else if (!plain) {
      label.fields.putIfAbsent(name, "");
    }
  }

  private void close(Candidate label, int stop) {
    boolean structure = label.texts.isEmpty() && !label.fields.isEmpty();
    List<String> texts =
        structure
            ? List.of(Json.write(label.fields))
            : label.texts.isEmpty() ? List.of("") : label.texts;
    XmlToken tag = label.tag;
    if (!isLabel(tag.namespace(), texts)) {
      other(false);
      return;
    }
    Form form = structure ? Form.STRUCTURE : Form.ELEMENT;
    properties.add(new Property(tag.start(), stop, form, tag.namespace(), texts));
    Range range = new Range(tag.start(), stop);
    (descriptions.isEmpty() ? ranges : descriptions.element().ranges).add(range);
  }

  private static boolean isLabel(String namespace, List<String> texts) {
    return namespace.toLowerCase(Locale.ROOT).contains("tc260")
        || texts.stream().anyMatch(text -> text.contains("Label"));
  }

  static boolean isRdf(XmlToken tag, String local) {
    return tag.is(RDF, local)
        || tag.namespace().isEmpty() && tag.prefix().equals("rdf") && tag.name().equals(local);
  }
}
