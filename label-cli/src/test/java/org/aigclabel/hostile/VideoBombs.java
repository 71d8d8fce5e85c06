package org.aigclabel.hostile;

import static org.aigclabel.hostile.Blob.MEGABYTE;

import java.util.LinkedHashMap;
import java.util.Map;

/** Videos, other than those of the ISO family, made to exhaust their reader. */
final class VideoBombs {

  private static final int[] SEGMENT = {0x18, 0x53, 0x80, 0x67};
  private static final int[] TAGS = {0x12, 0x54, 0xC3, 0x67};
  private static final int[] CLUSTER = {0x1F, 0x43, 0xB6, 0x75};
  private static final int[] SIMPLE = {0x67, 0xC8};

  private final Map<String, byte[]> all = new LinkedHashMap<>();

  private VideoBombs() {}

  static Map<String, byte[]> all() {
    VideoBombs bombs = new VideoBombs();
    bombs.matroska();
    bombs.flash();
    bombs.streams();
    return bombs.all;
  }

  private static Blob unknown(int... id) {
    return new Blob().u8(id).u8(0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF);
  }

  private static Blob element(Blob body, int... id) {
    return new Blob()
        .u8(id)
        .u8(0x10 | body.size() >> 24)
        .u8(body.size() >> 16, body.size() >> 8, body.size())
        .then(body);
  }

  private static Blob head() {
    return new Blob().u8(0x1A, 0x45, 0xDF, 0xA3, 0x8B, 0x42, 0x82, 0x88).text("matroska");
  }

  private static byte[] mkv(Blob body) {
    return head().then(unknown(SEGMENT)).then(body).done();
  }

  private void matroska() {
    all.put(
        "mkv, segments of unknown size in each other", mkv(new Blob().fill(unknown(SEGMENT), 40)));
    all.put("mkv, clusters of unknown size", mkv(new Blob().fill(unknown(CLUSTER), 40)));
    all.put("mkv, tags of unknown size", mkv(new Blob().fill(unknown(TAGS), 40)));
    Blob tags = new Blob();
    while (tags.size() < MEGABYTE - 100) {
      tags.u8(SIMPLE).u8(0x10 | MEGABYTE - tags.size() - 106 >> 24);
      int left = MEGABYTE - tags.size() - 103;
      tags.u8(left >> 16, left >> 8, left);
    }
    all.put("mkv, tags 170,000 deep", mkv(element(element(tags, 0x73, 0x73), TAGS)));
    Blob voids = new Blob().fill(new Blob().u8(0xEC, 0x80), 60);
    all.put("mkv, 500,000 voids", mkv(voids));
    Blob many = new Blob().fill(element(new Blob(), SIMPLE), 100);
    all.put("mkv, 170,000 tags", mkv(element(element(many, 0x73, 0x73), TAGS)));
    Blob name = element(Blob.of("AIGC"), 0x45, 0xA3);
    Blob label = element(name.then(element(Blob.of("{}"), 0x44, 0x87)), SIMPLE);
    all.put(
        "mkv, 40,000 labels", mkv(element(element(new Blob().fill(label, 100), 0x73, 0x73), TAGS)));
    Blob wide = new Blob().u8(TAGS).u8(1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFE);
    all.put("mkv, 2^56 bytes", mkv(wide.fill(Blob.of("x"), 60)));
  }

  private static byte[] flv(Blob script) {
    Blob file = Blob.of("FLV").u8(1, 5, 0, 0, 0, 9).u32(0);
    return file.u8(18, script.size() >> 16, script.size() >> 8, script.size())
        .u32(0)
        .zeros(3)
        .then(script)
        .u32(script.size() + 11)
        .done();
  }

  private static Blob script() {
    return new Blob().u8(2).u16(10).text("onMetaData");
  }

  private void flash() {
    Blob object = new Blob().u8(3).u16(1).text("a");
    all.put("flv, objects 250,000 deep", flv(script().fill(object, 100)));
    all.put("flv, arrays 200,000 deep", flv(script().fill(new Blob().u8(10).u32(1), 100)));
    Blob map = script().u8(8).u32(-1).fill(new Blob().u16(1).text("a").u8(1, 0), 100);
    all.put("flv, 2^32 properties", flv(map.u16(0).u8(9)));
    Blob labels =
        script().u8(8).u32(1).fill(new Blob().u16(4).text("AIGC").u8(2).u16(2).text("{}"), 100);
    all.put("flv, 90,000 labels", flv(labels.u16(0).u8(9)));
    Blob start = Blob.of("FLV").u8(1, 5, 0, 0, 0, 9).u32(0);
    all.put("flv, 70,000 tags", start.fill(new Blob().u8(18).zeros(10).u32(11)).done());
  }

  private void streams() {
    Blob packet = new Blob().u8(0x47, 0x40, 0x00, 0x10).zeros(184);
    all.put("mpeg, tables alone", new Blob().fill(packet).done());
    all.put(
        "mpeg, start codes alone", new Blob().u32(0x000001BA).fill(new Blob().u8(0, 0, 1)).done());
  }
}
