package org.aigclabel.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aigclabel.testdata.FormatContract;
import org.aigclabel.testdata.Sample;
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
