package org.aigclabel.text.office;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aigclabel.container.Zip;

/**
 * What the first bytes of a zipped document tell of its kind.
 *
 * @param names of the entries that begin there
 * @param mimetype the content of a first entry of that name, as ODF and EPUB have it
 */
record ZipHead(List<String> names, String mimetype) {

  /** The zipped documents, of which exactly one claims a file. */
  enum Kind {
    OOXML,
    ODF,
    EPUB,
    OFD,
    XMIND
  }

  private static final Set<String> OOXML =
      Set.of("[Content_Types].xml", "_rels", "docProps", "word", "xl", "ppt", "customXml");

  /** Returns the kind of a document that begins with these bytes; empty for other archives. */
  static Optional<Kind> kind(ByteBuffer head) {
    return Zip.begins(head) ? of(head).kind() : Optional.empty();
  }

  private static ZipHead of(ByteBuffer head) {
    byte[] bytes = new byte[head.remaining()];
    head.duplicate().get(bytes);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    List<String> names = new ArrayList<>();
    for (int at = 0; at >= 0; at = text.indexOf("PK\3\4", at + 4)) {
      if (at + 30 <= text.length()) {
        int end = at + 30 + text.charAt(at + 26) + (text.charAt(at + 27) << 8);
        names.add(text.substring(at + 30, Math.min(end, text.length())));
      }
    }
    String mimetype = "";
    if (names.get(0).equals("mimetype")) {
      int from = 38 + text.charAt(28) + (text.charAt(29) << 8);
      mimetype = text.substring(Math.min(from, text.length()), Math.min(from + 80, text.length()));
    }
    return new ZipHead(names, mimetype);
  }

  private Optional<Kind> kind() {
    if (mimetype.startsWith("application/vnd.oasis.opendocument")) {
      return Optional.of(Kind.ODF);
    }
    if (mimetype.startsWith("application/epub+zip") || names.contains("META-INF/container.xml")) {
      return Optional.of(Kind.EPUB);
    }
    if (names.contains("OFD.xml") || names.get(0).startsWith("Doc_0/")) {
      return Optional.of(Kind.OFD);
    }
    if (names.contains("content.json")
        || names.contains("metadata.json")
        || names.contains("content.xml") && !names.contains("mimetype")) {
      return Optional.of(Kind.XMIND);
    }
    boolean office =
        names.stream().anyMatch(n -> OOXML.contains(n.substring(0, Math.max(slash(n), 0))));
    return office ? Optional.of(Kind.OOXML) : Optional.empty();
  }

  private static int slash(String name) {
    int slash = name.indexOf('/');
    return slash < 0 ? name.length() : slash;
  }
}
