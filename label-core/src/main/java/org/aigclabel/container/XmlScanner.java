package org.aigclabel.container;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Goes through XML text piece by piece and says where each piece stands, for edits that keep every
 * other character. For byte offsets scan the ISO 8859-1 view of the bytes: markup is ASCII.
 *
 * <p>Not a validating parser: fragments and text outside the root are allowed. Entities other than
 * the five of XML are never expanded; nothing outside the text is ever fetched.
 */
public final class XmlScanner {

  /** What to do with a document type declaration. */
  public enum Doctype {
    /** It is an error, as are entities that it might declare. */
    REFUSED,
    /** It is stepped over; entities that it declares stay as they are written. */
    SKIPPED
  }

  private record Open(String tag, String namespace, List<String> declared) {}

  private final String text;
  private final Doctype doctype;
  private final int deepest;
  private final XmlNamespaces namespaces = new XmlNamespaces();
  private final Deque<Open> open = new ArrayDeque<>();
  private boolean closing;
  private int at;

  private XmlScanner(String text, int depth, Doctype doctype) {
    this.text = text;
    this.deepest = depth;
    this.doctype = doctype;
  }

  /** Returns a scanner that refuses document type declarations and deeper nesting. */
  public static XmlScanner of(String text, int depth) {
    return of(text, depth, Doctype.REFUSED);
  }

  /** Returns a scanner that refuses deeper nesting. */
  public static XmlScanner of(String text, int depth, Doctype doctype) {
    return new XmlScanner(text, depth, doctype);
  }

  /** Returns whether a further piece follows; if not, every element was closed. */
  public boolean hasNext() throws XmlSyntaxException {
    if (closing || at < text.length()) {
      return true;
    }
    if (!open.isEmpty()) {
      throw wanted("</" + open.element().tag() + ">");
    }
    return false;
  }

  /** Returns the next piece. */
  public XmlToken next() throws XmlSyntaxException {
    if (closing) {
      closing = false;
      return close(at);
    }
    if (at >= text.length()) {
      throw wanted("more");
    }
    if (text.charAt(at) != '<') {
      return text();
    }
    if (text.startsWith("<!--", at)) {
      return until(XmlToken.Kind.COMMENT, 4, "-->");
    }
    if (text.startsWith("<![CDATA[", at)) {
      return until(XmlToken.Kind.CDATA, 9, "]]>");
    }
    if (text.startsWith("<?", at)) {
      return until(XmlToken.Kind.INSTRUCTION, 2, "?>");
    }
    if (text.startsWith("<!DOCTYPE", at)) {
      return doctype();
    }
    return text.startsWith("</", at) ? endTag() : startTag();
  }

  private XmlToken text() throws XmlSyntaxException {
    int end = text.indexOf('<', at);
    int from = at;
    at = end < 0 ? text.length() : end;
    return piece(XmlToken.Kind.TEXT, from, resolve(from, at));
  }

  private XmlToken until(XmlToken.Kind kind, int skip, String mark) throws XmlSyntaxException {
    int end = find(mark, at + skip);
    int from = at;
    at = end + mark.length();
    return piece(kind, from, text.substring(from + skip, end));
  }

  private XmlToken piece(XmlToken.Kind kind, int from, String content) {
    return new XmlToken(kind, from, at, open.size(), "", "", content, List.of(), false);
  }

  private XmlToken doctype() throws XmlSyntaxException {
    if (doctype == Doctype.REFUSED) {
      throw new XmlSyntaxException(at, "a document type declaration, which is refused here");
    }
    int from = at;
    boolean subset = false;
    for (at += 9; peek() != '>' || subset; at++) {
      char c = peek();
      if (c == '[') {
        subset = true;
      } else if (c == ']') {
        subset = false;
      } else if (c == '"' || c == '\'') {
        at = find(String.valueOf(c), at + 1);
      } else if (text.startsWith("<!--", at)) {
        at = find("-->", at + 4) + 2;
      } else if (text.startsWith("<?", at)) {
        at = find("?>", at + 2) + 1;
      }
    }
    at++;
    return piece(XmlToken.Kind.DOCTYPE, from, text.substring(from + 9, at - 1));
  }

