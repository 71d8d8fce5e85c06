package org.aigclabel.hostile;

import static org.aigclabel.hostile.Blob.MEGABYTE;

import java.util.LinkedHashMap;
import java.util.Map;

/** Files of the ISO box family made to exhaust their reader. */
final class BoxBombs {

  private static final int ROOM = 400;

  private final Map<String, byte[]> all = new LinkedHashMap<>();

  private BoxBombs() {}

  static Map<String, byte[]> all() {
    BoxBombs bombs = new BoxBombs();
    bombs.movies("mp4", "isom");
    bombs.movies("m4a", "M4A ");
    bombs.stills("heif", "heic");
    bombs.stills("avif", "avif");
    bombs.codestreams();
    return bombs.all;
  }

  private static Blob file(String brand) {
    return Blob.of(brand).u32(0).text(brand).box("ftyp");
  }

  private void movies(String format, String brand) {
    for (String type : new String[] {"moov", "udta", "meta", "ilst", "trak"}) {
      Blob nest = Blob.nest((MEGABYTE - ROOM) / 8, type);
      Blob within = type.equals("moov") ? nest : nest.box("moov");
      all.put(format + ", " + type + " 130,000 deep", file(brand).then(within).done());
    }
    Blob free = new Blob().box("free");
    all.put(format + ", 130,000 boxes", file(brand).fill(free).done());
    all.put(
        format + ", 130,000 boxes of a movie",
        file(brand).then(new Blob().fill(free, ROOM).box("moov")).done());
    Blob track = new Blob().box("trak");
    all.put(
        format + ", 130,000 tracks",
        file(brand).then(new Blob().fill(track, ROOM).box("moov")).done());
    all.put(
        format + ", 130,000 fragments",
        file(brand).then(new Blob().box("moov")).fill(new Blob().box("moof")).done());
    all.put(
        format + ", 2^63 bytes",
        file(brand).u32(1).text("moov").u64(Long.MAX_VALUE).fill(free).done());
    all.put(format + ", 2^64 - 8 bytes", file(brand).u32(1).text("moov").u64(-8).fill(free).done());
    all.put(
        format + ", box of no size within boxes",
        file(brand).then(new Blob().u32(0).text("meta").fill(free, ROOM).box("moov")).done());
    all.put(format + ", keys", file(brand).then(keys().box("moov")).done());
    Blob offsets = new Blob().u32(0).u32(0xFFFFFFFFL).fill(new Blob().u32(9), ROOM).box("stco");
    Blob sizes = new Blob().u32(0).u32(0).u32(0x7FFFFFFF).box("stsz");
    Blob times = new Blob().u32(0).u32(1).u32(0x7FFFFFFF).u32(1).box("stts");
    Blob table = offsets.then(sizes).then(times).box("stbl").box("minf").box("mdia").box("trak");
    all.put(format + ", tables of 2^31 rows", file(brand).then(table.box("moov")).done());
    Blob xmp =
        new Blob()
            .u8(
                0xBE, 0x7A, 0xCF, 0xCB, 0x97, 0xA9, 0x42, 0xE8, 0x9C, 0x71, 0x99, 0x94, 0x91, 0xE3,
                0xAF, 0xAC);
    Blob packet = xmp.text("<x:xmpmeta/>").box("uuid");
    all.put(
        format + ", 30,000 packets", file(brand).then(new Blob().box("moov")).fill(packet).done());
  }

  /** As many keys as there is room for, and as many values of the last. */
  private static Blob keys() {
    Blob key = Blob.of("AIGC").box("mdta");
    int count = 40_000;
    Blob keys = new Blob().u32(0).u32(count);
    for (int i = 0; i < count; i++) {
      keys.then(key);
    }
    Blob value = new Blob().u32(1).u32(0).text("{}").box("data");
    Blob item = new Blob().u32(value.size() + 8).u32(count).then(value);
    Blob handler = new Blob().u32(0).u32(0).text("mdta").zeros(13).box("hdlr");
    Blob list = new Blob().fill(item, keys.size() + ROOM).box("ilst");
    return handler.then(keys.box("keys")).then(list).box("meta");
  }

