package org.aigclabel.text.markdown;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.aigclabel.Formats;
import org.aigclabel.MediaSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedTextTest {

  @ParameterizedTest
  @CsvSource({
    "answer.md, Prose alone., markdown",
    "ANSWER.MD, Prose alone., markdown",
    "answer.txt, Prose alone., text",
    "answer, Prose alone., text",
    "answer, # Title, markdown",
    "table.csv, 'a,**b**', text",
    "chat.json, '[{\"say\": \"**b**\"}]', text",
    "chat, '[{\"say\": \"**b**\"}]', text",
    "answer.txt, # Title, text",
    "answer.txt, '# Title\n\nAIGC:\n  Label: 1', markdown",
    "page.md, '<!doctype html><p>x', html"
  })
  void text_bytesLeaveItOpen_nameDecides(String name, String text, String type) throws IOException {
    MediaSource source = MediaSource.of(name, text.replace("\\n", "\n").getBytes(UTF_8));
    assertEquals(type, Formats.installed().require(source).type().name());
  }
}
