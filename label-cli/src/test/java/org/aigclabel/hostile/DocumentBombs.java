package org.aigclabel.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.aigclabel.hostile.Blob.MEGABYTE;

import java.util.LinkedHashMap;
import java.util.Map;

/** Documents made to exhaust their reader. */
final class DocumentBombs {

  private final Map<String, byte[]> all = new LinkedHashMap<>();

  private DocumentBombs() {}

  static Map<String, byte[]> all() {
    DocumentBombs bombs = new DocumentBombs();
    bombs.archives(
        "ooxml", "word/document.xml", "docProps/custom.xml", "[Content_Types].xml", "_rels/.rels");
    bombs.archives("epub", "META-INF/container.xml", "O/p.opf");
    bombs.archives("ofd", "OFD.xml", "Doc_0/Document.xml");
    bombs.archives("xmind", "content.json", "metadata.json", "content.xml");
    bombs.archives("odf", "mimetype", "meta.xml", "content.xml");
    bombs.web();
    bombs.markdown();
    bombs.plain();
    bombs.all.putAll(PdfBombs.all());
    return bombs.all;
  }

  private static Blob entry(String name, int method, byte[] content, long size) {
    return Blob.of("PK\3\4")
        .le16(20)
        .le16(0)
        .le16(method)
        .le32(0)
        .le32(0)
        .le32(content.length)
        .le32(size)
        .le16(name.length())
        .le16(0)
        .text(name)
        .bytes(content);
  }

  private static Blob listed(String name, int method, long packed, long size, long at) {
    return Blob.of("PK\1\2")
        .le16(20)
        .le16(20)
        .le16(0)
        .le16(method)
        .le32(0)
        .le32(0)
        .le32(packed)
        .le32(size)
        .le16(name.length())
        .le16(0)
        .le16(0)
        .le16(0)
        .le16(0)
        .le32(0)
        .le32(at)
        .text(name);
  }

  private static byte[] zip(Blob entries, int count, Blob list) {
    int at = entries.size();
    int length = list.size();
    return entries
        .then(list)
        .text("PK\5\6")
        .le16(0)
        .le16(0)
        .le16(count)
        .le16(count)
        .le32(length)
        .le32(at)
        .le16(0)
        .done();
  }

  /** Names of one file, all of which lead to the same bomb. */
  private static byte[] zipped(String[] names, int method, byte[] content, long size) {
    byte[] type = "application/vnd.oasis.opendocument.text".getBytes(ISO_8859_1);
    Blob entries = new Blob();
    Blob list = new Blob();
    for (String name : names) {
      boolean plain = name.equals("mimetype");
      byte[] packed = plain ? type : content;
      long at = entries.size();
      entries.then(entry(name, plain ? 0 : method, packed, plain ? type.length : size));
      list.then(listed(name, plain ? 0 : method, packed.length, plain ? type.length : size, at));
    }
    return zip(entries, names.length, list);
  }

  private void archives(String format, String... names) {
    byte[] bomb = java.util.Arrays.copyOf(Bombs.DEFLATE, MEGABYTE / names.length - 1_000);
    all.put(format + ", inflates to a gigabyte", zipped(names, 8, bomb, 900L << 20));
    all.put(format + ", says it is small", zipped(names, 8, bomb, 100));
    byte[] entities = Bombs.ENTITIES.getBytes(ISO_8859_1);
    all.put(format + ", entities", zipped(names, 0, entities, entities.length));
    byte[] deep =
        Bombs.deep("a").substring(0, MEGABYTE / names.length - 1_000).getBytes(ISO_8859_1);
    all.put(format + ", elements deep", zipped(names, 0, deep, deep.length));
    byte[] json = Bombs.deepJson().substring(0, MEGABYTE / names.length / 2).getBytes(ISO_8859_1);
    all.put(format + ", JSON deep", zipped(names, 0, json, json.length));
    byte[] relations = "<a><b Id='r' Type='t' Target='u'/></a>".getBytes(ISO_8859_1);
    Blob list = new Blob();
    Blob entries = new Blob();
    for (String name : names) {
      long at = entries.size();
      byte[] content =
          name.equals("mimetype")
              ? "application/vnd.oasis.opendocument.text".getBytes(ISO_8859_1)
              : relations;
      entries.then(entry(name, 0, content, content.length));
      list.then(listed(name, 0, content.length, content.length, at));
    }
    int count = 0;
    for (; entries.size() + list.size() < MEGABYTE - 200; count++) {
      list.then(listed("a" + count, 8, 1_000_000, 1_000_000, 0));
    }
    all.put(
        format + ", 18,000 entries over each other",
        zip(entries, Math.min(65_535, names.length + count), list));
  }

