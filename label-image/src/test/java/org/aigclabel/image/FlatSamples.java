package org.aigclabel.image;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.testdata.Sample;

/** Small files of the formats whose blocks stand one after the other. */
final class FlatSamples {

  static final byte[] XMP =
      ("<?xpacket begin=\"\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
              + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description"
              + " rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"><xmp:CreatorTool>a"
              + " test</xmp:CreatorTool></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>")
          .getBytes(StandardCharsets.UTF_8);

  private static final String FRAME = "2c 0000 0000 0100 0100 00 02 02 4401 00 ";
  private static final String LOOP = "21ff0b 4e45545343415045322e30 03 01 0000 00 ";

  private FlatSamples() {}

  static List<Sample> gif() {
    String screen = "0100 0100 80 00 00 ffffff 000000 ";
    byte[] old = Bytes.big().text("GIF87a").hex(screen + FRAME + "3b").done();
    Bytes moving = Bytes.big().text("GIF89a").hex(screen + LOOP);
    moving.hex("21fe 03 616263 00 21f904 00 0a00 00 00 " + FRAME);
    moving.hex("21f904 00 0a00 00 00 " + FRAME + "3b 6a756e6b");
    byte[] cut = Bytes.big().text("GIF89a").hex(screen + FRAME + FRAME + "2c 0000").done();
    return List.of(
        new Sample("gif 87a", old),
        new Sample("gif moving, with a tail", moving.done()),
        new Sample("gif cut in its third picture", cut),
        new Sample("gif with other XMP", otherXmpGif(screen)));
  }

  private static byte[] otherXmpGif(String screen) {
    Bytes gif = Bytes.big().text("GIF89a").hex(screen + "21ff0b").text("XMP DataXMP").raw(XMP);
    gif.raw((byte) 1);
    for (int i = 255; i >= 0; i--) {
      gif.raw((byte) i);
    }
    return gif.raw((byte) 0).hex(FRAME + "3b").done();
  }

  static List<Sample> webp() {
    byte[] lossless = chunk("VP8L", Bytes.big().hex("2f 00000000 0788888808").done());
    byte[] lossy = chunk("VP8 ", Bytes.big().hex("3001009d012a0200020002003425a400").done());
    byte[] extended = chunk("VP8X", Bytes.big().hex("08000000 010000 010000").done());
    byte[] exif = chunk("EXIF", Bytes.big().hex("4d4d002a00000008000000000000 00").done());
    return List.of(
        new Sample("webp lossless", riff(lossless)),
        new Sample("webp lossy", riff(lossy)),
        new Sample("webp extended with Exif", riff(extended, lossy, exif)),
        new Sample("webp with misnamed XMP", riff(extended, lossy, chunk("XMP\0", XMP))),
        new Sample("webp with other XMP", riff(extended, lossy, chunk("XMP ", XMP), exif)));
  }

  private static byte[] riff(byte[]... chunks) {
    Bytes body = Bytes.little();
    for (byte[] chunk : chunks) {
      body.raw(chunk);
    }
    return Bytes.little().text("RIFF").u32(body.size() + 4L).text("WEBP").raw(body.done()).done();
  }

  private static byte[] chunk(String id, byte[] data) {
    return Bytes.little().text(id).u32(data.length).raw(data).zeros(data.length & 1).done();
  }

  static List<Sample> jxl() {
    byte[] stream = Bytes.big().hex("ff0a fa1f 4191 0800 ff").done();
    byte[] head = Bytes.big().hex("0000000c 4a584c20 0d0a870a").done();
    byte[] type = IsoBoxes.box("ftyp", Bytes.big().text("jxl ").u32(0).text("jxl ").done());
    byte[] code = IsoBoxes.box("jxlc", stream);
    byte[] open = code.clone();
    open[3] = 0;
    Bytes plain = Bytes.big().raw(head).raw(type);
    return List.of(
        new Sample("jxl bare codestream", stream),
        new Sample("jxl to the end", Bytes.big().raw(plain.done()).raw(open).done()),
        new Sample(
            "jxl with XMP compressed",
            Bytes.big().raw(plain.done()).raw(IsoBoxes.box("brob", XMP)).raw(code).done()),
        new Sample(
            "jxl with other XMP behind", plain.raw(code).raw(IsoBoxes.box("xml ", XMP)).done()));
  }

  static List<Sample> jp2() {
    byte[] head = Bytes.big().hex("0000000c 6a502020 0d0a870a").done();
    byte[] type = IsoBoxes.box("ftyp", Bytes.big().text("jp2 ").u32(0).text("jp2 ").done());
    byte[] code = IsoBoxes.box("jp2c", Bytes.big().hex("ff4fff51 0000 ffd9").done());
    byte[] open = code.clone();
    open[3] = 0;
    byte[] xmp = IsoBoxes.uuidBox("be7acfcb97a942e89c71999491e3afac", XMP);
    Bytes plain = Bytes.big().raw(head).raw(type);
    return List.of(
        new Sample("jp2 to the end", Bytes.big().raw(plain.done()).raw(open).done()),
        new Sample(
            "jp2 with other XMP before, and a tail", plain.raw(xmp).raw(code).hex("0001").done()));
  }

  static List<Sample> bmp() {
    Bytes file = Bytes.little().text("BM").u32(58).u32(0).u32(54).u32(40).u32(1).u32(1);
    return List.of(new Sample("bmp", file.u16(1).u16(24).zeros(24).hex("00ff0000").done()));
  }

  static List<Sample> ico() {
    Bytes file = Bytes.little().u16(0).u16(1).u16(1).hex("01010000").u16(1).u16(24).u32(48).u32(22);
    return List.of(new Sample("ico", file.zeros(48).done()));
  }
}
