package org.aigclabel.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.aigclabel.testdata.Sample;

/** Small SVG files. */
final class SvgSamples {

  private static final String SVG = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'";
  private static final String RECT = "<rect width='5' height='5'/>";
  private static final String RDF =
      "<rdf:RDF><rdf:Description rdf:about='' xmlns:dc='http://purl.org/dc/elements/1.1/'"
          + " dc:format='image/svg+xml'/></rdf:RDF>";

  private SvgSamples() {}

  static List<Sample> svg() {
    String plain = "<?xml version='1.0'?>\n<!-- a <svg> -->\n" + SVG + ">" + RECT + "</svg>\n";
    String drawn =
        "<!DOCTYPE svg [<!ENTITY n 'http://www.w3.org/2000/svg'>]>\n"
            + SVG
            + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><metadata id='m'>"
            + RDF
            + "</metadata>"
            + RECT
            + "</svg>";
    String prefixed = "<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:g/></s:svg>";
    String latin = "<?xml version='1.0' encoding='ISO-8859-1'?>" + SVG + "><!--\u00e9--></svg>";
    return List.of(
        sample("svg", plain, StandardCharsets.UTF_8),
        sample("svg with other RDF", drawn, StandardCharsets.UTF_8),
        sample("svg with a prefix", prefixed, StandardCharsets.UTF_8),
        sample("svg of nothing", SVG + "/>", StandardCharsets.UTF_8),
        sample("svg in Latin 1", latin, StandardCharsets.ISO_8859_1),
        sample("svg in UTF-16", "\uFEFF" + SVG + "><!--\u4e2d--></svg>", StandardCharsets.UTF_16LE),
        new Sample("svgz", gzip(plain.getBytes(StandardCharsets.UTF_8))));
  }

  private static Sample sample(String name, String text, Charset charset) {
    return new Sample(name, text.getBytes(charset));
  }

  private static byte[] gzip(byte[] text) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
        gzip.write(text);
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