  private int find(String mark, int from) throws XmlSyntaxException {
    int found = text.indexOf(mark, from);
    if (found < 0) {
      throw wanted(mark + " after this");
    }
    return found;
  }

  private XmlToken endTag() throws XmlSyntaxException {
    int from = at;
    at += 2;
    String tag = tagName();
    space();
    if (open.isEmpty() || !open.element().tag().equals(tag)) {
      at = from;
      throw wanted(open.isEmpty() ? "no end tag" : "</" + open.element().tag() + ">");
    }
    expect('>');
    return close(from);
  }

  private XmlToken close(int from) {
    Open element = open.pop();
    namespaces.leave(element.declared());
    String prefix = before(element.tag());
    String name = after(element.tag());
    return new XmlToken(
        XmlToken.Kind.END,
        from,
        at,
        open.size() + 1,
        element.namespace(),
        prefix,
        name,
        List.of(),
        false);
  }

  private XmlToken startTag() throws XmlSyntaxException {
    int from = at++;
    String tag = tagName();
    if (open.size() >= deepest) {
      throw new XmlSyntaxException(from, "elements nested deeper than " + deepest);
    }
    List<XmlToken.Attribute> raw = new ArrayList<>();
    for (int gap = at; peek() != '>' && peek() != '/'; gap = at) {
      space();
      if (peek() != '>' && peek() != '/') {
        raw.add(attribute(gap));
      }
    }
    closing = peek() == '/';
    at += closing ? 1 : 0;
    expect('>');
    List<String> declared = namespaces.enter(raw);
    raw.replaceAll(this::resolved);
    String prefix = before(tag);
    String uri = namespaces.uri(prefix);
    open.push(new Open(tag, uri, declared));
    return new XmlToken(
        XmlToken.Kind.START,
        from,
        at,
        open.size(),
        uri,
        prefix,
        after(tag),
        List.copyOf(raw),
        closing);
  }

  private XmlToken.Attribute resolved(XmlToken.Attribute a) {
    String uri = a.prefix().isEmpty() ? "" : namespaces.uri(a.prefix());
    return new XmlToken.Attribute(
        uri, a.prefix(), a.name(), a.start(), a.from(), a.end(), a.value());
  }

  private XmlToken.Attribute attribute(int gap) throws XmlSyntaxException {
    if (gap == at) {
      throw wanted("white space before an attribute");
    }
    int start = at;
    String full = tagName();
    space();
    expect('=');
    space();
    char quote = peek();
    if (quote != '"' && quote != '\'') {
      throw wanted("a quoted value");
    }
    int from = ++at;
    at = find(String.valueOf(quote), from);
    String value = resolve(from, at++);
    if (text.substring(from, at).indexOf('<') >= 0) {
      throw new XmlSyntaxException(from, "a < in the value of " + full);
    }
    return new XmlToken.Attribute("", before(full), after(full), start, from, at, value);
  }

  private static String before(String name) {
    return name.substring(0, Math.max(0, name.indexOf(':')));
  }

  private static String after(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  private String tagName() throws XmlSyntaxException {
    int from = at;
    while (at < text.length() && " \t\r\n/>=<\"'&".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    if (at == from) {
      throw wanted("a name");
    }
    return text.substring(from, at);
  }

  private String resolve(int from, int to) throws XmlSyntaxException {
    try {
      return XmlText.unescape(text.substring(from, to), doctype);
    } catch (XmlSyntaxException e) {
      throw new XmlSyntaxException(from + e.offset(), e.problem());
    }
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() throws XmlSyntaxException {
    if (at >= text.length()) {
      throw wanted("more");
    }
    return text.charAt(at);
  }

  private void expect(char c) throws XmlSyntaxException {
    if (peek() != c) {
      throw wanted("'" + c + "'");
    }
    at++;
  }

  private XmlSyntaxException wanted(String what) {
    String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
    return new XmlSyntaxException(at, "wanted " + what + ", found " + found);
  }
}
