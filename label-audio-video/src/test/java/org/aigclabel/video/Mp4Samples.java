package org.aigclabel.video;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.aigclabel.container.IsoBoxes.box;
import static org.aigclabel.container.IsoBoxes.fullBox;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.testdata.Sample;

/** Small MP4 files of every layout; their samples are numbers, not pictures. */
public final class Mp4Samples {

  private static final byte[] MEDIA = ints(0x11111111, 0x22222222, 0x33333333, 0x44444444);

  private Mp4Samples() {}

  /** Returns films of every layout. */
  public static List<Sample> films() {
    byte[] ftyp =
        box("ftyp", "isom".getBytes(ISO_8859_1), ints(512), "isommp41".getBytes(ISO_8859_1));
    byte[] mdat = box("mdat", MEDIA);
    byte[] large = concat(ints(1), "mdat".getBytes(ISO_8859_1), ints(0, 16 + MEDIA.length), MEDIA);
    List<Sample> samples = new ArrayList<>();
    samples.add(new Sample("moov-last.mp4", concat(ftyp, mdat, moov("stco", ftyp.length + 8))));
    samples.add(new Sample("moov-first.mp4", before(ftyp, mdat, "stco")));
    samples.add(new Sample("co64-first.mp4", before(ftyp, large, "co64", box("free"))));
    samples.add(
        new Sample("free-fits.mp4", before(ftyp, mdat, "stco", box("free", new byte[700]))));
    samples.add(
        new Sample("free-not-empty.mp4", before(ftyp, mdat, "stco", box("free", ints(1, 2)))));
    samples.add(
        new Sample(
            "two-free.mp4",
            before(ftyp, mdat, "stco", box("free", ints(0)), box("free", ints(0)))));
    samples.add(
        new Sample(
            "moov-between.mp4",
            concat(ftyp, mdat, moov("stco", ftyp.length + 8), box("mdat", ints(7)))));
    samples.add(new Sample("no-ftyp.mov", concat(box("wide"), mdat, moov("stco", 16))));
    samples.add(
        new Sample("itunes-tags.mp4", concat(ftyp, mdat, moov("stco", ftyp.length + 8, itunes()))));
    samples.add(
        new Sample("keyed-tags.mp4", concat(ftyp, mdat, moov("stco", ftyp.length + 8, keyed()))));
    samples.add(
        new Sample(
            "empty-udta.mp4",
            concat(ftyp, mdat, moov("stco", ftyp.length + 8, box("udta"), box("udta")))));
    samples.add(
        new Sample(
            "quicktime-udta.mov",
            concat(
                box("ftyp", "qt  ".getBytes(ISO_8859_1), ints(0)),
                mdat,
                moov("stco", 24, box("udta", box("\u00A9swr", ints(0x000455C4, 1)), ints(0))))));
    samples.add(
        new Sample(
            "keys-beside-udta.mov",
            concat(
                ftyp,
                mdat,
                moov("stco", ftyp.length + 8, box("udta", box("name")), keyed("meta")))));
    samples.add(new Sample("fragmented.mp4", fragmented(ftyp)));
    samples.add(new Sample("index-first.mp4", indexFirst(ftyp)));
    return samples;
  }

  /** Returns audio files of Apple's brands. */
  public static List<Sample> audio() {
    byte[] ftyp =
        box("ftyp", "M4A ".getBytes(ISO_8859_1), ints(0), "M4A mp42".getBytes(ISO_8859_1));
    byte[] mdat = box("mdat", MEDIA);
    return List.of(
        new Sample(
            "tagged.m4a",
            concat(ftyp, moov("stco", 32 + 8, itunes()), box("free", new byte[2000]), mdat)));
  }

  private static byte[] fragmented(byte[] ftyp) {
    byte[] moov = moov("stco", 0);
    long at = ftyp.length + moov.length;
    byte[] tfhd = fullBox("tfhd", 0, 1, ints(1, 0, (int) at));
    byte[] moof = box("moof", fullBox("mfhd", 0, 0, ints(1)), box("traf", tfhd));
    byte[] tfra = fullBox("tfra", 0, 0, ints(1, 0, 1, 0, (int) at), new byte[] {1, 1, 1});
    byte[] mfra = box("mfra", tfra, fullBox("mfro", 0, 0, ints(8 + tfra.length + 16)));
    return concat(ftyp, moov, moof, box("mdat", MEDIA), mfra);
  }

  private static byte[] indexFirst(byte[] ftyp) {
    byte[] rest = moov("stco", 0);
    int distance = rest.length;
    byte[] sidx = fullBox("sidx", 0, 0, ints(1, 1000, 0, distance, 1, 100, 1000, 0));
    byte[] tfhd = fullBox("tfhd", 0, 0x20000, ints(1));
    byte[] moof = box("moof", fullBox("mfhd", 0, 0, ints(1)), box("traf", tfhd));
    return concat(ftyp, sidx, rest, moof, box("mdat", MEDIA));
  }

  private static byte[] itunes() {
    byte[] data = fullBox("data", 0, 1, ints(0), "Lavf".getBytes(ISO_8859_1));
    return box(
        "udta",
        fullBox(
            "meta",
            0,
            0,
            fullBox("hdlr", 0, 0, ints(0), "mdirappl".getBytes(ISO_8859_1), new byte[9]),
            box("ilst", box("\u00A9too", data)),
            box("free", new byte[16])));
  }

  private static byte[] keyed() {
    return box("udta", keyed("meta"));
  }

  private static byte[] keyed(String type) {
    byte[] data = fullBox("data", 0, 1, ints(0), "x".getBytes(ISO_8859_1));
    return fullBox(
        type,
        0,
        0,
        fullBox("hdlr", 0, 0, ints(0), "mdta".getBytes(ISO_8859_1), new byte[13]),
        fullBox(
            "keys",
            0,
            0,
            ints(2),
            box("mdta", "a".getBytes(ISO_8859_1)),
            box("mdta", "b".getBytes(ISO_8859_1))),
        box("ilst", box("\0\0\0\1", data), box("\0\0\0\2", data)));
  }

  private static byte[] before(byte[] ftyp, byte[] mdat, String table, byte[]... between) {
    byte[] gap = concat(between);
    int header = mdat.length - MEDIA.length;
    int length = moov(table, 0).length;
    return concat(ftyp, moov(table, ftyp.length + length + gap.length + header), gap, mdat);
  }

  private static byte[] moov(String table, int offset, byte[]... more) {
    byte[] offsets =
        table.equals("stco") ? ints(offset, offset + 8) : ints(0, offset, 0, offset + 8);
    byte[] stbl =
        box(
            "stbl",
            fullBox("stsd", 0, 0, ints(0)),
            fullBox("stsz", 0, 0, ints(8, 2)),
            fullBox(table, 0, 0, ints(2), offsets));
    byte[] trak = box("trak", box("mdia", box("minf", stbl)));
    return box("moov", concat(fullBox("mvhd", 0, 0, new byte[96]), trak, concat(more)));
  }

  private static byte[] ints(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
    for (int value : values) {
      bytes.putInt(value);
    }
    return bytes.array();
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
