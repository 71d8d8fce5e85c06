package org.aigclabel.video.mp4;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.aigclabel.container.IsoBoxes.box;
import static org.aigclabel.container.IsoBoxes.fullBox;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.IsoBoxes.Box;
import org.aigclabel.video.mp4.SoundTrack.Inserted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoundTrackTest {

  private static final int COUNT = 10;
  private static final List<byte[]> CUE =
      List.of(new byte[] {9, 9, 9}, new byte[] {8}, new byte[0]);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 7, COUNT})
  void samples_putInAnywhere_standBetweenTheOthers(int before) throws IOException {
    for (boolean moovFirst : new boolean[] {true, false}) {
      SoundTrack track = SoundTrack.of(file(moovFirst, "edit"));

      MediaSource made = track.with(List.of(new Inserted(before, CUE))).asSource();

      List<byte[]> wanted = new ArrayList<>(track.samples(0, COUNT));
      wanted.addAll(before, CUE);
      SoundTrack longer = SoundTrack.of(MediaSource.of("b.m4a", made.array(0, (int) made.size())));
      List<byte[]> found = longer.samples(0, longer.count());
      assertEquals(COUNT + CUE.size(), found.size());
      for (int i = 0; i < found.size(); i++) {
        assertArrayEquals(wanted.get(i), found.get(i), "sample " + i + " before " + before);
      }
    }
  }

  @Test
  void edit_cuesAtBothEnds_areHeardAndPreparationIsNot() throws IOException {
    SoundTrack track = SoundTrack.of(file(true, "edit"));
    assertEquals(1, track.first());
    assertEquals(9, track.last());

    MediaSource made = track.with(List.of(new Inserted(1, CUE), new Inserted(9, CUE))).asSource();

    SoundTrack longer = SoundTrack.of(made);
    assertEquals(1, longer.first(), "one sample of the programme prepares, as before");
    assertEquals(9 + 6, longer.last());
    Presentation heard = Presentation.of(made, path(made), (COUNT + 6) * 1024L, 44_100 / 1000.0);
    assertEquals(2 * 1024, heard.start());
    assertEquals(15 * 1024, heard.end(), 44.1);
    assertEquals(186 - 150 + Math.round((15 - 2) * 1024 / 44.1), duration(made, "mvhd"), 1);
    assertEquals((COUNT + 6) * 1024, duration(made, "mdhd"));
  }

  @Test
  void comment_ofITunes_tellsTheLongerPart() throws IOException {
    SoundTrack track = SoundTrack.of(file(false, "comment"));

    MediaSource made = track.with(List.of(new Inserted(track.last(), CUE))).asSource();

    String text = made.latin1(0, (int) made.size());
    assertTrue(
        text.contains(String.format(" 00000000 %08X %08X %016X", 2112, 0, 0x1FC0 + 3 * 1024)));
  }

  @Test
  void chapters_behindACue_comeLater() throws IOException {
    SoundTrack track = SoundTrack.of(file(true, "chapters"));

    MediaSource made = track.with(List.of(new Inserted(0, CUE))).asSource();

    String text = made.latin1(0, (int) made.size());
    ByteBuffer list = made.bytes(text.indexOf("chpl") + 13L, 20);
    assertEquals(0, list.getLong(0));
    assertEquals(1_000_000 + Math.round(3 * 1024 / 44_100.0 * 1e7), list.getLong(10));
  }

  @Test
  void groups_coverTheNewSamples() throws IOException {
    SoundTrack track = SoundTrack.of(file(true, "groups"));

    MediaSource made = track.with(List.of(new Inserted(COUNT, CUE))).asSource();

    String text = made.latin1(0, (int) made.size());
    assertEquals(COUNT + 3, made.u32(text.indexOf("sbgp") + 16L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ctts", "saio", "two"})
  void track_thatIsNotOrdinary_isRefused(String kind) throws IOException {
    MediaSource file = file(true, kind);

    assertThrows(UnsupportedMediaException.class, () -> SoundTrack.of(file));
  }

  private static List<Box> path(MediaSource file) throws IOException {
    return SoundTrack.paths(file, Mp4File.of(file).requireMoov(), "soun").get(0);
  }

  private static long duration(MediaSource file, String type) throws IOException {
    return Duration.of(file, path(file).get(type.equals("mvhd") ? 0 : 2), type).value();
  }

  private static MediaSource file(boolean moovFirst, String kind) {
    byte[] ftyp = box("ftyp", "M4A ".getBytes(ISO_8859_1), ints(0));
    byte[] media = new byte[COUNT * (COUNT + 1) / 2];
    for (int i = 0; i < media.length; i++) {
      media[i] = (byte) (100 + i);
    }
    byte[] mdat = box("mdat", media);
    int length = moov(0, kind).length;
    byte[] moov = moov(ftyp.length + (moovFirst ? length : 0) + 8, kind);
    ByteBuffer all = ByteBuffer.allocate(ftyp.length + moov.length + mdat.length).put(ftyp);
    all.put(moovFirst ? moov : mdat).put(moovFirst ? mdat : moov);
    return MediaSource.of("a.m4a", all.array());
  }

  private static byte[] moov(int at, String kind) {
    byte[] trak = trak(at, kind);
    byte[] comment =
        "com.apple.iTunes iTunSMPB  00000000 00000840 00000040 0000000000001FC0"
            .getBytes(ISO_8859_1);
    byte[] meta =
        fullBox(
            "meta", 0, 0, fullBox("hdlr", 0, 0, new byte[20]), box("ilst", box("----", comment)));
    byte[] chapters =
        fullBox(
            "chpl", 1, 0, new byte[] {0, 0, 0, 0, 2}, longs(0), name(), longs(1_000_000), name());
    byte[] udta =
        box(
            "udta",
            kind.equals("comment") ? meta : kind.equals("chapters") ? chapters : box("x   "));
    byte[] mvhd = fullBox("mvhd", 0, 0, ints(0, 0, 1000, 186), new byte[80]);
    return kind.equals("two") ? box("moov", mvhd, trak, trak, udta) : box("moov", mvhd, trak, udta);
  }

  private static byte[] trak(int at, String kind) {
    byte[] stbl =
        box(
            "stbl",
            fullBox("stsd", 0, 0, ints(1), entry()),
            fullBox("stts", 0, 0, ints(1, COUNT, 1024)),
            fullBox("stsc", 0, 0, ints(2, 1, 4, 1, 3, 2, 1)),
            fullBox("stsz", 0, 0, ints(0, COUNT, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)),
            fullBox("stco", 0, 0, ints(3, at, at + 10, at + 36)),
            extra(kind));
    byte[] mdia =
        box(
            "mdia",
            fullBox("mdhd", 0, 0, ints(0, 0, 44_100, COUNT * 1024, 0)),
            fullBox("hdlr", 0, 0, ints(0), "soun".getBytes(ISO_8859_1), new byte[13]),
            box("minf", stbl));
    byte[] tkhd = fullBox("tkhd", 0, 3, ints(0, 0, 1, 0, 186), new byte[60]);
    // from 64 samples into the third coded sample to the middle of the ninth
    byte[] elst = fullBox("elst", 0, 0, ints(1, 150, 2112, 0x10000));
    return kind.equals("edit")
        ? box("trak", tkhd, box("edts", elst), mdia)
        : box("trak", tkhd, mdia);
  }

  private static byte[] extra(String kind) {
    return switch (kind) {
      case "groups" -> fullBox("sbgp", 0, 0, "roll".getBytes(ISO_8859_1), ints(1, COUNT, 1));
      case "ctts" -> fullBox("ctts", 0, 0, ints(1, COUNT, 0));
      case "saio" -> fullBox("saio", 0, 0, ints(0));
      default -> box("free");
    };
  }

  private static byte[] entry() {
    byte[] config = {
      3, 22, 0, 1, 0, 4, 17, 0x40, 0x15, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 2, 0x12, 0x10
    };
    return box("mp4a", new byte[28], fullBox("esds", 0, 0, config));
  }

  private static byte[] name() {
    return new byte[] {1, 'x'};
  }

  private static byte[] longs(long value) {
    return ByteBuffer.allocate(8).putLong(value).array();
  }

  private static byte[] ints(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
    for (int value : values) {
      bytes.putInt(value);
    }
    return bytes.array();
  }
}
