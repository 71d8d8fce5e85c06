package org.aigclabel.hostile;

import static org.aigclabel.hostile.Blob.MEGABYTE;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sound files made to exhaust their reader. */
final class SoundBombs {

  private final Map<String, byte[]> all = new LinkedHashMap<>();

  private SoundBombs() {}

  static Map<String, byte[]> all() {
    SoundBombs bombs = new SoundBombs();
    bombs.id3("mp3", frame(417, 0xFFFB9044L));
    bombs.frames("mp3", frame(417, 0xFFFB9044L));
    bombs.frames("aac", new Blob().u8(0xFF, 0xF1, 0x50, 0x80, 0x02, 0x1F, 0xFC).zeros(9));
    bombs.riff();
    bombs.comments();
    bombs.tails();
    bombs.others();
    return bombs.all;
  }

  private static Blob frame(int length, long head) {
    return new Blob().u32(head).zeros(length - 4);
  }

  private static Blob tag(Blob body) {
    int size = body.size();
    return Blob.of("ID3")
        .u8(4, 0, 0, size >> 21, size >> 14 & 127, size >> 7 & 127, size & 127)
        .then(body);
  }

  private void id3(String format, Blob frame) {
    Blob sound = new Blob().then(frame).then(frame).then(frame).then(frame);
    int room = 4_000;
    Blob empty = Blob.of("TXXX").u32(1).u16(0).u8(0);
    all.put(format + ", 95,000 texts", tag(new Blob().fill(empty, room)).then(sound).done());
    Blob label = Blob.of("TXXX").u32(8).u16(0).text("\3AIGC\0{}");
    all.put(format + ", 58,000 labels", tag(new Blob().fill(label, room)).then(sound).done());
    all.put(format + ", 100,000 tags", new Blob().fill(tag(new Blob()), room).then(sound).done());
    Blob packed = new Blob().u32(0x7F7F7F7F).bytes(Bombs.ZLIB);
    int size = packed.size();
    Blob bomb =
        Blob.of("TXXX").u8(size >> 21, size >> 14 & 127, size >> 7 & 127, size & 127).u8(0, 0x09);
    all.put(format + ", packed text", tag(bomb.then(packed)).then(sound).done());
    Blob nested = sound;
    for (int i = 0; i < 1_000; i++) {
      nested = tag(Blob.of("CHAP").u32(0).u16(0)).then(nested);
    }
    all.put(format + ", tags before tags", nested.done());
  }

  private void frames(String format, Blob frame) {
    all.put(format + ", 65,000 frames", new Blob().fill(frame).done());
    Blob lyrics =
        new Blob().fill(frame, MEGABYTE / 2).fill(Blob.of("LYRICSBEGIN000000LYRICS200"), 200);
    all.put(format + ", lyrics at the end", lyrics.text("TAG").zeros(125).done());
    Blob old = new Blob().fill(frame, MEGABYTE / 2);
    while (old.size() < MEGABYTE - 128) {
      old.text("TAG").zeros(125);
    }
    all.put(format + ", 4,000 tags of 128 bytes", old.done());
  }

  private void riff() {
    Blob format = new Blob().le16(1).le16(1).le32(8000).le32(16000).le16(2).le16(16).chunk("fmt ");
    for (String form : new String[] {"WAVE", "AVI "}) {
      String name = form.equals("WAVE") ? "wav" : "avi";
      Blob start = Blob.of(form).then(form.equals("WAVE") ? format : new Blob());
      all.put(
          name + ", 80,000 lists deep",
          new Blob().then(start).then(Bombs.lists(60)).chunk("RIFF").done());
      all.put(
          name + ", 130,000 chunks",
          new Blob().then(start).fill(new Blob().chunk("AIGC"), 8).chunk("RIFF").done());
      Blob info = Blob.of("INFO").fill(new Blob().chunk("AIGC"), 100).chunk("LIST");
      all.put(name + ", 130,000 texts", new Blob().then(start).then(info).chunk("RIFF").done());
      all.put(
          name + ", size 2^32",
          Blob.of("RIFF").le32(-1).then(start).text("LIST").le32(-2).fill(Blob.of("x")).done());
    }
    Blob wide = Blob.of("RF64").le32(-1).text("WAVE");
    wide.then(new Blob().le64(-1).le64(-1).le64(-1).le32(-1).chunk("ds64")).text("data").le32(-1);
    all.put("wav, 2^64 bytes", wide.fill(Blob.of("x")).done());
    Blob chunk = Blob.of("ID3 ").u32(0);
    all.put(
        "aiff, 130,000 chunks", Blob.of("FORM").u32(MEGABYTE - 8).text("AIFF").fill(chunk).done());
    all.put(
        "aiff, sizes beyond 2^31",
        Blob.of("FORM").u32(-1).text("AIFFCOMM").u32(-1).fill(chunk).done());
  }

  private static Blob vorbis(int count, Blob unit) {
    return new Blob().le32(0).le32(count).fill(unit, 9_000);
  }

