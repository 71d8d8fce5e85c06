package org.aigclabel.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.aigclabel.Formats;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.testdata.Sample;
import org.junit.jupiter.api.Test;

class SvgLabelerTest {

  @Test
  void drawing_labelled_keepsItsTextAroundOneGroup() throws IOException {
    String before = "<svg xmlns='http://www.w3.org/2000/svg' width='20mm' height='1in'><g/></svg>";
    String after =
        new String(labelled(before.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    int at = before.indexOf("</svg>");
    assertTrue(after.startsWith(before.substring(0, at) + "<g role=\"img\""));
    assertTrue(after.endsWith("</g></svg>"));
    assertTrue(after.contains("<title>AI生成</title>"));
  }

  @Test
  void everySample_labelled_isReadAsSvgAgain() throws IOException {
    int drawn = 0;
    for (Sample sample : SvgSamples.svg()) {
      if (!sample.name().equals("svg with a prefix")) {
        byte[] after = labelled(sample.bytes());
        assertEquals(
            "svg",
            Formats.installed().find(MediaSource.of("a", after)).orElseThrow().type().name());
        drawn++;
      }
    }
    assertEquals(SvgSamples.svg().size() - 1, drawn);
  }

  @Test
  void gzippedDrawing_labelled_staysGzipped() throws IOException {
    byte[] svgz = SvgSamples.svg().get(SvgSamples.svg().size() - 1).bytes();
    byte[] text = new GZIPInputStream(new ByteArrayInputStream(labelled(svgz))).readAllBytes();
    assertTrue(new String(text, StandardCharsets.UTF_8).contains("<title>AI生成</title>"));
  }

  @Test
  void drawingOfUnknownSize_labelled_saysTheWayOut() {
    byte[] svg =
        "<svg xmlns='http://www.w3.org/2000/svg' width='100%'/>".getBytes(StandardCharsets.UTF_8);
    UnsupportedMediaException e =
        assertThrows(UnsupportedMediaException.class, () -> labelled(svg));
    assertTrue(e.getMessage().contains("viewBox"));
  }

  private static byte[] labelled(byte[] svg) throws IOException {
    MediaSource source = MediaSource.of("a.svg", svg);
    try (Rendering rendering =
        Formats.installed()
            .labeler(Formats.installed().find(source).orElseThrow().type())
            .orElseThrow()
            .label(source, ExplicitLabel.standard())) {
      return rendering.plan().toBytes();
    }
  }
}
