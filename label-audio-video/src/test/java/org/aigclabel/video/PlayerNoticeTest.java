package org.aigclabel.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.aigclabel.explicit.ExplicitLabel;
import org.junit.jupiter.api.Test;

class PlayerNoticeTest {

  @Test
  void webVtt_threeSeconds_isOneCue() {
    assertEquals(
        "WEBVTT\n\n00:00:00.000 --> 00:00:03.000 line:0 align:end\nAI生成 &lt;1&gt;\n",
        PlayerNotice.webVtt(ExplicitLabel.standard().saying("AI生成 <1>"), 3));
  }

  @Test
  void webVtt_underTwoSeconds_isRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> PlayerNotice.webVtt(ExplicitLabel.standard(), 1.9));
  }

  @Test
  void html_addressWithQuotes_staysInItsAttribute() {
    String html = PlayerNotice.html(ExplicitLabel.standard(), "a\"onerror=\"x.mp4?b&c");
    assertTrue(html.contains("src=\"a&quot;onerror=&quot;x.mp4?b&amp;c\""), html);
    assertTrue(html.contains(">AI生成<"), html);
  }
}
