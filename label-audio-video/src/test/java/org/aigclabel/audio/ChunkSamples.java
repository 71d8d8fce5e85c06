package org.aigclabel.audio;

import static org.aigclabel.audio.AudioSamples.be;
import static org.aigclabel.audio.AudioSamples.join;
import static org.aigclabel.audio.AudioSamples.le;
import static org.aigclabel.audio.AudioSamples.noise;
import static org.aigclabel.audio.Id3Samples.id3;
import static org.aigclabel.audio.Id3Samples.text;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.aigclabel.testdata.Sample;

/** WAV and AIFF with all that their chunks allow. */
final class ChunkSamples {

  private ChunkSamples() {}

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

  static List<Sample> wav() {
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

  static List<Sample> aiff() {
    byte[] comm = join("COMM", be(18), noise(18));
    byte[] sound = join("SSND", be(16), noise(16));
    byte[] tag = id3(3, 7, text(3, "TIT2", "a"));
    byte[] chunk = join("ID3 ", be(tag.length), tag, new byte[tag.length & 1]);
    return List.of(
        new Sample("plain.aiff", form(comm, sound)),
        new Sample("id3.aiff", form(comm, chunk, sound)));
  }
}