  private void stills(String format, String brand) {
    Blob handler = new Blob().u32(0).u32(0).text("pict").zeros(13).box("hdlr");
    Blob primary = new Blob().u32(0).u16(1).box("pitm");
    Blob start = new Blob().u32(0).then(handler).then(primary);
    int count = 25_000;
    Blob items = new Blob().u32(0).u16(count);
    Blob places = new Blob().u32(0).u8(0x44, 0).u16(count);
    Blob entry =
        new Blob().u32(0x02000000).u16(1).u16(0).text("mime").u8(0).text("application/rdf+xml\0");
    Blob small = new Blob().u32(0x02000000).u16(1).u16(0).text("Exif").u8(0);
    for (int i = 0; i < count; i++) {
      items.then((i % 100 == 0 ? entry : small).box("infe"));
      places.u16(i % 100 == 0 ? 1 : i).u16(0).u16(1).u32(0).u32(MEGABYTE - 4096);
    }
    Blob meta = new Blob().then(start).then(items.box("iinf")).then(places.box("iloc")).box("meta");
    all.put(
        format + ", 25,000 items, each all of the file",
        file(brand).then(meta).fill(Blob.of("x")).done());
    Blob extents = new Blob().u32(0).u8(0x44, 0).u16(1).u16(1).u16(0).u16(65_535);
    Blob one = new Blob().u32(0).u16(1).then(new Blob().then(entry).box("infe")).box("iinf");
    extents.fill(new Blob().u32(0).u32(1_000_000), ROOM);
    all.put(
        format + ", item of 65,535 extents",
        file(brand)
            .then(new Blob().then(start).then(one).then(extents.box("iloc")).box("meta"))
            .done());
    Blob wide =
        new Blob()
            .u32(0)
            .u8(0x88, 0)
            .u16(1)
            .u16(1)
            .u16(0)
            .u16(2)
            .u64(Long.MAX_VALUE)
            .u64(Long.MAX_VALUE)
            .u64(-1)
            .u64(-1);
    all.put(
        format + ", item at 2^63",
        file(brand)
            .then(new Blob().then(start).then(one).then(wide.box("iloc")).box("meta"))
            .fill(Blob.of("x"))
            .done());
    Blob deep = Blob.nest((MEGABYTE - ROOM) / 8, "ipco").box("iprp");
    all.put(
        format + ", properties 130,000 deep",
        file(brand).then(new Blob().then(start).then(deep).box("meta")).done());
    Blob many = new Blob().fill(new Blob().box("ispe"), ROOM).box("ipco").box("iprp");
    all.put(
        format + ", 130,000 properties",
        file(brand).then(new Blob().then(start).then(many).box("meta")).done());
    Blob references = new Blob().u32(0);
    references.fill(new Blob().u16(1).u16(1).u16(1).box("dimg"), ROOM);
    all.put(
        format + ", 70,000 references to itself",
        file(brand).then(new Blob().then(start).then(references.box("iref")).box("meta")).done());
    all.put(
        format + ", 130,000 boxes",
        file(brand).then(new Blob().then(start).box("meta")).fill(new Blob().box("free")).done());
  }

  private void codestreams() {
    Blob jp2 =
        Blob.of("\r\n\u0087\n").box("jP  ").then(Blob.of("jp2 ").u32(0).text("jp2 ").box("ftyp"));
    all.put(
        "jp2, headers 130,000 deep",
        new Blob().then(jp2).then(Blob.nest((MEGABYTE - ROOM) / 8, "jp2h")).done());
    all.put("jp2, 130,000 boxes", new Blob().then(jp2).fill(new Blob().box("xml ")).done());
    Blob uuid =
        new Blob()
            .u8(
                0xBE, 0x7A, 0xCF, 0xCB, 0x97, 0xA9, 0x42, 0xE8, 0x9C, 0x71, 0x99, 0x94, 0x91, 0xE3,
                0xAF, 0xAC);
    all.put(
        "jp2, deep XMP",
        new Blob().then(jp2).then(uuid.text(Bombs.xmp(Bombs.deep("r:D"))).box("uuid")).done());
    Blob jxl =
        Blob.of("\r\n\u0087\n").box("JXL ").then(Blob.of("jxl ").u32(0).text("jxl ").box("ftyp"));
    all.put(
        "jxl, 60,000 packed boxes", new Blob().then(jxl).fill(Blob.of("xml ;").box("brob")).done());
    all.put("jxl, 130,000 parts", new Blob().then(jxl).fill(new Blob().u32(1).box("jxlp")).done());
    all.put(
        "jxl, boxes 130,000 deep",
        new Blob().then(jxl).then(Blob.nest((MEGABYTE - ROOM) / 8, "jumb")).done());
  }
}
