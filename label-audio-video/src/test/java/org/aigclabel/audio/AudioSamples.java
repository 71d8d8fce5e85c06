package org.aigclabel.audio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.aigclabel.container.OggPage;
import org.aigclabel.container.VorbisComment;
import org.aigclabel.testdata.Sample;

/** Small audio files, made here, with all that containers allow. */
public final class AudioSamples {

  private AudioSamples() {}

  /** Returns the samples by the name of their format. */
  public static Map<String, List<Sample>> all() {
    Map<String, List<Sample>> all = new TreeMap<>();
    all.put("wav", wav());
    all.put("aiff", aiff());
    all.put("mp3", mp3());
    all.put(
        "aac",
        List.of(
            new Sample("plain.aac", adts()),
            new Sample("id3.aac", join(id3(4, 0, text(4, "TIT2", "x")), adts()))));
    all.put("flac", flac());
    all.put("ogg", ogg());
    all.put(
        "ape",
        List.of(
            new Sample("plain.ape", monkey()),
            new Sample("tagged.ape", join(monkey(), ape(true), id3v1()))));
    all.put("wavpack", List.of(new Sample("plain.wv", join(wavpack(0), wavpack(100)))));
    all.put(
        "musepack",
        List.of(
            new Sample("sv8.mpc", join("MPCK", "SH\15", noise(10), "AP\200\66", noise(50), "SE\3")),
            new Sample("sv7.mpc", join("MP+\7", noise(90), ape(false)))));
    all.put("tta", List.of(new Sample("plain.tta", join(trueAudio(), id3v1()))));
    all.put("asf", asf());
    all.put(
        "caf",
        List.of(
            new Sample("open.caf", caf(-1)),
            new Sample("closed.caf", caf(24)),
            new Sample("info.caf", join(caf(24), "info\0\0\0\0\0\0\0\10\0\0\0\1a\0b\0"))));
    all.put("amr", List.of(new Sample("plain.amr", join("#!AMR\n", noise(40)))));
    return all;
  }

