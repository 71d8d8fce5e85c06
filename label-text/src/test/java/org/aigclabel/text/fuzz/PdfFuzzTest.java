package org.aigclabel.text.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.aigclabel.text.pdf.PdfFormat;

class PdfFuzzTest {

  @FuzzTest(maxDuration = "10m")
  void pdf_anyBytes_giveAResultOrAnIOException(byte[] bytes) {
    new Entry(new PdfFormat()).take(bytes);
  }
}
