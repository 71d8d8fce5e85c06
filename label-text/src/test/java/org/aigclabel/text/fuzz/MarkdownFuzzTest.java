package org.aigclabel.text.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.aigclabel.text.markdown.MarkdownFormat;

class MarkdownFuzzTest {

  @FuzzTest(maxDuration = "10m")
  void markdown_anyBytes_giveAResultOrAnIOException(byte[] bytes) {
    new Entry(new MarkdownFormat()).take(bytes);
  }
}
