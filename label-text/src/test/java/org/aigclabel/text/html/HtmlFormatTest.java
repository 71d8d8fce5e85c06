package org.aigclabel.text.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.aigclabel.Limits;
import org.aigclabel.MediaSource;
import org.aigclabel.Report;
import org.aigclabel.Rule;
import org.aigclabel.Verdict;
import org.aigclabel.Verifier;
import org.aigclabel.text.Laws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlFormatTest {

  private final HtmlFormat format = new HtmlFormat();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE html>\n<html><head><meta charset=utf-8>\n<title>a</head>b</title>\n</head>\n<body><p>x</p></body></html>\n",
        "<!doctype html><title>x</title><p>y",
        "<html>\r\n<body>x</body></html>",
        "<!-- c --><!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"x\">\n<p>a",
        "<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><!-- </head> --><script>'</head>'</script></head><body/></html>",
        "<html><head><script type=\"application/ld+json\">{\"@type\":\"Article\"}</script></head></html>"
      })
  void page_ofAnyShape_obeysTheLaws(String text) throws IOException {
    Laws.check(format, "a.html", text.getBytes(UTF_8));
    Laws.survives(format, "a.html", text.getBytes(UTF_8));
  }

  @Test
  void page_inOtherEncodings_obeysTheLaws() throws IOException {
    String text = "<html><head><title>标题</title></head><body>文</body></html>";
    Laws.check(format, "a.html", text.getBytes("GB18030"));
    Laws.check(format, "a.html", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE));
  }

  @Test
  void write_page_putsTheTagAtTheEndOfTheHead() throws IOException {
    MediaSource source =
        MediaSource.of("a.html", "<html><head></head><body></body></html>".getBytes(UTF_8));
    String out =
        new String(format.write(source, Laws.A, format.carriers().get(0)).toBytes(), UTF_8);
    assertTrue(
        out.startsWith(
            "<html><head><meta name=\"AIGC\" content=\"{&quot;Label&quot;:&quot;1&quot;"));
    assertTrue(out.endsWith("}\" />\n</head><body></body></html>"));
  }

  @Test
  void read_foreignTag_isFoundInAnyCaseAndQuote() throws IOException {
    String text =
        "<html><head><META NAME=aigc CONTENT='{\"Label\":\"1\",\"ContentProducer\":\"p\"}'></head>";
    assertEquals(
        "p",
        format
            .read(MediaSource.of("a.html", text.getBytes(UTF_8)))
            .get(0)
            .fields()
            .get("ContentProducer"));
  }

  @Test
  void detect_otherMarkup_isNotClaimed() {
    for (String text :
        new String[] {
          "<svg xmlns='http://www.w3.org/2000/svg'/>", "<?xml version='1.0'?><a/>", "{}"
        }) {
      assertFalse(format.detect(ByteBuffer.wrap(text.getBytes(UTF_8))), text);
    }
  }

  @Test
  void verify_labelPastTheLimit_saidToBeUnread() {
    String label = "<meta name=AIGC content='{\"Label\":\"1\",\"ContentProducer\":\"p\"}'>";
    String page = "<html><head><title>" + "x".repeat(9000) + "</title>" + label + "</head></html>";
    Limits few = Limits.safe().holding(4 * 8192);
    for (byte[] text : new byte[][] {page.getBytes(UTF_8), ("# T\n" + page).getBytes(UTF_8)}) {
      Report report = Verifier.installed().verify(MediaSource.of("a.html", text, few));
      assertEquals(Verdict.INCONCLUSIVE, report.verdict(), () -> report.findings().toString());
      assertTrue(report.findings().stream().anyMatch(f -> f.rule() == Rule.HAZARD_UNREAD));
    }
  }
}