  private void web() {
    all.put(
        "html, elements 90,000 deep", Blob.of("<!DOCTYPE html><html>" + Bombs.deep("b")).done());
    all.put(
        "html, 300,000 tags left open",
        Blob.of("<!DOCTYPE html><html>").fill(Blob.of("<a ")).done());
    all.put(
        "html, 100,000 comments left open",
        Blob.of("<!DOCTYPE html><html>").fill(Blob.of("<!--")).done());
    all.put(
        "html, 100,000 scripts left open",
        Blob.of("<!DOCTYPE html><html>").fill(Blob.of("<script>")).done());
    all.put(
        "html, 20,000 labels",
        Blob.of("<!DOCTYPE html><html>")
            .fill(Blob.of("<meta name=\"AIGC\" content=\"{}\">"))
            .done());
    Blob linked =
        Blob.of("<!DOCTYPE html><html><script type=\"application/ld+json\">" + Bombs.deepJson());
    all.put("html, deep JSON-LD", linked.text("</script>").done());
    all.put(
        "html, an attribute left open",
        Blob.of("<!DOCTYPE html><html><meta content=\"").fill(Blob.of("x ")).done());
    all.put("html, blanks", Blob.of("<!DOCTYPE html><html>").fill(Blob.of(" ")).done());
    all.put("html, ampersands", Blob.of("<!DOCTYPE html><html>").fill(Blob.of("&")).done());
  }

  private void markdown() {
    String[][] matters = {
      {"deep flow", "[", ""},
      {"deep maps", "{a: ", ""},
      {"anchors", "a: &a *a\n", ""},
      {"AIGC again and again", "AIGC: {}\n", "---\n"},
      {"blanks", " ", ""},
      {"lines of dashes", "---\n", ""},
      {"quotes", "\"", ""},
      {"indents", "- ", ""},
      {"line ends", "\n", "---\n"},
      {"backslashes", "\\", ""}
    };
    for (String[] matter : matters) {
      all.put(
          "markdown, " + matter[0],
          Blob.of("---\nAIGC: ").fill(Blob.of(matter[1]), 10).text(matter[2]).done());
    }
    all.put("markdown, fences", Blob.of("# a\n").fill(Blob.of("```\n")).done());
    all.put("markdown, links", Blob.of("# a\n").fill(Blob.of("[a](")).done());
    all.put("markdown, stars", Blob.of("# a\n").fill(Blob.of("**a")).done());
  }

  private void plain() {
    all.put("text, deep JSON", Blob.of(Bombs.deepJson()).done());
    all.put("text, one line", Blob.of("words").fill(Blob.of("a")).done());
    all.put("text, brackets", Blob.of("words").fill(Blob.of("(")).done());
    all.put("text, words of the notice", Blob.of("words").fill(Blob.of("AI AI ")).done());
    Blob hidden = Blob.of("words").fill(new Blob().u8(0xE2, 0x80, 0x8B, 0xE2, 0x80, 0x8C));
    all.put("text, characters without width", hidden.done());
    all.put("rtf, groups 1,000,000 deep", Blob.of("{\\rtf1").fill(Blob.of("{")).done());
    all.put(
        "rtf, properties",
        Blob.of("{\\rtf1{\\*\\userprops")
            .fill(Blob.of("{\\propname AIGC}\\proptype30{\\staticval {}}"))
            .done());
    all.put("rtf, binary of 2^31", Blob.of("{\\rtf1").fill(Blob.of("\\bin2147483647 ")).done());
    Blob ole =
        new Blob()
            .u32(0xD0CF11E0L)
            .u32(0xA1B11AE1L)
            .zeros(16)
            .le16(0x3E)
            .le16(3)
            .le16(0xFFFE)
            .le16(9)
            .le16(6);
    all.put("ole2, chains in a circle", ole.fill(new Blob().le32(0)).done());
  }
}
