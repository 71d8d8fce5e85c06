package org.aigclabel.container;

import java.util.List;

/**
 * One piece of XML text.
 *
 * @param kind what it is
 * @param start its first character
 * @param end after its last character
 * @param depth 1 for the root's tags; for other pieces the number of open elements
 * @param namespace the element's URI, empty if there is none
 * @param prefix the element's prefix, or empty
 * @param name the element's local name, or the content of other pieces
 * @param attributes of a start tag, in order
 * @param selfClosing whether it is a start tag that ends with {@code />}
 */
public record XmlToken(
    Kind kind,
    int start,
    int end,
    int depth,
    String namespace,
    String prefix,
    String name,
    List<Attribute> attributes,
    boolean selfClosing) {

  /** The kinds of pieces. */
  public enum Kind {
    /** A start tag; one that closes itself is followed by an {@link #END} of no length. */
    START,
    /** An end tag. */
    END,
    /** Text with its references resolved. */
    TEXT,
    /** A CDATA section. */
    CDATA,
    /** A comment. */
    COMMENT,
    /** A processing instruction or the XML declaration. */
    INSTRUCTION,
    /** A document type declaration, never interpreted. */
    DOCTYPE
  }

  /**
   * An attribute, {@code xmlns} ones included.
   *
   * @param namespace its URI, empty without prefix or if the prefix is not declared
   * @param prefix before the colon, or empty
   * @param name after the colon
   * @param start the first character of the name
   * @param from the first character of the value as it is written; it ends at {@code end - 1}
   * @param end after the closing quote
   * @param value with its references resolved
   */
  public record Attribute(
      String namespace, String prefix, String name, int start, int from, int end, String value) {

    /** Returns whether this declares a namespace. */
    public boolean declaresNamespace() {
      return prefix.equals("xmlns") || prefix.isEmpty() && name.equals("xmlns");
    }
  }

  /** Returns whether this is the start or end tag of this element. */
  public boolean is(String uri, String local) {
    return kind.compareTo(Kind.END) <= 0 && name.equals(local) && namespace.equals(uri);
  }

  /** Returns the text of a text piece or CDATA section; empty for all others. */
  public String text() {
    return kind == Kind.TEXT || kind == Kind.CDATA ? name : "";
  }

  /** Returns the value of an attribute without prefix, or the empty string. */
  public String attribute(String local) {
    for (Attribute attribute : attributes) {
      if (attribute.prefix().isEmpty() && attribute.name().equals(local)) {
        return attribute.value();
      }
    }
    return "";
  }
}
