package org.aigclabel.audio.cue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.OggPage;
import org.aigclabel.explicit.AudioCue;
import org.aigclabel.explicit.AudioCue.Place;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cues between packets of Vorbis: all other samples stay, but for one overlap in the middle. */
class VorbisTest {

  private static final ExplicitLabel WITHOUT_LOSS = ExplicitLabel.standard().withoutLoss();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "START, 3, 44100, 0",
    "END, 3, 44100, 0",
    "MIDDLE, 3, 44100, 1024",
    "MIDDLE, 8, 48000, 1024",
    "END, 1, 22050, 0",
    "START, 5, 8000, 0",
    "MIDDLE, 5, 8000, 256"
  })
  void cue_anyQuality_keepsAllOtherSamples(Place place, int quality, int rate, int overlap)
      throws IOException {
    byte[] file = vorbis(quality, rate);
    ExplicitLabel label = WITHOUT_LOSS.sounding(AudioCue.standard().at(place));
    byte[] labelled;
    try (Rendering made = new OggLabeler().label(MediaSource.of("a.ogg", file), label)) {
      labelled = made.plan().toBytes();
    }
    MediaSource source = MediaSource.of("b.ogg", labelled);

    float[] before = decoded(file);
    float[] after = decoded(labelled);
    int head = same(before, after);
    int tail = same(reversed(before), reversed(after));
    OggSound stream = OggSound.read(source);

    assertTrue(head + tail >= before.length - overlap, head + " and " + tail);
    assertTrue(stream.simple());
    assertEquals(after.length, stream.granule(stream.pages().size()));
    assertEquals("rhythm", new CueDetector().detect(source).get(0).kind());
  }

  @Test
  void cue_otherTables_isNotPutIn() throws IOException {
    byte[] file = vorbis(3, 44_100);
    MediaSource source = MediaSource.of("a.ogg", file);
    assertTrue(OggEncoder.of(OggSound.read(source)).isPresent());
    OggPage page = OggPage.next(source, 58).orElseThrow();
    byte[] body = source.array(page.body(), page.length());
    body[body.length - 100] ^= 1;
    byte[] made = page.bytes(body);
    System.arraycopy(made, 0, file, (int) page.offset(), made.length);
    MediaSource changed = MediaSource.of("a.ogg", file);

    UnsupportedMediaException e =
        assertThrows(
            UnsupportedMediaException.class, () -> new OggLabeler().label(changed, WITHOUT_LOSS));

    assertEquals("reason.cue.reencodes:ogg", e.reason());
    assertTrue(OggSound.read(changed).simple());
  }

  @Test
  void chain_ofVorbis_isNotSimple() throws IOException {
    byte[] file = vorbis(3, 44_100);
    byte[] chain = Arrays.copyOf(file, 2 * file.length);
    System.arraycopy(file, 0, chain, file.length, file.length);

    assertTrue(OggSound.read(MediaSource.of("a.ogg", file)).simple());
    assertFalse(OggSound.read(MediaSource.of("a.ogg", chain)).simple());
  }

  /** S is a short block, L a long one; behind it 1 for a long neighbour, 0 for a short one. */
  @ParameterizedTest
  @CsvSource({
    "'', SLL, S0, S L01 L10",
    "'', SLL, L11, S L01 L11",
    "'', SLL, L01, S L01 L10 S",
    "L11, SLL, L11, L11 L11",
    "L11, SLLS, L11, L11 L11",
    "L10, SLL, S0, S L01 L10",
    "S0, SLL, L01, S L01 L10 S",
    "L11, SLL, '', L11 L10",
    "L11, SS, L11, ''",
    "S0, LLL, S0, ''"
  })
  void fitted_anyNeighbours_saysTheirKind(String before, String cue, String after, String made) {
    List<byte[]> packets = cue.chars().mapToObj(c -> packet(String.valueOf((char) c))).toList();
    OggCodec codec = new VorbisPackets(44_100, 2, 256, 2048);

    List<byte[]> fitted = codec.fitted(packet(before), packets, packet(after));

    List<String> names = new ArrayList<>();
    for (byte[] packet : fitted) {
      boolean one = (packet[0] & 2) != 0;
      names.add(one ? "L" + (packet[0] >> 2 & 1) + (packet[0] >> 3 & 1) : "S");
    }
    assertEquals(made, String.join(" ", names));
  }

  private static byte[] packet(String name) {
    if (name.isEmpty()) {
      return new byte[0];
    }
    int flags = name.contains("1") ? 4 * (name.charAt(1) - '0') + 8 * (name.charAt(2) - '0') : 0;
    return new byte[] {(byte) (name.startsWith("L") ? 2 + flags : 0)};
  }

  private byte[] vorbis(int quality, int rate) throws IOException {
    assumeTrue(
        Ffmpeg.installed(ffmpeg -> ffmpeg.encodes("libvorbis")).isPresent(),
        "needs FFmpeg with libvorbis");
    Path file = folder.resolve("a.ogg");
    List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i"));
    String clicks = "gt(mod(t,0.4),0.38)*random(0)";
    arguments.add("aevalsrc='0.2*sin(2000*t)+0.1*" + clicks + "|0.1*" + clicks + "':d=5:s=" + rate);
    arguments.addAll(List.of("-c:a", "libvorbis", "-q:a", "" + quality, Ffmpeg.output(file)));
    Ffmpeg.require("a.ogg", "libvorbis").run(arguments, Probe.LIMIT);
    return Files.readAllBytes(file);
  }

  private float[] decoded(byte[] file) throws IOException {
    Path in = Files.write(folder.resolve("in.ogg"), file);
    Path out = folder.resolve("out.wav");
    List<String> arguments = new ArrayList<>(Ffmpeg.input("ogg", in));
    arguments.addAll(List.of("-c:a", "pcm_s16le", "-f", "wav", Ffmpeg.output(out)));
    Ffmpeg.require("a.ogg").run(arguments, Probe.LIMIT);
    try (MediaSource wav = MediaSource.of(out)) {
      PcmFile sound = PcmFile.wav(wav);
      return sound.channels(0, sound.frames()).get(0);
    }
  }

  private static int same(float[] a, float[] b) {
    int mismatch = Arrays.mismatch(a, b);
    return mismatch < 0 ? a.length : mismatch;
  }

  private static float[] reversed(float[] sound) {
    float[] reversed = new float[sound.length];
    for (int i = 0; i < sound.length; i++) {
      reversed[i] = sound[sound.length - 1 - i];
    }
    return reversed;
  }
}
