package org.aigclabel.audio;

import static org.aigclabel.audio.AudioSamples.be;
import static org.aigclabel.audio.AudioSamples.join;
import static org.aigclabel.audio.AudioSamples.noise;
import static org.aigclabel.audio.Id3Samples.id3;
import static org.aigclabel.audio.Id3Samples.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aigclabel.container.OggPage;
import org.aigclabel.container.VorbisComment;
import org.aigclabel.testdata.Sample;

/** FLAC, and streams of every codec in Ogg. */
final class OggSamples {

  private OggSamples() {}

  static byte[] block(int type, boolean last, byte[] body) {
    return join(be((type | (last ? 0x80 : 0)) << 24 | body.length), body);
  }

  static List<Sample> flac() {
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

  static List<Sample> ogg() {
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
}
