package org.aigclabel.text.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.aigclabel.text.office.EpubFormat;
import org.aigclabel.text.office.OdfFormat;
import org.aigclabel.text.office.OoxmlFormat;

class ZipFuzzTest {

  @FuzzTest(maxDuration = "10m")
  void zip_anyBytes_giveAResultOrAnIOException(byte[] bytes) {
    new Entry(new OoxmlFormat()).take(bytes);
    new Entry(new OdfFormat()).take(bytes);
    new Entry(new EpubFormat()).take(bytes);
  }
}
