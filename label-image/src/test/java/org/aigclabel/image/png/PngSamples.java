package org.aigclabel.image.png;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.testdata.Sample;

/** Unlabelled PNG files, one for each thing that can stand in a label's way. */
public final class PngSamples {

  static final String PACKET =
      "<?xpacket begin='\uFEFF' id='W5M0MpCehiHzreSzNTczkc9d'?>\n<x:xmpmeta xmlns:x='adobe:ns:meta/'>"
          + "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>\n"
          + "<rdf:Description rdf:about='' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
          + "<dc:format>image/png \u732b</dc:format></rdf:Description>\n</rdf:RDF></x:xmpmeta>\n"
          + " ".repeat(80)
          + "\n<?xpacket end='w'?>";

  private PngSamples() {}

  /** Returns the samples for the contract. */
  public static List<Sample> all() {
    List<Sample> all = new ArrayList<>();
    all.add(new Sample("plain", new PngMaker().size(5, 5).header().picture(60).end()));
    all.add(new Sample("xmp", xmp(true)));
    all.add(new Sample("xmp after the picture", xmp(false)));
    all.add(
        new Sample(
            "compressed xmp",
            new PngMaker()
                .size(5, 5)
                .header()
                .deflated("iTXt", "XML:com.adobe.xmp\0\1\0\0\0", PACKET)
                .picture(999)
                .end()));
    all.add(new Sample("animated", animated()));
    all.add(
        new Sample(
            "texts and trailer",
            trailed(
                new PngMaker()
                    .size(5, 5)
                    .header()
                    .text("tEXt", "Software\0none {\"AIGC\"}")
                    .deflated("zTXt", "Comment\0\0", "{\"prompt\":\"cat\"}")
                    .text("tEXt", "Raw profile type exif\0\nexif\n       8\n4d4d002a00000000\n")
                    .chunk("eXIf", new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0})
                    .picture(40)
                    .text("tEXt", "Comment\0last")
                    .end())));
    return all;
  }

  static byte[] xmp(boolean ahead) {
    String data = "XML:com.adobe.xmp\0\0\0\0\0";
    byte[] chunk =
        (data + new String(PACKET.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
            .getBytes(StandardCharsets.ISO_8859_1);
    PngMaker png = new PngMaker().size(5, 5).header().text("tEXt", "Title\0x");
    return ahead
        ? png.chunk("iTXt", chunk).picture(70).end()
        : png.picture(70).chunk("iTXt", chunk).end();
  }

  static byte[] animated() {
    return new PngMaker()
        .size(40, 30)
        .kind(6, 8)
        .header()
        .animation(3)
        .frame(0, 0, 40, 30, 0, 0)
        .picture(5000)
        .frame(20, 10, 20, 20, 1, 1)
        .frameData(20, 20)
        .frame(0, 0, 5, 5, 0, 0)
        .frameData(5, 5)
        .end();
  }

  private static byte[] trailed(byte[] png) {
    byte[] longer = java.util.Arrays.copyOf(png, png.length + 5);
    System.arraycopy("trail".getBytes(StandardCharsets.ISO_8859_1), 0, longer, png.length, 5);
    return longer;
  }
}
