package org.aigclabel.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;
import org.aigclabel.Label;
import org.aigclabel.MediaSource;
import org.aigclabel.container.OggPage;
import org.aigclabel.testdata.Sample;
import org.junit.jupiter.api.Test;

class OggTest {

  @Test
  void labelledFile_everyPage_isNumberedAndSummedRight() throws IOException {
    OggFormat format = new OggFormat();
    Label label = Label.producedBy("doubao", "x".repeat(400));
    int pages = 0;
    for (Sample sample : AudioSamples.all().get("ogg")) {
      MediaSource made = format.write(sample.source(), label, format.carriers().get(0)).asSource();
      int expected = 0;
      for (Optional<OggPage> next = OggPage.next(made, 0);
          next.isPresent();
          next = OggPage.next(made, next.get().end())) {
        OggPage page = next.get();
        expected = page.first() ? 0 : expected + 1;
        assertEquals(expected, page.sequence(), sample.name());
        assertArrayEquals(
            made.array(page.offset(), (int) (page.end() - page.offset())),
            page.bytes(made.array(page.body(), page.length())),
            sample.name() + " page " + expected);
        pages++;
      }
    }
    assertTrue(pages > 20);
  }
}
