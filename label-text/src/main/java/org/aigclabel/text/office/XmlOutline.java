package org.aigclabel.text.office;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.aigclabel.MediaSource;
import org.aigclabel.container.XmlScanner;
import org.aigclabel.container.XmlSyntaxException;
import org.aigclabel.container.XmlToken;
import org.aigclabel.text.Excerpt;

/**
 * Where the elements of an XML text stand, for edits that keep every other character. The text is
 * the ISO 8859-1 view of the bytes.
 *
 * @param text the whole text
 * @param elements in the order of their start tags
 */
record XmlOutline(String text, List<Element> elements) {

  /**
   * An element.
   *
   * @param tag its start tag
   * @param parent its parent's index, -1 for the root
   * @param close where its end tag begins
   * @param end past its end tag
   */
  record Element(XmlToken tag, int parent, int close, int end) {

    boolean is(String uri, String local) {
      return tag.is(uri, local);
    }

    boolean named(String local) {
      return tag.name().equals(local);
    }

    String attribute(String name) {
      return tag.attributes().stream()
          .filter(a -> a.name().equals(name) && !a.declaresNamespace())
          .map(XmlToken.Attribute::value)
          .findFirst()
          .orElse("");
    }

    /** Returns the prefix with its colon, or nothing. */
    String prefix() {
      return tag.prefix().isEmpty() ? "" : tag.prefix() + ":";
    }
  }

  /** Reads a part of a document; {@code name} is for the message. */
  static XmlOutline of(MediaSource source, String name, String text) throws IOException {
    List<Element> elements = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>();
    try {
      XmlScanner scanner = XmlScanner.of(text, source.limits().depth(), XmlScanner.Doctype.REFUSED);
      while (scanner.hasNext()) {
        XmlToken token = scanner.next();
        if (token.kind() == XmlToken.Kind.START) {
          if (elements.size() >= source.limits().items()) {
            throw source.malformed(0, name + " has more elements than " + elements.size());
          }
          int parent = open.isEmpty() ? -1 : open.peek();
          open.push(elements.size());
          elements.add(new Element(token, parent, token.end(), token.end()));
        } else if (token.kind() == XmlToken.Kind.END) {
          int index = open.pop();
          Element begun = elements.get(index);
          elements.set(index, new Element(begun.tag(), begun.parent(), token.start(), token.end()));
        }
      }
    } catch (XmlSyntaxException e) {
      throw source.malformed(0, name + ", character " + e.offset() + ": " + e.problem());
    }
    if (elements.isEmpty()) {
      throw source.malformed(0, name + ": wanted an XML element, found none");
    }
    return new XmlOutline(text, List.copyOf(elements));
  }

  /** Returns the root. */
  Element root() {
    return elements.get(0);
  }

  /** Returns the elements of a local name in any namespace. */
  List<Element> named(String local) {
    return elements.stream().filter(e -> e.named(local)).toList();
  }

  /** Returns the elements directly within another. */
  List<Element> children(Element parent) {
    int index = elements.indexOf(parent);
    return elements.stream().filter(e -> e.parent() == index).toList();
  }

  /** Returns all text within an element, its references resolved, as people read it. */
  String content(Element element) {
    StringBuilder out = new StringBuilder();
    String inner =
        text.substring(element.tag().end(), Math.max(element.tag().end(), element.close()));
    try {
      XmlScanner scanner = XmlScanner.of("<a>" + inner + "</a>", 256);
      while (scanner.hasNext()) {
        out.append(scanner.next().text());
      }
    } catch (XmlSyntaxException e) {
      return inner;
    }
    return utf8(out.toString());
  }

  /** Returns the prefix, with its colon, that the root declares for a namespace. */
  Optional<String> prefix(String uri) {
    return root().tag().attributes().stream()
        .filter(a -> a.declaresNamespace() && a.value().equals(uri))
        .map(a -> a.prefix().isEmpty() ? "" : a.name() + ":")
        .findFirst();
  }

  /** Returns the text without some elements, which do not nest. */
  String without(List<Element> gone) {
    return Excerpt.all(text)
        .without(gone.stream().map(e -> new Excerpt.Range(e.tag().start(), e.end())).toList())
        .text();
  }

  /** Returns the text with more as an element's last child. */
  String append(Element parent, String more) {
    if (!parent.tag().selfClosing()) {
      return text.substring(0, parent.close()) + more + text.substring(parent.close());
    }
    int slash = text.lastIndexOf('/', parent.tag().end());
    String name = parent.prefix() + parent.tag().name();
    return text.substring(0, slash)
        + ">"
        + more
        + "</"
        + name
        + ">"
        + text.substring(parent.tag().end());
  }

  /** Returns the text with more before an element's first child; it must have an end tag. */
  String prepend(Element parent, String more) {
    return parent.tag().selfClosing()
        ? append(parent, more)
        : text.substring(0, parent.tag().end()) + more + text.substring(parent.tag().end());
  }

  /** Returns the characters that a view of bytes stands for, where they are UTF-8 beyond ASCII. */
  static String utf8(String view) {
    return view.chars().allMatch(c -> c < 0x80) || view.chars().anyMatch(c -> c > 0xFF)
        ? view
        : new String(view.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
