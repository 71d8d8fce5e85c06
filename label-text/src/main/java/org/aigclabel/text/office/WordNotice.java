package org.aigclabel.text.office;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.TextNotice;

/** A paragraph in the text or, for every page, in the headers of a Word file. */
record WordNotice(Parts parts, String main, ExplicitLabel label) {

  private static final String HEADER_TYPE =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml";

  void put() throws IOException {
    if (label.notice().pages() == TextNotice.Pages.EVERY) {
      header();
    } else {
      body();
    }
  }

  private void body() throws IOException {
    for (TextNotice.Place place : TextNotice.Place.values()) {
      if (label.notice().places().contains(place)) {
        XmlOutline text = parts.outline(main);
        XmlOutline.Element body = body(text);
        int at = place(text, body, place);
        parts.set(
            main,
            at < 0
                ? text.append(body, paragraph(body.prefix()))
                : text.text().substring(0, at)
                    + paragraph(body.prefix())
                    + text.text().substring(at));
      }
    }
  }

  private XmlOutline.Element body(XmlOutline text) throws IOException {
    return text.named("body").stream()
        .findFirst()
        .orElseThrow(() -> parts.source().malformed(0, main + ": wanted a body, found none"));
  }

  /** The last section's properties must stay the last element. */
  private static int place(XmlOutline text, XmlOutline.Element body, TextNotice.Place place) {
    List<XmlOutline.Element> children = text.children(body);
    List<XmlOutline.Element> flow = children.stream().filter(e -> !e.named("sectPr")).toList();
    Optional<XmlOutline.Element> section =
        children.stream().filter(e -> e.named("sectPr")).reduce((a, b) -> b);
    return switch (place) {
      case START -> flow.isEmpty() ? end(section) : flow.get(0).tag().start();
      case MIDDLE -> flow.isEmpty() ? end(section) : flow.get(flow.size() / 2).tag().start();
      case END -> end(section);
    };
  }

  private static int end(Optional<XmlOutline.Element> section) {
    return section.map(e -> e.tag().start()).orElse(-1);
  }

  private String paragraph(String w) {
    boolean corner = label.notice().form() == TextNotice.Form.CORNER_MARK;
    return "<"
        + w
        + "p><"
        + w
        + "r><"
        + w
        + "rPr><"
        + w
        + "rFonts "
        + w
        + "hint=\"eastAsia\"/>"
        + (corner ? "<" + w + "vertAlign " + w + "val=\"superscript\"/>" : "")
        + "<"
        + w
        + "lang "
        + w
        + "eastAsia=\"zh-CN\"/></"
        + w
        + "rPr><"
        + w
        + "t>"
        + OfficeNotice.words(label)
        + "</"
        + w
        + "t></"
        + w
        + "r></"
        + w
        + "p>";
  }

  /** Existing headers get the paragraph; a first section without one gets a header of its own. */
  private void header() throws IOException {
    String relations = OfficeNotice.relationsOf(main);
    if (parts.has(relations)) {
      for (XmlOutline.Element relation : parts.outline(relations).named("Relationship")) {
        String part = OfficeNotice.resolve(main, relation.attribute("Target"));
        if (relation.attribute("Type").endsWith("/header") && parts.has(part)) {
          XmlOutline text = parts.outline(part);
          parts.set(part, text.append(text.root(), paragraph(text.root().prefix())));
        }
      }
    }
    XmlOutline text = parts.outline(main);
    List<XmlOutline.Element> sections = text.named("sectPr");
    boolean covered =
        !sections.isEmpty()
            && text.children(sections.get(0)).stream()
                .anyMatch(e -> e.named("headerReference") && e.attribute("type").equals("default"));
    if (!covered) {
      create(text, sections, relations);
    }
  }

  private void create(XmlOutline text, List<XmlOutline.Element> sections, String relations)
      throws IOException {
    XmlOutline.Element body = body(text);
    String w = body.prefix();
    String uri = body.tag().namespace();
    String office =
        uri.contains("purl.oclc.org")
            ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
            : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    part(w, uri);
    relate(relations, office);
    String reference =
        "<%sheaderReference xmlns:r=\"%s\" %stype=\"default\" r:id=\"rIdAIGCHeader\"/>"
            .formatted(w, office, w);
    parts.set(
        main,
        sections.isEmpty()
            ? text.append(body, "<" + w + "sectPr>" + reference + "</" + w + "sectPr>")
            : text.prepend(sections.get(0), reference));
  }

  private void part(String w, String uri) throws IOException {
    String part = main.substring(0, main.lastIndexOf('/') + 1) + "headerAIGC.xml";
    String declaration = w.isEmpty() ? "xmlns" : "xmlns:" + w.replace(":", "");
    parts.set(
        part,
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<%shdr %s=\"%s\">%s</%shdr>"
            .formatted(w, declaration, uri, paragraph(w), w));
    XmlOutline types = parts.outline(OoxmlFormat.TYPES);
    parts.set(
        OoxmlFormat.TYPES,
        types.append(
            types.root(),
            "<%sOverride PartName=\"/%s\" ContentType=\"%s\"/>"
                .formatted(types.root().prefix(), part, HEADER_TYPE)));
  }

  private void relate(String relations, String office) throws IOException {
    if (!parts.has(relations)) {
      parts.set(
          relations,
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
              + "</Relationships>");
    }
    XmlOutline known = parts.outline(relations);
    parts.set(
        relations,
        known.append(
            known.root(),
            "<%sRelationship Id=\"rIdAIGCHeader\" Type=\"%s/header\" Target=\"headerAIGC.xml\"/>"
                .formatted(known.root().prefix(), office)));
  }
}
