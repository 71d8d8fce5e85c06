package org.aigclabel.audio;

import static org.aigclabel.audio.AudioSamples.be;
import static org.aigclabel.audio.AudioSamples.join;
import static org.aigclabel.audio.AudioSamples.le;
import static org.aigclabel.audio.AudioSamples.noise;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import org.aigclabel.testdata.Sample;

/** Frames of MPEG audio, and tags before and behind them. */
final class Id3Samples {

  static final String PACKET =
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF"
          + " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description"
          + " rdf:about=\"\" xmlns:e=\"http://example.org/\" e:a=\"1\"/></rdf:RDF></x:xmpmeta>";

  private Id3Samples() {}

  static byte[] frames(int count) {
    byte[] frame = new byte[417];
    frame[0] = (byte) 0xFF;
    frame[1] = (byte) 0xFB;
    frame[2] = (byte) 0x90;
    byte[] all = new byte[count * frame.length];
    for (int i = 0; i < count; i++) {
      System.arraycopy(frame, 0, all, i * frame.length, frame.length);
      all[i * frame.length + 40] = (byte) (i + 1);
    }
    return all;
  }

  static byte[] id3(int version, int padding, byte[]... frames) {
    return tag(version, 0, join(join((Object[]) frames), new byte[padding]));
  }

  private static byte[] tag(int version, int flags, byte[] body) {
    return join("ID3", new byte[] {(byte) version, 0, (byte) flags}, safe(body.length), body);
  }

  private static byte[] safe(int size) {
    return new byte[] {
      (byte) (size >> 21 & 127),
      (byte) (size >> 14 & 127),
      (byte) (size >> 7 & 127),
      (byte) (size & 127)
    };
  }

  static byte[] text(int version, String id, String text) {
    byte[] body = join("\0", text);
    return version == 2
        ? join(id, Arrays.copyOfRange(be(body.length), 1, 4), body)
        : join(id, version == 4 ? safe(body.length) : be(body.length), "\0\0", body);
  }

  /** Returns a frame of XMP. */
  static byte[] xmp(int version, String packet) {
    byte[] body = join("XMP\0", packet);
    return join("PRIV", version == 4 ? safe(body.length) : be(body.length), "\0\0", body);
  }

  static byte[] id3v1() {
    return join("TAG", new byte[125]);
  }

  static byte[] ape(boolean header) {
    byte[] item = join(le(2), le(0), "Title\0", "ab");
    byte[] rest = join(le(item.length + 32), le(1));
    byte[] foot = join("APETAGEX", le(2000), rest, le(header ? 0x80000000 : 0), new byte[8]);
    return header
        ? join("APETAGEX", le(2000), rest, le(0xA0000000), new byte[8], item, foot)
        : join(item, foot);
  }

  static List<Sample> mp3() {
    byte[] title = text(3, "TIT2", "song");
    CRC32 sum = new CRC32();
    sum.update(title);
    byte[] extended = join(be(10), new byte[] {(byte) 0x80, 0}, be(5), be((int) sum.getValue()));
    byte[] crc = tag(3, 0x40, join(extended, title, new byte[5]));
    byte[] unsynced =
        tag(3, 0x80, join(text(3, "TIT2", "\u00ff\0\u00ff\0\u00e0x").clone(), new byte[9]));
    byte[] footed = tag(4, 0x10, text(4, "TPE1", "who"));
    byte[] footer = join("3DI", Arrays.copyOfRange(footed, 3, 10));
    byte[] lyrics = join("LYRICSBEGININD0000200", "000021LYRICS200");
    return List.of(
        new Sample("plain.mp3", frames(2)),
        new Sample("v22.mp3", join(id3(2, 0, text(2, "TT2", "old")), frames(2))),
        new Sample("v23-padded.mp3", join(id3(3, 1200, title), frames(2))),
        new Sample("v23-crc.mp3", join(crc, frames(2))),
        new Sample("v23-unsynchronised.mp3", join(unsynced, frames(2))),
        new Sample("v24-footer.mp3", join(footed, footer, frames(2))),
        new Sample(
            "two-tags.mp3", join(id3(4, 3, text(4, "TIT2", "a")), id3(3, 0, title), frames(2))),
        new Sample("v24-xmp.mp3", join(id3(4, 9, xmp(4, PACKET)), frames(2))),
        new Sample("empty-tag.mp3", join(id3(3, 20), frames(2))),
        new Sample("tail.mp3", join(frames(2), footed, footer, ape(true), lyrics, id3v1())),
        new Sample("junk-in-tag.mp3", join(id3(3, 0, title, noise(8)), frames(2))));
  }

  static byte[] adts() {
    byte[] frame = new byte[32];
    System.arraycopy(HexFormat.of().parseHex("fff14c8004001ffc"), 0, frame, 0, 8);
    frame[4] = (byte) 4;
    byte[] other = frame.clone();
    other[20] = 9;
    return join(frame, other, frame);
  }
}
