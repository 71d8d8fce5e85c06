package org.aigclabel.text.pdf;

import java.nio.charset.StandardCharsets;

/** Keeps PDF/A what it is: a property of one's own must be declared in the packet (ISO 19005). */
final class PdfArchival {

  private static final String URI = "http://www.tc260.org.cn/ns/AIGC/1.0/";

  private static final String ITEM =
      "<rdf:li rdf:parseType=\"Resource\""
          + " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
          + " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">"
          + "<pdfaSchema:schema>TC260 AIGC label</pdfaSchema:schema>"
          + "<pdfaSchema:namespaceURI>"
          + URI
          + "</pdfaSchema:namespaceURI><pdfaSchema:prefix>TC260</pdfaSchema:prefix>"
          + "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
          + "<pdfaProperty:name>AIGC</pdfaProperty:name>"
          + "<pdfaProperty:valueType>Text</pdfaProperty:valueType>"
          + "<pdfaProperty:category>external</pdfaProperty:category>"
          + "<pdfaProperty:description>Implicit label of GB 45438-2025</pdfaProperty:description>"
          + "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>";

  private PdfArchival() {}

  /** Returns the packet with the declaration if it is one of PDF/A and lacks it. */
  static byte[] declared(byte[] packet) {
    String text = new String(packet, StandardCharsets.ISO_8859_1);
    if (!text.contains("http://www.aiim.org/pdfa/ns/id/")
        || text.contains("namespaceURI>" + URI + "<")) {
      return packet;
    }
    int bag = text.indexOf("<rdf:Bag>", Math.max(0, text.indexOf("<pdfaExtension:schemas")));
    int end = text.lastIndexOf("</rdf:RDF>");
    String changed = text;
    if (text.contains("<pdfaExtension:schemas") && bag >= 0) {
      int at = bag + "<rdf:Bag>".length();
      changed = text.substring(0, at) + ITEM + text.substring(at);
    } else if (end >= 0) {
      changed =
          text.substring(0, end)
              + "<rdf:Description rdf:about=\"\""
              + " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\">"
              + "<pdfaExtension:schemas><rdf:Bag>"
              + ITEM
              + "</rdf:Bag></pdfaExtension:schemas></rdf:Description>"
              + text.substring(end);
    }
    return changed.getBytes(StandardCharsets.ISO_8859_1);
  }
}
