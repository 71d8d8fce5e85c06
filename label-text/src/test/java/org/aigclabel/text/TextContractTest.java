package org.aigclabel.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aigclabel.testdata.FormatContract;
import org.aigclabel.testdata.Sample;
import org.aigclabel.text.office.OoxmlFormatTest;
import org.aigclabel.text.pdf.Pdfs;

class TextContractTest extends FormatContract {

  @Override
  protected Map<String, List<Sample>> samples() {
    Map<String, List<Sample>> samples = new TreeMap<>();
    samples.put(
        "markdown",
        List.of(
            text("plain.md", "# T\n\nText\n"),
            text("matter.md", "---\r\ntitle: x # y\r\n---\r\n\r\n# T\r\n"),
            text("toml.md", "+++\ntitle = 'x'\n+++\nT\n"),
            text("json.md", "{\"title\": \"x\"}\n\n# T\n")));
    samples.put("text", List.of(text("plain.txt", "Text.\n"), text("chinese.txt", "文字。\n")));
    samples.put(
        "html",
        List.of(
            text("page.html", "<!doctype html>\n<html><head><title>T</title></head>T</html>\n")));
    samples.put(
        "ooxml",
        List.of(
            new Sample("plain.docx", Archives.docx(Archives.paragraph("Text"))),
            new Sample("properties.docx", OoxmlFormatTest.withProperties("Other"))));
    samples.put("pdf", List.of(new Sample("smallest.pdf", Pdfs.smallest())));
    samples.put(
        "odf",
        List.of(
            new Sample("a.odt", Archives.odt("<office:meta><a/></office:meta>")),
            new Sample("bare.odt", Archives.odt(""))));
    samples.put("epub", List.of(new Sample("a.epub", Archives.epub())));
    samples.put("ofd", List.of(new Sample("a.ofd", Archives.ofd(""))));
    samples.put(
        "xmind",
        List.of(
            new Sample("new.xmind", Archives.zip("content.json", "[]", "metadata.json", "{}")),
            new Sample("old.xmind", Archives.zip("content.xml", "<a/>", "meta.xml", "<meta/>"))));
    samples.put(
        "rtf",
        List.of(
            text("a.rtf", "{\\rtf1\\ansi{\\fonttbl{\\f0 A;}}{\\info{\\title T}}\\pard Text\\par}"),
            text("bare.rtf", "{\\rtf1 Text}")));
    samples.put(
        "ole2",
        List.of(new Sample("a.doc", new byte[] {-48, -49, 17, -32, -95, -79, 26, -31, 0, 0})));
    return samples;
  }

  @Override
  protected List<String> corpusFolders() {
    return List.of("aigc-real/markdown", "office", "pdf");
  }

  @Override
  protected boolean expectedHere(Path file) {
    return super.expectedHere(file) || file.toString().endsWith(".md");
  }

  private static Sample text(String name, String text) {
    return new Sample(name, text.getBytes(UTF_8));
  }
}