  private void comments() {
    Blob comment = new Blob().le32(7).text("AIGC={}");
    Blob info = Blob.of("fLaC").u8(0, 0, 0, 34).zeros(34);
    Blob block = vorbis(90_000, comment);
    all.put(
        "flac, 90,000 comments",
        new Blob().then(info).u8(0x84).u16(block.size() >> 8).u8(block.size()).then(block).done());
    Blob claimed = vorbis(-1, new Blob().le32(0));
    all.put(
        "flac, 2^32 comments",
        new Blob()
            .then(info)
            .u8(0x84)
            .u16(claimed.size() >> 8)
            .u8(claimed.size())
            .then(claimed)
            .done());
    all.put("flac, 260,000 blocks", new Blob().then(info).fill(new Blob().u8(1, 0, 0, 0)).done());
    all.put(
        "flac, noise after the blocks",
        new Blob().then(info).u8(0x81, 0, 0, 0).fill(new Blob().u8(0xFF, 0xF8)).done());
    Blob head = page(2, Blob.of("OpusHead").u8(1, 2).le16(0).le32(48000).zeros(3));
    all.put("ogg, 37,000 empty pages", new Blob().then(head).fill(page(0, new Blob())).done());
    all.put(
        "ogg, 37,000 pages of one packet", new Blob().then(head).fill(page(1, new Blob())).done());
    Blob streams = new Blob().then(head);
    for (int i = 0; streams.size() < MEGABYTE - 60; i++) {
      streams.then(page(2, Blob.of("OpusHead").u8(i, i >> 8, i >> 16)));
    }
    all.put("ogg, 25,000 streams", streams.done());
    all.put("ogg, magic numbers alone", new Blob().then(head).fill(Blob.of("OggS")).done());
  }

  private static Blob page(int flags, Blob body) {
    Blob page = Blob.of("OggS").u8(0, flags).zeros(8).le32(7).le32(0).le32(0);
    return body.size() == 0 ? page.u8(1, 255) : page.u8(1, body.size()).then(body);
  }

  private void tails() {
    String[] starts = {"ape:MAC ", "musepack:MPCKSH", "tta:TTA1", "wavpack:wvpk"};
    for (String start : starts) {
      String name = start.substring(0, start.indexOf(':'));
      Blob file = Blob.of(start.substring(start.indexOf(':') + 1)).zeros(100);
      Blob item = new Blob().le32(2).le32(0).text("AIGC\0{}");
      all.put(name + ", 60,000 items", new Blob().then(file).then(ape(60_000, item)).done());
      all.put(
          name + ", 2^32 items",
          new Blob().then(file).then(ape(-1, new Blob().le32(0).le32(0).u8(0))).done());
      Blob tags = new Blob().then(file);
      tags.fill(Blob.of("APETAGEX").le32(2000).le32(32).le32(0).le32(0).zeros(8));
      all.put(name + ", 30,000 tags", tags.done());
    }
  }

  private static Blob ape(int count, Blob item) {
    Blob items = new Blob().fill(item, 300);
    Blob end = Blob.of("APETAGEX").le32(2000).le32(items.size() + 32L).le32(count).le32(0).zeros(8);
    return items.then(end);
  }

  private static Blob guid(String hex) {
    return new Blob().bytes(HexFormat.of().parseHex(hex));
  }

  private void others() {
    Blob asf = guid("3026b2758e66cf11a6d900aa0062ce6c");
    Blob object = guid("40a4d0d207e3d21197f000a0c95ea850").le64(26).le16(0);
    Blob parts = new Blob().fill(object, 200);
    all.put(
        "asf, 40,000 objects",
        new Blob().then(asf).le64(parts.size() + 30L).le32(40_000).u8(1, 2).then(parts).done());
    Blob descriptors =
        new Blob().le16(65_535).fill(new Blob().le16(2).le16(0).le16(0).le16(0), 200);
    Blob extended =
        guid("40a4d0d207e3d21197f000a0c95ea850").le64(descriptors.size() + 24L).then(descriptors);
    all.put(
        "asf, 65,535 descriptors",
        new Blob().then(asf).le64(extended.size() + 30L).le32(1).u8(1, 2).then(extended).done());
    all.put(
        "asf, 2^63 bytes",
        new Blob()
            .then(asf)
            .le64(Long.MAX_VALUE)
            .le32(1)
            .u8(1, 2)
            .fill(guid("00".repeat(16)).le64(-1))
            .done());
    Blob caf = Blob.of("caff").u16(1).u16(0).text("desc").u64(32).zeros(32);
    all.put("caf, 87,000 chunks", new Blob().then(caf).fill(Blob.of("info").u64(0)).done());
    Blob texts = new Blob().u32(-1).fill(Blob.of("AIGC\0{}\0"), 200);
    all.put(
        "caf, 2^32 texts", new Blob().then(caf).text("info").u64(texts.size()).then(texts).done());
    all.put(
        "caf, 2^63 bytes",
        new Blob().then(caf).text("info").u64(Long.MAX_VALUE).fill(Blob.of("x\0")).done());
    all.put("amr, 75,000 frames", Blob.of("#!AMR\n").fill(new Blob().u8(4).zeros(13)).done());
  }
}
