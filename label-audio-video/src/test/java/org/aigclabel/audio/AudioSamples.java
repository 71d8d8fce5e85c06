package org.aigclabel.audio;

import static org.aigclabel.audio.Id3Samples.adts;
import static org.aigclabel.audio.Id3Samples.ape;
import static org.aigclabel.audio.Id3Samples.id3;
import static org.aigclabel.audio.Id3Samples.id3v1;
import static org.aigclabel.audio.Id3Samples.text;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.aigclabel.testdata.Sample;

/** Small audio files, made here, with all that containers allow. */
public final class AudioSamples {

  private AudioSamples() {}

  /** Returns the samples by the name of their format. */
  public static Map<String, List<Sample>> all() {
    Map<String, List<Sample>> all = new TreeMap<>();
    all.put("wav", ChunkSamples.wav());
    all.put("aiff", ChunkSamples.aiff());
    all.put("mp3", Id3Samples.mp3());
    all.put(
        "aac",
        List.of(
            new Sample("plain.aac", adts()),
            new Sample("id3.aac", join(id3(4, 0, text(4, "TIT2", "x")), adts()))));
    all.put("flac", OggSamples.flac());
    all.put("ogg", OggSamples.ogg());
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

  static byte[] noise(int length) {
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

  static byte[] le(int value) {
    return u32(value, ByteOrder.LITTLE_ENDIAN);
  }

  static byte[] be(int value) {
    return u32(value, ByteOrder.BIG_ENDIAN);
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
