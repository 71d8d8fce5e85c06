package org.aigclabel.image;

import java.nio.ByteOrder;
import java.util.List;
import org.aigclabel.testdata.Sample;

/** Small TIFF files. */
final class TiffSamples {

  private static final byte[] PIXELS = {1, 2, 3, 4};

  private TiffSamples() {}

  static List<Sample> tiff() {
    return List.of(
        new Sample("tiff little-endian", one(Bytes.little(), "II", new byte[0])),
        new Sample("tiff big-endian of odd size", one(Bytes.big(), "MM", new byte[1])),
        new Sample("tiff of two pages", pages()),
        new Sample("tiff with other XMP behind", xmp(ByteOrder.LITTLE_ENDIAN, new byte[0])),
        new Sample("tiff with other XMP within", xmp(ByteOrder.BIG_ENDIAN, new byte[5])),
        new Sample("bigtiff", big()));
  }

  static List<Sample> dng() {
    Bytes file = Bytes.little().text("II").u16(42).u32(8).u16(1);
    return List.of(new Sample("dng", file.u16(50706).u16(1).u32(4).hex("01040000").u32(0).done()));
  }

  private static byte[] one(Bytes file, String order, byte[] tail) {
    file.text(order).u16(42).u32(12).raw(PIXELS);
    return picture(file, 8, 6).u32(0).raw(tail).done();
  }

  private static byte[] pages() {
    Bytes file = Bytes.little().text("II").u16(42).u32(12).raw(PIXELS);
    int next = file.size() + 2 + 6 * 12 + 4;
    picture(file, 8, 6).u32(next);
    return picture(file, 8, 6).u32(0).done();
  }

  private static byte[] xmp(ByteOrder order, byte[] tail) {
    Bytes file = order == ByteOrder.BIG_ENDIAN ? Bytes.big() : Bytes.little();
    file.text(order == ByteOrder.BIG_ENDIAN ? "MM" : "II").u16(42).u32(12).raw(PIXELS);
    int packet = file.size() + 2 + 7 * 12 + 4;
    entry(picture(file, 8, 7), 700, 1, FlatSamples.XMP.length).u32(packet).u32(0);
    return file.raw(FlatSamples.XMP).raw(tail).done();
  }

  private static Bytes picture(Bytes file, int strip, int entries) {
    file.u16(entries);
    entry(file, 256, 4, 1).u32(2);
    entry(file, 257, 4, 1).u32(2);
    entry(file, 262, 4, 1).u32(1);
    entry(file, 273, 4, 1).u32(strip);
    entry(file, 277, 4, 1).u32(1);
    return entry(file, 279, 4, 1).u32(PIXELS.length);
  }

  private static Bytes entry(Bytes file, int tag, int type, int count) {
    return file.u16(tag).u16(type).u32(count);
  }

  private static byte[] big() {
    Bytes file = Bytes.little().text("II").u16(43).u16(8).u16(0).u64(20).raw(PIXELS).u64(3);
    file.u16(256).u16(4).u64(1).u64(2);
    file.u16(257).u16(4).u64(1).u64(2);
    return file.u16(273).u16(16).u64(1).u64(16).u64(0).done();
  }
}
