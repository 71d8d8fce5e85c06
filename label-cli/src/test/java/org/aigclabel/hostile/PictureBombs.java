package org.aigclabel.hostile;

import static org.aigclabel.hostile.Blob.MEGABYTE;

import java.util.LinkedHashMap;
import java.util.Map;

/** Pictures made to exhaust their reader, under the names of their formats. */
final class PictureBombs {

  private static final byte[] ZLIB = Bombs.ZLIB;

  private final Map<String, byte[]> all = new LinkedHashMap<>();

  private PictureBombs() {}

  static Map<String, byte[]> all() {
    PictureBombs bombs = new PictureBombs();
    bombs.png();
    bombs.jpeg();
    bombs.tiff();
    bombs.webpAndGif();
    bombs.flat();
    bombs.svg();
    return bombs.all;
  }

  private static Blob header(int width, int height) {
    return new Blob().u32(width).u32(height).u8(8, 2, 0, 0, 0).png("IHDR");
  }

  private static byte[] png(Blob body) {
    return png(header(9, 9), body);
  }

  private static byte[] png(Blob header, Blob body) {
    return Blob.of("\u0089PNG\r\n\u001a\n")
        .then(header)
        .then(body)
        .then(new Blob().png("IEND"))
        .done();
  }

  private void png() {
    all.put("png, zTXt bomb", png(Blob.of("AIGC\0\0").bytes(ZLIB).png("zTXt")));
    all.put("png, iCCP bomb", png(Blob.of("icc\0\0").bytes(ZLIB).png("iCCP")));
    Blob xmp = Blob.of("XML:com.adobe.xmp\0\1\0\0\0").bytes(ZLIB);
    all.put("png, iTXt bomb", png(xmp.png("iTXt")));
    all.put(
        "png, raw profile bomb", png(Blob.of("Raw profile type xmp\0\0").bytes(ZLIB).png("zTXt")));
    all.put("png, pixels bomb", png(header(60_000, 60_000), new Blob().bytes(ZLIB).png("IDAT")));
    all.put("png, 87,000 chunks", png(new Blob().fill(new Blob().png("prVt"), 90)));
    all.put("png, 50,000 labels", png(new Blob().fill(Blob.of("AIGC\0{}").png("tEXt"), 90)));
    Blob small = Blob.of("AIGC\0\0").bytes(Bombs.SMALL_ZLIB).png("zTXt");
    all.put("png, many small bombs", png(new Blob().fill(small, 90)));
    all.put("png, length 2^32", png(new Blob().u32(0xFFFFFFFFL).text("tEXt")));
    all.put(
        "png, deep XMP",
        png(Blob.of("XML:com.adobe.xmp\0\0\0\0\0" + Bombs.xmp(Bombs.deep("r:D"))).png("iTXt")));
    all.put(
        "png, entities in XMP",
        png(Blob.of("XML:com.adobe.xmp\0\0\0\0\0" + Bombs.ENTITIES).png("iTXt")));
    all.put("png, deep JSON", png(Blob.of("AIGC\0" + Bombs.deepJson()).png("tEXt")));
    all.put(
        "png, brackets left open",
        png(Blob.of("parameters\0" + "[".repeat(MEGABYTE - 200)).png("tEXt")));
  }

  private static byte[] jpeg(Blob segments) {
    return new Blob().u8(0xFF, 0xD8).then(segments).u8(0xFF, 0xD9).done();
  }

  private static Blob segment(int marker, Blob body) {
    return new Blob().u8(0xFF, marker).u16(body.size() + 2).then(body);
  }

  private void jpeg() {
    all.put("jpeg, 260,000 segments", jpeg(new Blob().fill(segment(0xE1, new Blob()), 4)));
    Blob xmp = Blob.of("http://ns.adobe.com/xap/1.0/\0" + Bombs.xmp(""));
    all.put("jpeg, many packets", jpeg(new Blob().fill(segment(0xE1, xmp), 4)));
    Blob extension =
        Blob.of("http://ns.adobe.com/xmp/extension/\0" + "0".repeat(32)).u32(0x7FFFFFFF).u32(0);
    all.put("jpeg, extended XMP of 2 GiB", jpeg(new Blob().fill(segment(0xE1, extension), 4)));
    all.put("jpeg, Exif that points at itself", jpeg(segment(0xE1, exif(directory(5_000, 8)))));
    all.put(
        "jpeg, Exif within Exif",
        jpeg(new Blob().fill(segment(0xE1, exif(directory(5_000, 26))), 4)));
    Blob frame = new Blob().u8(8).u16(65_000).u16(65_000).u8(3, 1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0);
    Blob scan = segment(0xDA, new Blob().u8(1, 1, 0, 0, 0, 0));
    all.put("jpeg, 100,000 scans", jpeg(segment(0xC2, frame).fill(scan, 4)));
    all.put("jpeg, filled with FF", jpeg(new Blob().fill(new Blob().u8(0xFF), 4)));
    all.put(
        "jpeg, C2PA boxes 8,000 deep",
        jpeg(segment(0xEB, Blob.of("JP").u16(1).u32(1).then(Blob.nest(8_000, "jumb")))));
  }

  private static Blob exif(Blob tiff) {
    return Blob.of("Exif\0\0").then(tiff);
  }

  /** A directory whose every entry is one that leads to a directory at this place. */
  private static Blob directory(int entries, int to) {
    Blob tiff = Blob.of("MM\0*").u32(8).u16(entries);
    int[] tags = {0x8769, 0x8825, 0xA005, 0x014A, 0x927C};
    for (int i = 0; i < entries; i++) {
      tiff.u16(tags[i % tags.length]).u16(4).u32(i % 2 == 0 ? 1 : 200).u32(to);
    }
    return tiff.u32(to);
  }

