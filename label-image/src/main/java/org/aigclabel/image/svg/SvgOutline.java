package org.aigclabel.image.svg;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aigclabel.container.XmlScanner;
import org.aigclabel.container.XmlSyntaxException;
import org.aigclabel.container.XmlToken;

/** Where XMP stands in an SVG document, by character. */
final class SvgOutline {

  /** Deeper than drawing programs nest, and the scanner does not recurse. */
  private static final int DEPTH = 4096;

  private static final Set<String> PACKETS = Set.of("xmpmeta", "xapmeta", "RDF");

  /**
   * An XMP packet, from {@code start} to {@code end}.
   *
   * @param start its first character
   * @param end after its last character
   * @param outerStart the first character of the {@code metadata} around it if that has nothing
   *     else in it and no attributes; else as {@code start}
   * @param outerEnd after the last character of the same
   */
  record Region(int start, int end, int outerStart, int outerEnd) {}

  private record Open(XmlToken tag, int packets) {}

  private final Deque<Open> open = new ArrayDeque<>();
  private final List<Region> regions = new ArrayList<>();
  private Optional<XmlToken> root = Optional.empty();
  private int insertion = -1;
  private int manifest = -1;
  private int packetDepth;
  private int close = -1;

  private SvgOutline() {}

  /** Reads a document, which is an SVG if its root says so. */
  static SvgOutline of(String text) throws XmlSyntaxException {
    SvgOutline outline = new SvgOutline();
    XmlScanner xml = XmlScanner.of(text, DEPTH, XmlScanner.Doctype.SKIPPED);
    while (xml.hasNext()) {
      outline.next(xml.next());
    }
    return outline;
  }

  private void next(XmlToken token) {
    switch (token.kind()) {
      case START -> start(token);
      case END -> end(token);
      default -> {}
    }
  }

  private void start(XmlToken tag) {
    if (root.isEmpty()) {
      root = Optional.of(tag);
      insertion = tag.end();
    }
    if (tag.prefix().equals("c2pa") && tag.name().equals("manifest") && manifest < 0) {
      manifest = tag.start();
    }
    if (packetDepth == 0 && PACKETS.contains(tag.name())) {
      packetDepth = tag.depth();
    }
    open.push(new Open(tag, regions.size()));
  }

  private void end(XmlToken token) {
    Open element = open.pop();
    XmlToken tag = element.tag();
    if (open.isEmpty() && close < 0) {
      close = token.start();
    }
    if (packetDepth == tag.depth()) {
      packetDepth = 0;
      regions.add(new Region(tag.start(), token.end(), tag.start(), token.end()));
    } else if (tag.name().equals("metadata") && packetDepth == 0) {
      if (tag.depth() == 2) {
        insertion = token.end();
      }
      int last = regions.size() - 1;
      if (last == element.packets() && tag.attributes().isEmpty()) {
        Region only = regions.get(last);
        if (only.start() == tag.end() && only.end() == token.start()) {
          regions.set(last, new Region(only.start(), only.end(), tag.start(), token.end()));
        }
      }
    }
  }

  /** Returns the root's start tag if it is that of an SVG. */
  Optional<XmlToken> root() {
    return root.filter(tag -> tag.name().equals("svg"));
  }

  /** Returns the packets in order. */
  List<Region> regions() {
    return regions;
  }

  /** Returns where a first packet goes: behind other metadata, else at the start of the root. */
  int insertion() {
    return insertion;
  }

  /** Returns where the root's end tag stands; the end of a start tag that closes itself. */
  int close() {
    return close;
  }

  /** Returns where a C2PA manifest stands, or a negative number. */
  int manifest() {
    return manifest;
  }
}
