package org.aigclabel.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.aigclabel.Formats;
import org.aigclabel.MediaSource;
import org.aigclabel.Rule;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.explicit.ExplicitFinding;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.TextNotice;
import org.aigclabel.explicit.TextNotice.Form;
import org.aigclabel.explicit.TextNotice.Pages;
import org.aigclabel.explicit.TextNotice.Place;
import org.aigclabel.spi.MediaFormat;
import org.aigclabel.text.html.InterfaceLabel;
import org.aigclabel.text.markdown.HiddenMark;
import org.aigclabel.text.office.OoxmlFormatTest;
import org.aigclabel.text.pdf.Pdfs;
import org.aigclabel.text.sidecar.Sidecar;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class NoticeTest {

  private static final TextNotice EVERYWHERE =
      TextNotice.standard().at(Place.START, Place.MIDDLE, Place.END);

  @Test
  void markdown_threePlaces_keepsFrontMatterAndLineEnds() throws IOException {
    String text = "---\r\na: 1\r\n---\r\n# T\r\n\r\none\r\n\r\ntwo\r\n\r\nthree";
    assertEquals(
        "---\r\na: 1\r\n---\r\n\r\n> AI生成\r\n\r\n# T\r\n\r\none\r\n\r\n> AI生成\r\n\r\ntwo\r\n\r\n"
            + "three\r\n\r\n> AI生成\r\n",
        text(label("a.md", text.getBytes(UTF_8), EVERYWHERE)));
  }

  @Test
  void markdown_cornerMark_isRaised() throws IOException {
    byte[] out = label("a.md", "# T\n".getBytes(UTF_8), TextNotice.standard().as(Form.CORNER_MARK));
    assertEquals("<sup>AI生成</sup>\n\n# T\n", text(out));
  }

  @Test
  void plainText_otherEncodings_areKept() throws IOException {
    for (String name : List.of("GB18030", "UTF-16LE", "UTF-8")) {
      Charset charset = Charset.forName(name);
      String mark = name.startsWith("UTF-16") ? "\uFEFF" : "";
      byte[] in = (mark + "第一。\n").getBytes(charset);
      byte[] out = label("a.txt", in, TextNotice.standard().at(Place.START, Place.END));
      assertEquals(mark + "AI生成\n\n第一。\n\nAI生成\n", new String(out, charset), name);
    }
  }

  @Test
  void plainText_json_isRefused() {
    assertThrows(
        UnsupportedMediaException.class,
        () -> label("a.json", "{\"a\": 1}\n".getBytes(UTF_8), TextNotice.standard()));
  }

  @Test
  void html_banner_standsInTheBodyWithRoleAndLanguage() throws IOException {
    String out =
        text(
            label(
                "a.html",
                "<!doctype html><html><body class='x'><p>T</p></body></html>".getBytes(UTF_8),
                TextNotice.standard()));
    assertTrue(out.startsWith("<!doctype html><html><body class='x'><p role=\"note\""), out);
    assertTrue(out.contains("lang=\"zh\""));
    assertTrue(out.endsWith("<p>T</p></body></html>"));
  }

  @Test
  void documents_everyKind_showTheNoticeAndAreFoundAgain() throws IOException {
    Map<String, byte[]> documents =
        Map.of(
            "a.docx", Archives.docx(Archives.paragraph("Text")),
            "a.odt", Archives.odt(""),
            "a.epub", Archives.epub(),
            "a.ofd", Archives.ofd(""),
            "a.rtf", "{\\rtf1\\ansi{\\fonttbl{\\f0 A;}}\\pard Text\\par}".getBytes(UTF_8),
            "a.html", "<html><body>Text</body></html>".getBytes(UTF_8),
            "a.pdf", Pdfs.pages(1));
    for (Map.Entry<String, byte[]> document : documents.entrySet()) {
      String name = document.getKey();
      assertEquals(List.of(), detect(name, document.getValue()), name);
      byte[] out = label(name, document.getValue(), TextNotice.standard());
      List<ExplicitFinding> found = detect(name, out);
      assertFalse(found.isEmpty(), name);
      assertEquals("AI生成", found.get(0).content(), name);
      MediaFormat format = Formats.installed().require(MediaSource.of(name, out));
      assertEquals(
          1,
          Laws.labels(
                  format,
                  format
                      .write(MediaSource.of(name, out), Laws.A, format.carriers().get(0))
                      .asSource())
              .size());
    }
  }

  @Test
  void word_everyPage_getsAHeader() throws IOException {
    byte[] out =
        label(
            "a.docx",
            Archives.docx(Archives.paragraph("Text")),
            TextNotice.standard().on(Pages.EVERY));
    assertTrue(OoxmlFormatTest.part(out, "word/headerAIGC.xml").contains("AI&#x751F;&#x6210;"));
    assertTrue(OoxmlFormatTest.part(out, "word/document.xml").contains("r:id=\"rIdAIGCHeader\"/>"));
    assertTrue(
        OoxmlFormatTest.part(out, "word/_rels/document.xml.rels").contains("headerAIGC.xml"));
  }

  @Test
  void pdf_rotatedPages_showTheNoticeOnceEachAndKeepTheirText() throws IOException {
    byte[] in = Pdfs.pages(4);
    byte[] out = label("a.pdf", in, TextNotice.standard().on(Pages.EVERY));
    assertEquals(in.length, java.util.Arrays.mismatch(in, out));
    try (PDDocument document = Loader.loadPDF(out)) {
      for (int page = 1; page <= 4; page++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        String all = stripper.getText(document).replaceAll("\\s+", "");
        assertEquals("Page" + page, all.replaceFirst("AI生成", ""));
        assertTrue(all.contains("AI生成"));
      }
    }
  }

  @Test
  void pdf_wordsWithoutGlyphs_areRefused() {
    ExplicitLabel label = ExplicitLabel.standard().saying("AI生成 龘");
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new org.aigclabel.text.pdf.PdfNotice()
                .label(MediaSource.of("a.pdf", Pdfs.pages(1)), label));
  }

  @Test
  void interfaceLabel_everyPlace_namesBothElementsAndARole() {
    for (InterfaceLabel.Place place : InterfaceLabel.Place.values()) {
      String fragment = InterfaceLabel.fragment(java.util.Locale.ENGLISH, place);
      assertTrue(fragment.contains("role=\"note\" lang=\"zh\""), fragment);
      assertTrue(fragment.contains(">AI生成 AI generated</div>"), fragment);
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> InterfaceLabel.fragment("AI", InterfaceLabel.Place.TOP));
  }

  @Test
  void search_runningText_isNoNotice() {
    String prose =
        "x".repeat(200)
            + " 本文讨论人工智能如何生成图片，以及这意味着什么，以及更多的内容，以及更多的内容，以及更多的内容，以及更多的内容。 "
            + "y".repeat(200);
    assertEquals(List.of(), Notices.in(prose));
    assertEquals("start", Notices.in("AI生成\n\n正文").get(0).place());
    assertEquals(List.of(), Notices.in("AI\n\n生成"));
  }

  @Test
  void hiddenMark_text_isReadBackAndReplaced() {
    String marked = HiddenMark.put(HiddenMark.put("文字", Laws.A), Laws.B);
    assertEquals(Laws.B, HiddenMark.read(marked).get(0).label().orElseThrow());
    assertEquals(1, HiddenMark.read(marked).size());
    assertEquals("文字", marked.replaceAll("[\u200B\u200C\u2063]", ""));
  }

  @Test
  void sidecar_changedContent_breaksTheBinding() throws IOException {
    MediaSource content = MediaSource.of("a.txt", "text".getBytes(UTF_8));
    MediaSource sidecar = MediaSource.of("a.txt.aigc.json", Sidecar.of(content, Laws.A));
    assertEquals(Laws.A, Sidecar.read(content, sidecar).label().orElseThrow());
    assertEquals(Rule.BINDING_INTACT, Sidecar.read(content, sidecar).deviations().get(0).rule());
    MediaSource changed = MediaSource.of("a.txt", "texd".getBytes(UTF_8));
    assertEquals(Rule.BINDING_BROKEN, Sidecar.read(changed, sidecar).deviations().get(0).rule());
  }

  private static byte[] label(String name, byte[] bytes, TextNotice notice) throws IOException {
    MediaSource source = MediaSource.of(name, bytes);
    MediaFormat format = Formats.installed().require(source);
    try (var rendering =
        Formats.installed()
            .labeler(format.type())
            .orElseThrow()
            .label(source, ExplicitLabel.standard().standing(notice))) {
      return rendering.plan().toBytes();
    }
  }

  private static List<ExplicitFinding> detect(String name, byte[] bytes) throws IOException {
    MediaSource source = MediaSource.of(name, bytes);
    var type = Formats.installed().require(source).type();
    List<ExplicitFinding> found = new java.util.ArrayList<>();
    for (var detector : Formats.installed().detectors()) {
      if (detector.supports(type)) {
        found.addAll(detector.detect(source));
      }
    }
    return found;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
