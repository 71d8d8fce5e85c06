package org.aigclabel.audio.cue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.aigclabel.MediaSource;
import org.aigclabel.audio.cue.PcmFormat.Coding;
import org.aigclabel.explicit.AudioCue;
import org.aigclabel.explicit.AudioCue.Clip;
import org.aigclabel.explicit.AudioCue.Place;
import org.aigclabel.explicit.AudioCue.Rhythm;
import org.aigclabel.explicit.AudioCue.Voice;
import org.aigclabel.explicit.ExplicitFinding;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.ffmpeg.Workspace;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CueTest {

  private static final int RATE = 16_000;

  @ParameterizedTest
  @ValueSource(doubles = {0.06, 0.096, 0.12, 0.144, 0.3})
  void rhythm_anySpeedOverNoise_isFoundAtItsPlace(double dot) throws IOException {
    float[] cue = CueSound.of(new Rhythm(900, dot), Spectrum.RATE);
    float[] programme = noise(Spectrum.RATE * 2 + cue.length + Spectrum.RATE * 2, 0.05f);
    for (int i = 0; i < cue.length; i++) {
      programme[Spectrum.RATE * 2 + i] += 0.5f * cue[i];
    }

    List<ExplicitFinding> found = heard(programme);

    assertEquals(1, found.size());
    assertEquals("短长短短", found.get(0).content());
    assertTrue(found.get(0).place().startsWith("2.0") || found.get(0).place().startsWith("2.1"));
  }

  @Test
  void morse_wordsWithTheSameLetter_areNoRhythm() {
    assertEquals(List.of(), heard(morse(".-.. --- ... .-.. .-", 0.08)));
    assertEquals(List.of(), heard(morse(".- .. .-. ..-. -... .--.", 0.1)));
  }

  @ParameterizedTest
  @EnumSource(Voice.class)
  void voice_shippedClip_isFound(Voice voice) throws IOException {
    float[] clip = CueSound.of(voice, Spectrum.RATE);
    float[] programme = noise(clip.length + 3 * Spectrum.RATE, 0.01f);
    for (int i = 0; i < clip.length; i++) {
      programme[Spectrum.RATE + i] += 0.4f * clip[i];
    }

    List<ExplicitFinding> found = heard(programme);

    assertEquals(1, found.size());
    assertEquals("voice", found.get(0).kind());
    assertTrue(found.get(0).confidence() > 0.8, () -> found.toString());
  }

  @Test
  void silenceAndNoise_anything_isNothing() {
    assertEquals(List.of(), heard(new float[Spectrum.RATE * 5]));
    assertEquals(List.of(), heard(noise(Spectrum.RATE * 20, 0.3f)));
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void wav_everyCoding_keepsAllSamplesOutsideTheCue(Place place) throws IOException {
    for (PcmFormat format : formats()) {
      float[] programme = noise(RATE / 2, 0.2f);
      byte[] samples = format.encode(programme);
      MediaSource file = MediaSource.of("a.wav", wave(format, samples));
      AudioCue cue = AudioCue.standard().at(place);

      byte[] labelled =
          new PcmLabeler().label(file, ExplicitLabel.standard().sounding(cue)).plan().toBytes();

      PcmFile made = PcmFile.wav(MediaSource.of("b.wav", labelled));
      byte[] all = made.source().array(made.start(), (int) made.data().size());
      int head = common(samples, all);
      int tail = common(reversed(samples), reversed(all));
      boolean between = latin1(all).contains(latin1(samples));
      assertTrue(head + tail >= samples.length || between, format + " " + head + " " + tail);
      assertEquals(all.length, made.data().available());
    }
  }

  @Test
  void wav_quietAndLoud_cueFollowsAndNeverClips() throws IOException {
    FittedCue loud = FittedCue.of(AudioCue.standard(), RATE, List.of(noise(RATE, 1f)));
    FittedCue quiet = FittedCue.of(AudioCue.standard(), RATE, List.of(noise(RATE, 0.02f)));

    assertTrue(CueSound.peak(loud.sound()) <= 0.9);
    assertTrue(CueSound.peak(quiet.sound()) < 0.1);
  }

  @Test
  void clip_tooFast_isRefused() throws IOException {
    PcmFormat format = new PcmFormat(Coding.SIGNED, 2, ByteOrder.LITTLE_ENDIAN, RATE, 1);
    byte[] second = WaveFile.of(format, format.encode(noise(RATE, 0.5f)));
    AudioCue fast = AudioCue.standard().sounding(new Clip(second, "人工智能生成"));

    assertThrows(IllegalArgumentException.class, () -> CueSound.of(fast.sound(), RATE));
    assertEquals(RATE + 2 * RATE / 10, CueSound.of(new Clip(second, ""), RATE).length);
    assertThrows(IllegalArgumentException.class, () -> new Clip(second, "你好"));
  }

  @Test
  void companding_everyCode_survivesARoundTrip() {
    for (int code = 0; code < 256; code++) {
      int alaw = Companding.alaw((byte) code);
      int mulaw = Companding.mulaw((byte) code);
      assertEquals(alaw, Companding.alaw(Companding.toAlaw(alaw)));
      assertEquals(mulaw, Companding.mulaw(Companding.toMulaw(mulaw)));
    }
  }

  @Test
  void mp3_cueByFrames_isFoundAndTheRestKept() throws IOException {
    Assumptions.assumeTrue(
        Ffmpeg.installed().filter(f -> f.encodes("libmp3lame")).isPresent(), "no FFmpeg here");
    PcmFormat format = new PcmFormat(Coding.SIGNED, 2, ByteOrder.LITTLE_ENDIAN, 44_100, 2);
    byte[] mp3;
    try (Workspace workspace = Workspace.create()) {
      var wav = workspace.put(WaveFile.of(format, format.encode(noise(88_200, 0.2f))), "a.wav");
      List<String> arguments = new ArrayList<>(Ffmpeg.input("wav", wav));
      arguments.addAll(List.of("-c:a", "libmp3lame", "-b:a", "128k", "-f", "mp3"));
      arguments.add(Ffmpeg.output(workspace.file("a.mp3")));
      Ffmpeg.require("a").run(arguments, Probe.LIMIT);
      mp3 = java.nio.file.Files.readAllBytes(workspace.file("a.mp3"));
    }
    byte[] labelled =
        new Mp3Labeler()
            .label(MediaSource.of("a.mp3", mp3), ExplicitLabel.standard())
            .plan()
            .toBytes();

    Mp3Stream before = Mp3Stream.read(MediaSource.of("a.mp3", mp3));
    int kept = (int) (mp3.length - before.offset(1));
    assertArrayEquals(
        Arrays.copyOfRange(mp3, mp3.length - kept, mp3.length),
        Arrays.copyOfRange(labelled, labelled.length - kept, labelled.length));
    assertEquals(
        "rhythm", new CueDetector().detect(MediaSource.of("b.mp3", labelled)).get(0).kind());
  }

  private static List<PcmFormat> formats() {
    List<PcmFormat> formats = new ArrayList<>();
    for (int bytes = 1; bytes <= 4; bytes++) {
      Coding coding = bytes == 1 ? Coding.UNSIGNED : Coding.SIGNED;
      formats.add(new PcmFormat(coding, bytes, ByteOrder.LITTLE_ENDIAN, RATE, 1 + bytes % 3));
    }
    formats.add(new PcmFormat(Coding.FLOAT, 4, ByteOrder.LITTLE_ENDIAN, RATE, 2));
    formats.add(new PcmFormat(Coding.FLOAT, 8, ByteOrder.LITTLE_ENDIAN, RATE, 1));
    formats.add(new PcmFormat(Coding.ALAW, 1, ByteOrder.LITTLE_ENDIAN, RATE, 1));
    formats.add(new PcmFormat(Coding.MULAW, 1, ByteOrder.LITTLE_ENDIAN, RATE, 2));
    return formats;
  }

  private static byte[] wave(PcmFormat format, byte[] samples) {
    byte[] file = WaveFile.of(format, samples);
    switch (format.coding()) {
      case ALAW -> file[20] = 6;
      case MULAW -> file[20] = 7;
      default -> {}
    }
    return file;
  }

  private static float[] noise(int length, float level) {
    Random random = new Random(7);
    float[] noise = new float[length];
    for (int i = 0; i < length; i++) {
      noise[i] = level * (2 * random.nextFloat() - 1);
    }
    return noise;
  }

  private static float[] morse(String text, double dot) {
    int unit = (int) (dot * Spectrum.RATE);
    float[] sound = new float[unit * text.length() * 5 + 8000];
    int at = 4000;
    for (char c : text.toCharArray()) {
      int length = c == ' ' ? 0 : c == '.' ? unit : 3 * unit;
      for (int i = 0; i < length; i++) {
        double edge = Math.min(1, Math.min(i, length - 1 - i) / 40.0);
        sound[at + i] = (float) (0.4 * edge * Math.sin(2 * Math.PI * 700 * i / Spectrum.RATE));
      }
      at += c == ' ' ? 2 * unit : length + unit;
    }
    return sound;
  }

  private static List<ExplicitFinding> heard(float[] programme) {
    Ear ear = new Ear(60);
    ear.hear(programme);
    return ear.findings();
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static int common(byte[] a, byte[] b) {
    int mismatch = Arrays.mismatch(a, b);
    return mismatch < 0 ? a.length : Math.min(mismatch, a.length);
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }
}
