package org.aigclabel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class UnsupportedMediaExceptionTest {

  @Test
  void message_ofASentenceOfTheBundle_isInTheReadersLanguage() {
    UnsupportedMediaException e = new UnsupportedMediaException("a.mp3", "reason.ffmpeg.required");

    assertTrue(e.message(Locale.ENGLISH).startsWith("a.mp3: this needs FFmpeg: put org.bytedeco"));
    assertTrue(e.message(Locale.CHINESE).contains("需要 FFmpeg"));
    assertEquals(e.getMessage(), e.message(Locale.ENGLISH));
    assertEquals("reason.ffmpeg.required", e.reason());
  }

  @Test
  void message_ofPlainWords_staysAsItIs() {
    UnsupportedMediaException e = new UnsupportedMediaException("a.mp3", "no place: use MP4");

    assertEquals("a.mp3: no place: use MP4", e.message(Locale.CHINESE));
  }
}
