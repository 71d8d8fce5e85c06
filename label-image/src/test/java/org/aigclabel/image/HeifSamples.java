package org.aigclabel.image;

import java.util.List;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.testdata.Sample;

/** Small HEIF and AVIF files whose pictures no decoder would like. */
final class HeifSamples {

  private static final byte[] PIXELS = {1, 2, 3, 4, 5, 6, 7, 8};
  private static final byte[] HANDLER =
      IsoBoxes.fullBox("hdlr", 0, 0, Bytes.big().zeros(4).text("pict").zeros(13).done());
  private static final byte[] PRIMARY = IsoBoxes.fullBox("pitm", 0, 0, new byte[] {0, 1});

  private HeifSamples() {}

  static List<Sample> heif() {
    return List.of(
        new Sample("heic with data behind", file("heic", mdatAt -> iloc(0x4400, 0, mdatAt))),
        new Sample("heic with 64-bit bases", file("mif1", mdatAt -> iloc(0x4480, 1, mdatAt))),
        new Sample("heic with narrow fields", file("heic", mdatAt -> iloc(0x0040, 2, mdatAt))),
        new Sample("heic with other XMP in idat", idat()));
  }

  static List<Sample> avif() {
    byte[] plain = file("avif", mdatAt -> iloc(0x4400, 0, mdatAt));
    byte[] open = plain.clone();
    open[open.length - PIXELS.length - 5] = 0;
    return List.of(
        new Sample("avif", plain),
        new Sample("avif to the end", open),
        new Sample("avif sequence with a tail", sequence()));
  }

  /** Returns a file with a picture and a block of Exif. */
  static byte[] withExif(byte[] exif) {
    byte[] type = IsoBoxes.box("ftyp", Bytes.big().text("heic").u32(0).text("mif1").done());
    byte[] meta = exifMeta(0, exif);
    byte[] data = IsoBoxes.box("mdat", PIXELS, new byte[4], exif);
    return Bytes.big()
        .raw(type)
        .raw(exifMeta(type.length + meta.length + 8, exif))
        .raw(data)
        .done();
  }

  private static byte[] exifMeta(long at, byte[] exif) {
    Bytes infos = Bytes.big().u16(2).raw(infe(1, "hvc1")).raw(infe(2, "Exif"));
    Bytes table = Bytes.big().u16(0x4400).u16(2);
    table.u16(1).u16(0).u16(1).u32(at).u32(PIXELS.length);
    table.u16(2).u16(0).u16(1).u32(at + PIXELS.length).u32(exif.length + 4L);
    return IsoBoxes.fullBox(
        "meta",
        0,
        0,
        HANDLER,
        PRIMARY,
        IsoBoxes.fullBox("iinf", 0, 0, infos.done()),
        IsoBoxes.fullBox("iloc", 0, 0, table.done()));
  }

  private interface Table {
    byte[] at(long mdat);
  }

  private static byte[] file(String brand, Table table) {
    byte[] type = IsoBoxes.box("ftyp", Bytes.big().text(brand).u32(0).text("mif1").done());
    byte[] info = IsoBoxes.fullBox("iinf", 0, 0, Bytes.big().u16(1).raw(infe(1, "av01")).done());
    long at =
        type.length + IsoBoxes.fullBox("meta", 0, 0, HANDLER, PRIMARY, info, table.at(0)).length;
    byte[] meta = IsoBoxes.fullBox("meta", 0, 0, HANDLER, PRIMARY, info, table.at(at + 8));
    return Bytes.big().raw(type).raw(meta).raw(IsoBoxes.box("mdat", PIXELS)).done();
  }

  private static byte[] iloc(int sizes, int version, long at) {
    Bytes table = Bytes.big().u16(sizes);
    if (version < 2) {
      table.u16(1).u16(1);
    } else {
      table.u32(1).u32(1);
    }
    table.zeros(version == 0 ? 0 : 2).u16(0);
    boolean based = (sizes & 0xF0) != 0;
    if ((sizes & 0xF0) == 0x80) {
      table.u64(at);
    } else if (based) {
      table.u32(at);
    }
    table.u16(1);
    if (sizes >> 12 == 4) {
      table.u32(based ? 0 : at);
    }
    if ((sizes >> 8 & 15) == 4) {
      table.u32(PIXELS.length);
    }
    return IsoBoxes.fullBox("iloc", version, 0, table.done());
  }

  private static byte[] infe(int id, String type) {
    Bytes entry = Bytes.big().u16(id).u16(0).text(type).text("\0");
    if (type.equals("mime")) {
      entry.text("application/rdf+xml\0");
    }
    return IsoBoxes.fullBox("infe", 2, 0, entry.done());
  }

  private static byte[] idat() {
    byte[] type = IsoBoxes.box("ftyp", Bytes.big().text("heic").u32(0).text("mif1").done());
    Bytes infos = Bytes.big().u16(2).raw(infe(2, "mime")).raw(infe(1, "hvc1"));
    Bytes table = Bytes.big().u16(0x4400).u16(2);
    table.u16(2).u16(1).u16(0).u16(1).u32(PIXELS.length).u32(FlatSamples.XMP.length);
    table.u16(1).u16(1).u16(0).u16(1).u32(0).u32(PIXELS.length);
    byte[] data = IsoBoxes.box("idat", PIXELS, FlatSamples.XMP);
    byte[] links = IsoBoxes.box("cdsc", Bytes.big().u16(2).u16(1).u16(1).done());
    byte[] meta =
        IsoBoxes.fullBox(
            "meta",
            0,
            0,
            HANDLER,
            PRIMARY,
            IsoBoxes.fullBox("iinf", 0, 0, infos.done()),
            IsoBoxes.fullBox("iloc", 1, 0, table.done()),
            data,
            IsoBoxes.fullBox("iref", 0, 0, links));
    return Bytes.big().raw(type).raw(meta).done();
  }

  private static byte[] sequence() {
    byte[] still = file("avis", mdatAt -> iloc(0x4400, 0, mdatAt));
    byte[] offsets =
        IsoBoxes.fullBox("stco", 0, 0, Bytes.big().u32(1).u32(still.length - 4L).done());
    byte[] moov =
        IsoBoxes.box(
            "moov",
            IsoBoxes.box(
                "trak", IsoBoxes.box("mdia", IsoBoxes.box("minf", IsoBoxes.box("stbl", offsets)))));
    return Bytes.big().raw(still).raw(moov).hex("0102030405").done();
  }
}