  private void tiff() {
    all.put("tiff, directory that is its own next", directory(40_000, 8).done());
    all.put("tiff, directories within directories", chain(2_000).done());
    Blob packets = Blob.of("MM\0*").u32(8).u16(65_000);
    for (int i = 0; i < 65_000; i++) {
      packets.u16(700).u16(1).u32(900_000).u32(8 + i);
    }
    all.put("tiff, 65,000 packets that overlap", packets.u32(0).fill(Blob.of("x")).done());
    Blob big = Blob.of("MM\0+").u16(8).u16(0).u64(16).u64(Long.MAX_VALUE);
    all.put("tiff, 2^63 entries", big.fill(Blob.of("x")).done());
    Blob value =
        Blob.of("MM\0+").u16(8).u16(0).u64(16).u64(1).u16(700).u16(7).u64(1L << 62).u64(16);
    all.put("tiff, a value of 2^62 bytes", value.fill(Blob.of("x")).done());
    Blob strips = Blob.of("MM\0*").u32(8).u16(2).u16(273).u16(4).u32(250_000).u32(50);
    all.put(
        "tiff, 250,000 strips",
        strips.u16(279).u16(4).u32(250_000).u32(50).u32(0).fill(new Blob().u32(8)).done());
    Blob dng = Blob.of("MM\0*").u32(8).u16(2).u16(50706).u16(1).u32(4).u32(0x01040000);
    all.put(
        "dng, directory in a circle",
        dng.u16(330).u16(4).u32(200_000).u32(38).u32(8).fill(new Blob().u32(8)).done());
  }

  /** Every directory leads to the next and to all those behind it. */
  private static Blob chain(int count) {
    Blob tiff = Blob.of("MM\0*").u32(8);
    for (int i = 0; i < count; i++) {
      int next = tiff.size() + 18;
      tiff.u16(1).u16(330).u16(4).u32(count).u32(8 + 18L * count).u32(next);
    }
    for (int i = 0; i < count; i++) {
      tiff.u32(8 + 18L * i);
    }
    return tiff;
  }

  private void webpAndGif() {
    Blob canvas = new Blob().u8(4, 0, 0, 0, 0xFF, 0x3F, 0, 0xFF, 0x3F, 0).chunk("VP8X");
    all.put(
        "webp, 130,000 chunks",
        Blob.of("WEBP").then(canvas).fill(new Blob().chunk("XMP "), 8).chunk("RIFF").done());
    all.put(
        "webp, lists within lists",
        Blob.of("WEBP").then(canvas).then(Bombs.lists(8)).chunk("RIFF").done());
    all.put(
        "webp, size 2^32",
        Blob.of("RIFF").le32(-1).text("WEBPXMP ").le32(-2).fill(Blob.of("x")).done());
    Blob animation = Blob.of("WEBP").then(canvas).fill(new Blob().zeros(16).chunk("ANMF"), 8);
    all.put("webp, 40,000 frames", animation.chunk("RIFF").done());
    Blob gif = Blob.of("GIF89a").le16(65_535).le16(65_535).u8(0x80, 0, 0).zeros(6);
    Blob image = Blob.of(",").zeros(4).le16(65_535).le16(65_535).u8(0, 2, 0);
    all.put("gif, 80,000 frames", new Blob().then(gif).fill(image, 1).text(";").done());
    Blob comments = new Blob().then(gif).fill(new Blob().u8(0x21, 0xFE, 1, 65, 0), 1);
    all.put("gif, 200,000 comments", comments.text(";").done());
    Blob packet = new Blob().u8(0x21, 0xFF, 11).text("XMP DataXMP").fill(new Blob().u8(1, 65), 100);
    all.put(
        "gif, packet in blocks of one", new Blob().then(gif).then(packet).u8(0).text(";").done());
  }

  private void flat() {
    Blob icons = new Blob().le16(0).le16(1).le16(60_000);
    all.put(
        "ico, 60,000 pictures",
        icons.fill(new Blob().u8(16, 16, 0, 0).le16(1).le16(32).le32(100).le32(960_006)).done());
    Blob bmp =
        Blob.of("BM")
            .le32(-1)
            .le32(0)
            .le32(54)
            .le32(40)
            .le32(0x7FFFFFFF)
            .le32(0x7FFFFFFF)
            .le16(1)
            .le16(24);
    all.put("bmp, 2^31 wide and high", bmp.le32(0).fill(new Blob().zeros(1)).done());
  }

  private void svg() {
    String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\">";
    all.put("svg, elements 100,000 deep", Blob.of(svg + Bombs.deep("g")).done());
    all.put("svg, entities", Blob.of(Bombs.ENTITIES.replace("x:xmpmeta", "svg")).done());
    StringBuilder attributes = new StringBuilder();
    for (int i = 0; i < 90_000; i++) {
      attributes.append(" a").append(i).append("=''");
    }
    all.put("svg, 90,000 attributes", Blob.of("<svg" + attributes + "></svg>").done());
    all.put(
        "svg, 100,000 elements of metadata",
        Blob.of(svg).fill(Blob.of("<metadata/>"), 6).text("</svg>").done());
    all.put("svg, comments left open", Blob.of(svg).fill(Blob.of("<!--")).done());
    all.put("svg, bomb of gzip", Bombs.gzip(svg, "<g/>"));
    all.put("svg, bomb of blanks", Bombs.gzip(svg, " "));
  }
}