  static byte[] join(Object... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Object part : parts) {
      out.writeBytes(
          part instanceof byte[] bytes
              ? bytes
              : ((String) part).getBytes(StandardCharsets.ISO_8859_1));
    }
    return out.toByteArray();
  }

  private static byte[] noise(int length) {
    byte[] noise = new byte[length];
    new Random(1).nextBytes(noise);
    return noise;
  }

  private static byte[] monkey() {
    byte[] sizes = join(le(52), le(24), le(0), le(0), le(30), le(0), le(0));
    return join("MAC ", le(3990), sizes, noise(16 + 24 + 30));
  }

  private static byte[] wavpack(int first) {
    byte[] header = join(le(24 + 40), le(0x410), le(200), le(first), le(100), le(0), le(0));
    return join("wvpk", header, noise(40));
  }

  private static byte[] trueAudio() {
    byte[] header = join("TTA1", "\1\0\2\0\20\0", le(44100), le(50000), le(0));
    return join(header, le(30), le(20), le(0), noise(50));
  }

  private static byte[] u32(int value, ByteOrder order) {
    return ByteBuffer.allocate(4).order(order).putInt(value).array();
  }

  private static byte[] le(int value) {
    return u32(value, ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] be(int value) {
    return u32(value, ByteOrder.BIG_ENDIAN);
  }

  static byte[] chunk(String id, byte[] data) {
    return join(id, le(data.length), data, new byte[data.length & 1]);
  }

  static byte[] riff(byte[]... chunks) {
    byte[] body = join((Object[]) chunks);
    return join("RIFF", le(body.length + 4), "WAVE", body);
  }

  private static final byte[] FMT =
      chunk(
          "fmt ",
          HexFormat.of().parseHex("010001001f400000803e000002001000".replace("1f40", "401f")));

  private static List<Sample> wav() {
    byte[] data = chunk("data", noise(8));
    byte[] bext = chunk("bext", noise(31));
    byte[] body = join(FMT, data);
    byte[] ds64 =
        join("ds64", le(28), le(body.length + 40), le(0), le(8), le(0), le(4), le(0), le(0));
    byte[] large = join("RF64", le(-1), "WAVE", ds64, FMT, "data", le(-1), noise(8));
    byte[] open = join("RIFF", le(-1), "WAVE", FMT, "data", le(-1), noise(8));
    byte[] unpadded = riff(FMT, chunk("data", noise(7)));
    byte[] id3 = chunk("id3 ", id3(3, 0, text(3, "TIT2", "name")));
    return List.of(
        new Sample("plain.wav", riff(FMT, data)),
        new Sample("bext.wav", riff(bext, FMT, data, chunk("LIST", join("INFOIART", le(2), "me")))),
        new Sample("rf64.wav", large),
        new Sample("open.wav", open),
        new Sample("junk-behind.wav", join(riff(FMT, data), "junk")),
        new Sample("truncated.wav", Arrays.copyOf(riff(FMT, chunk("data", noise(400))), 60)),
        new Sample("unpadded.wav", Arrays.copyOf(unpadded, unpadded.length - 1)),
        new Sample("id3.wav", riff(FMT, data, id3)));
  }

  private static byte[] form(byte[]... chunks) {
    byte[] body = join((Object[]) chunks);
    return join("FORM", be(body.length + 4), "AIFF", body);
  }

  private static List<Sample> aiff() {
    byte[] comm = join("COMM", be(18), noise(18));
    byte[] sound = join("SSND", be(16), noise(16));
    byte[] tag = id3(3, 7, text(3, "TIT2", "a"));
    byte[] chunk = join("ID3 ", be(tag.length), tag, new byte[tag.length & 1]);
    return List.of(
        new Sample("plain.aiff", form(comm, sound)),
        new Sample("id3.aiff", form(comm, chunk, sound)));
  }

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

  private static List<Sample> mp3() {
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
        new Sample("empty-tag.mp3", join(id3(3, 20), frames(2))),
        new Sample("tail.mp3", join(frames(2), footed, footer, ape(true), lyrics, id3v1())),
        new Sample("junk-in-tag.mp3", join(id3(3, 0, title, noise(8)), frames(2))));
  }

  private static byte[] adts() {
    byte[] frame = new byte[32];
    System.arraycopy(HexFormat.of().parseHex("fff14c8004001ffc"), 0, frame, 0, 8);
    frame[4] = (byte) 4;
    byte[] other = frame.clone();
    other[20] = 9;
    return join(frame, other, frame);
  }

  static byte[] block(int type, boolean last, byte[] body) {
    return join(be((type | (last ? 0x80 : 0)) << 24 | body.length), body);
  }

  private static List<Sample> flac() {
    byte[] info = noise(34);
    byte[] comment = VorbisComment.by("encoder").bytes();
    byte[] frame = join(new byte[] {(byte) 0xFF, (byte) 0xF8}, noise(60));
    int sum = 0;
    for (int bit = 0; bit < 8 * frame.length; bit++) {
      int next = sum >> 15 ^ frame[bit / 8] >> 7 - bit % 8 & 1;
      sum = (sum << 1 ^ (next & 1) * 0x8005) & 0xFFFF;
    }
    byte[] frames = join(frame, new byte[] {(byte) (sum >> 8), (byte) sum});
    return List.of(
        new Sample("bare.flac", join("fLaC", block(0, true, info), frames)),
        new Sample(
            "comment.flac", join("fLaC", block(0, false, info), block(4, true, comment), frames)),
        new Sample(
            "padded.flac",
            join(
                "fLaC",
                block(0, false, info),
                block(4, false, comment),
                block(3, false, noise(18)),
                block(1, true, new byte[1500]),
                frames)),
        new Sample(
            "padding-first.flac",
            join(
                "fLaC",
                block(0, false, info),
                block(1, false, new byte[1300]),
                block(4, true, comment),
                frames)),
        new Sample(
            "bare-padded.flac",
            join("fLaC", block(0, false, info), block(1, true, new byte[600]), frames)),
        new Sample(
            "id3.flac",
            join(id3(3, 0, text(3, "TIT2", "a")), "fLaC", block(0, true, info), frames)));
  }

  static byte[] page(int flags, long granule, int serial, int sequence, byte[] body) {
    byte[] lacing = new byte[body.length / 255 + 1];
    Arrays.fill(lacing, (byte) 255);
    lacing[lacing.length - 1] = (byte) (body.length % 255);
    return new OggPage(0, flags, granule, serial, sequence, lacing).bytes(body);
  }

  private static byte[] opus(int serial, int pad) {
    byte[] tags = join("OpusTags", VorbisComment.by("libopus").bytes(), new byte[pad]);
    List<byte[]> pages = new ArrayList<>();
    pages.add(page(2, 0, serial, 0, join("OpusHead", noise(11))));
    OggPage start = new OggPage(0, 0, 0, serial, 1, new byte[0]);
    byte[] header = OggPage.lay(List.of(tags), 1, start, start);
    pages.add(header);
    int used = OggPage.count(tags.length / 255 + 1, 1);
    pages.add(page(0, 960, serial, 1 + used, noise(100)));
    pages.add(page(4, 1920, serial, 2 + used, noise(300)));
    return join(pages.toArray());
  }

  private static byte[] vorbis() {
    byte[] comment = join("\3vorbis", VorbisComment.by("xiph").bytes(), "\1");
    OggPage start = new OggPage(0, 0, 0, 7, 1, new byte[0]);
    return join(
        page(2, 0, 7, 0, join("\1vorbis", noise(23))),
        OggPage.lay(List.of(comment, join("\5vorbis", noise(500))), 1, start, start),
        page(4, 500, 7, 2, noise(50)));
  }

  private static List<Sample> ogg() {
    byte[] block = block(4, true, VorbisComment.by("flac").bytes());
    return List.of(
        new Sample("opus.ogg", opus(3, 0)),
        new Sample("vorbis.ogg", vorbis()),
        new Sample("almost-a-page.ogg", opus(3, 64_900)),
        new Sample("chained.ogg", join(opus(3, 0), vorbis(), opus(3, 20))),
        new Sample(
            "speex.ogg",
            join(
                page(2, 0, 1, 0, join("Speex   ", noise(72))),
                page(0, 0, 1, 1, VorbisComment.by("s").bytes()),
                page(4, 9, 1, 2, noise(9)))),
        new Sample(
            "flac.ogg",
            join(
                page(2, 0, 1, 0, join("\177FLAC", noise(46))),
                page(0, 0, 1, 1, block),
                page(4, 9, 1, 2, noise(9)))));
  }

  private static List<Sample> asf() {
    byte[] properties =
        join(
            HexFormat.of().parseHex("a1dcab8c47a9cf118ee400c00c205365"),
            le(104),
            le(0),
            noise(16),
            le(200),
            le(0),
            noise(56));
    byte[] header =
        join(
            HexFormat.of().parseHex("3026b2758e66cf11a6d900aa0062ce6c"),
            le(30 + 104),
            le(0),
            le(1),
            "\1\2",
            properties);
    return List.of(new Sample("plain.wma", join(header, noise(66))));
  }

  private static byte[] caf(long size) {
    byte[] desc = join("desc", be(0), be(32), noise(32));
    byte[] length = ByteBuffer.allocate(8).putLong(size).array();
    return join("caff\0\1\0\0", desc, "data", length, noise(24));
  }
}
