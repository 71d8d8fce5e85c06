package org.aigclabel.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.aigclabel.container.XmlScanner.Doctype;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlScannerTest {

  private static List<XmlToken> scan(String text, Doctype doctype) throws Exception {
    XmlScanner xml = XmlScanner.of(text, 8, doctype);
    List<XmlToken> tokens = new ArrayList<>();
    while (xml.hasNext()) {
      tokens.add(xml.next());
    }
    return tokens;
  }

  @Test
  void pieces_joined_areTheText() throws Exception {
    String text =
        "\uFEFF<?xml version='1.0'?><!DOCTYPE a PUBLIC \"]>\" [ <!-- ]> --> <!ENTITY n 'u'> ]>\n"
            + "<a xmlns='one' xmlns:p=\"two\" p:x = 'a&#x41;&amp;'><p:b/><!-- < --><![CDATA[<]]>&n;</a >\n";
    StringBuilder joined = new StringBuilder();
    for (XmlToken token : scan(text, Doctype.SKIPPED)) {
      joined.append(text, token.start(), token.end());
    }
    assertEquals(text, joined.toString());
  }

  @Test
  void namespaces_followTheirScope() throws Exception {
    List<XmlToken> tokens =
        scan("<p:a xmlns:p='1'><p:b xmlns:p='2' p:c='3'/><p:d/></p:a>", Doctype.REFUSED);
    List<String> seen = tokens.stream().map(t -> t.kind() + t.namespace() + t.name()).toList();
    assertEquals(List.of("START1a", "START2b", "END2b", "START1d", "END1d", "END1a"), seen);
    XmlToken.Attribute attribute = tokens.get(1).attributes().get(1);
    assertEquals("2", attribute.namespace());
    assertEquals("3", attribute.value());
    assertEquals(attribute.end() - 2, attribute.from());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a>",
        "<a></b>",
        "</a>",
        "<a b/>",
        "<a b=c/>",
        "<a b='<'/>",
        "<a b='1'c='2'/>",
        "&x;",
        "&#0;",
        "&#xD800;",
        "&#99999999999999999999;",
        "&",
        "<",
        "<a",
        "<a b='",
        "<!-- ",
        "<![CDATA[",
        "<? ",
        "<!x>",
        "<!DOCTYPE a>",
        "<a><a><a><a><a><a><a><a><a/></a></a></a></a></a></a></a></a>"
      })
  void wrongText_isRefused(String text) {
    assertThrows(XmlSyntaxException.class, () -> scan(text, Doctype.REFUSED));
  }

  @Test
  void escapedText_unescaped_isTheText() throws Exception {
    String text = "<a href=\"x\">&amp;\r\n\t'\u4eba\uD83D\uDE00";
    assertEquals(text, XmlText.unescape(XmlText.escape(text)));
    assertEquals(text, XmlText.unescape(XmlText.escapeAttribute(text)));
  }
}
