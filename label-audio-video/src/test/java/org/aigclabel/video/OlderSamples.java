package org.aigclabel.video;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.aigclabel.testdata.Sample;

/** Small FLV and AVI files; their media are numbers. */
final class OlderSamples {

  private OlderSamples() {}

  static List<Sample> flv() {
    byte[] head = {'F', 'L', 'V', 1, 1, 0, 0, 0, 9, 0, 0, 0, 0};
    byte[] video = tag(9, new byte[] {0x17, 1, 0, 0, 0, 5, 6, 7});
    byte[] keys =
        join(
            new byte[] {3},
            text("filepositions"),
            new byte[] {10, 0, 0, 0, 1},
            number(200),
            new byte[] {0, 0, 9});
    byte[] array =
        join(
            new byte[] {8, 0, 0, 0, 3},
            text("duration"),
            number(1.5),
            text("keyframes"),
            keys,
            text("filesize"),
            number(300),
            new byte[] {0, 0, 9});
    byte[] meta = tag(18, join(new byte[] {2}, text("onMetaData"), array));
    byte[] object =
        tag(18, join(new byte[] {2}, text("onMetaData"), new byte[] {3, 0, 1, 'a', 1, 1, 0, 0, 9}));
    return List.of(
        new Sample("indexed.flv", join(head, meta, video, video)),
        new Sample("object.flv", join(head, object, video)),
        new Sample("bare.flv", join(head, video, video)));
  }

  static List<Sample> avi() {
    byte[] hdrl = chunk("LIST", join("hdrl".getBytes(ISO_8859_1), chunk("avih", new byte[56])));
    byte[] movi =
        chunk("LIST", join("movi".getBytes(ISO_8859_1), chunk("00dc", new byte[] {1, 2, 3})));
    byte[] idx1 = chunk("idx1", new byte[16]);
    byte[] info =
        chunk(
            "LIST", join("INFO".getBytes(ISO_8859_1), chunk("ISFT", "Lavf".getBytes(ISO_8859_1))));
    return List.of(
        new Sample("junk.avi", riff(hdrl, info, chunk("JUNK", new byte[1200]), movi, idx1)),
        new Sample("no-junk.avi", riff(hdrl, movi, idx1)),
        new Sample("little-junk.avi", riff(hdrl, chunk("JUNK", new byte[30]), movi, idx1)));
  }

  static List<Sample> streams() {
    byte[] packets = new byte[5 * 188];
    for (int i = 0; i < packets.length; i += 188) {
      packets[i] = 0x47;
    }
    return List.of(
        new Sample("packets.ts", packets),
        new Sample("pack.mpg", new byte[] {0, 0, 1, (byte) 0xBA, 0x44, 0, 4, 0, 4, 1}));
  }

  private static byte[] riff(byte[]... chunks) {
    return chunk("RIFF", join("AVI ".getBytes(ISO_8859_1), join(chunks)));
  }

  private static byte[] chunk(String id, byte[] data) {
    return ByteBuffer.allocate(8 + data.length + (data.length & 1))
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(id.getBytes(ISO_8859_1))
        .putInt(data.length)
        .put(data)
        .array();
  }

  private static byte[] tag(int type, byte[] data) {
    return ByteBuffer.allocate(15 + data.length)
        .putInt(type << 24 | data.length)
        .putInt(0)
        .put(new byte[3])
        .put(data)
        .putInt(11 + data.length)
        .array();
  }

  private static byte[] text(String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    return ByteBuffer.allocate(2 + bytes.length).putShort((short) bytes.length).put(bytes).array();
  }

  private static byte[] number(double value) {
    return ByteBuffer.allocate(9).put((byte) 0).putDouble(value).array();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
