package org.aigclabel.audio.cue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.aigclabel.MediaSource;
import org.aigclabel.audio.FlacFormat;
import org.aigclabel.explicit.AudioCue;
import org.aigclabel.explicit.AudioCue.Place;
import org.aigclabel.explicit.ExplicitFinding;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.ffmpeg.Workspace;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FlacCueTest {

  private static final int RATE = 16_000;
  private static final byte[] UNKNOWN = new byte[16];

  @ParameterizedTest
  @EnumSource(Place.class)
  void flac_cue_renumbersFramesAndKeepsTheirBodies(Place place) throws IOException {
    byte[] file = flac(300);
    byte[] labelled = labelled(file, place);

    MediaSource made = MediaSource.of("b.flac", labelled);
    List<FlacFrames.Frame> frames = FlacFrames.read(made, 42, labelled.length);
    long samples = frames.stream().mapToLong(FlacFrames.Frame::samples).sum();
    FlacInfo info = FlacInfo.read(made, 8);
    assertEquals(info.total(), samples);
    assertTrue(frames.size() > 301);
    assertTrue(new FlacFormat().read(made).isEmpty());
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void digest_ofALabelledFile_isThatOfItsSamples(Place place) throws IOException {
    byte[] once = labelled(flac(60), place);
    byte[] twice = labelled(once, place);

    // The second run would leave the digest open if the first had written a wrong one.
    assertFalse(Arrays.equals(UNKNOWN, digest(once)));
    assertFalse(Arrays.equals(UNKNOWN, digest(twice)));
  }

  @Test
  void digest_thatWasWrong_isLeftOpen() throws IOException {
    byte[] file = flac(60);
    file[30] ^= 1;

    assertArrayEquals(UNKNOWN, digest(labelled(file, Place.START)));
  }

  @Test
  void digest_thatIsNotWanted_isLeftOpenAndSaid() throws IOException {
    ExplicitLabel label = ExplicitLabel.standard().sounding(AudioCue.standard().withoutDigest());

    Rendering made = new FlacLabeler().label(MediaSource.of("a.flac", flac(60)), label);

    assertArrayEquals(UNKNOWN, digest(made.plan().toBytes()));
    assertTrue(made.notes().toString().contains("left open, as was asked"));
  }

  @Test
  void flac_ofFourSamples_getsBlocksThatDecodersTake() throws IOException {
    byte[] model = {(byte) 0xFF, (byte) 0xF8, 0x75, 0x08, 0, 0, 0, 0};
    byte[] frame = FlacEncoder.frame(new FlacEncoder.Slot(model, 0, 0), new int[1][4], 16);
    byte[] head = Arrays.copyOf(flac(1), 42);
    byte[] file = Arrays.copyOf(head, 42 + frame.length);
    System.arraycopy(frame, 0, file, 42, frame.length);

    MediaSource made = MediaSource.of("b.flac", labelled(file, Place.START));

    assertTrue(made.u16(8) >= FlacSplice.LEAST);
    assertEquals(4096, made.u16(10));
  }

  @Test
  void frames_withTheNextHeaderAmongSamples_areToldApartByChecksums() throws IOException {
    byte[] model = {(byte) 0xFF, (byte) 0xF8, 0x75, 0x08, 0, 0, 0, 0};
    int[][] silence = {new int[1024]};
    byte[] next = FlacEncoder.frame(new FlacEncoder.Slot(model, 0, 1), silence, 16);
    byte[] head =
        Arrays.copyOf(FlacEncoder.frame(new FlacEncoder.Slot(model, 0, 0), silence, 16), 8);
    ByteBuffer first = ByteBuffer.allocate(head.length + 1 + 2048 + 2);
    first.put(head).put((byte) 2).put(next, 0, 8);
    first.putShort(
        first.limit() - 2,
        (short) FlacChecksum.of(Arrays.copyOf(first.array(), first.limit() - 2)));
    byte[] last = FlacEncoder.frame(new FlacEncoder.Slot(model, 0, 2), silence, 16);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(first.array());
    all.writeBytes(next);
    all.writeBytes(last);

    List<FlacFrames.Frame> frames =
        FlacFrames.read(MediaSource.of("a.flac", all.toByteArray()), 0, all.size());

    assertEquals(3, frames.size());
    assertEquals(first.limit(), frames.get(0).length());
  }

  @ParameterizedTest
  @CsvSource({"s16,2", "s32,2", "s16,1", "s16,6"})
  void digest_ofFramesByAnotherEncoder_isRight(String samples, int channels) throws IOException {
    Assumptions.assumeTrue(Ffmpeg.installed().isPresent(), "no FFmpeg here");
    byte[] file = encoded(samples, channels);

    byte[] once = labelled(file, Place.MIDDLE);

    assertFalse(Arrays.equals(UNKNOWN, digest(once)));
    assertFalse(Arrays.equals(UNKNOWN, digest(labelled(once, Place.END))));
    List<ExplicitFinding> found = new CueDetector().detect(MediaSource.of("b.flac", once));
    assertEquals("rhythm", found.get(0).kind());
  }

  @Test
  void decoder_changedBits_endsWithSamplesOrAnIOException() throws IOException {
    MediaSource file = MediaSource.of("a.flac", flac(1));
    FlacFrames.Frame frame = FlacFrames.read(file, 42, file.size()).get(0);
    Random random = new Random(3);
    int decoded = 0;
    for (int i = 0; i < 2000; i++) {
      byte[] data = FlacDecoder.read(file, frame, frame);
      for (int flips = 0; flips < 3; flips++) {
        data[8 + random.nextInt(data.length - 8)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        decoded += FlacDecoder.decode(data, 0, frame, 16).length;
      } catch (IOException expected) {
        assertTrue(String.valueOf(expected.getMessage()).contains("FLAC frame"));
      }
    }
    assertTrue(decoded > 0);
  }

  private static byte[] labelled(byte[] file, Place place) throws IOException {
    return new FlacLabeler()
        .label(
            MediaSource.of("a.flac", file),
            ExplicitLabel.standard().sounding(AudioCue.standard().at(place)))
        .plan()
        .toBytes();
  }

  private static byte[] digest(byte[] file) {
    return Arrays.copyOfRange(file, 26, 42);
  }

  private static byte[] encoded(String samples, int channels) throws IOException {
    PcmFormat format =
        new PcmFormat(PcmFormat.Coding.SIGNED, 2, ByteOrder.LITTLE_ENDIAN, RATE, channels);
    Random random = new Random(5);
    float[] sound = new float[3 * RATE];
    for (int i = 0; i < sound.length; i++) {
      sound[i] = (float) (0.3 * Math.sin(i / 7.0) + 0.05 * random.nextGaussian());
    }
    try (Workspace workspace = Workspace.create()) {
      var wav = workspace.put(WaveFile.of(format, format.encode(sound)), "a.wav");
      List<String> arguments = new ArrayList<>(Ffmpeg.input("wav", wav));
      arguments.addAll(List.of("-af", "volume=0.7", "-sample_fmt", samples, "-c:a", "flac"));
      arguments.addAll(List.of("-f", "flac", Ffmpeg.output(workspace.file("a.flac"))));
      Ffmpeg.require("a").run(arguments, Probe.LIMIT);
      return Files.readAllBytes(workspace.file("a.flac"));
    }
  }

  private static byte[] flac(int count) {
    int[] samples = new int[1024];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (int) (8000 * Math.sin(i / 9.0));
    }
    FlacInfo info = new FlacInfo(RATE, 1, 16, 1, new byte[16]);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {'f', 'L', 'a', 'C', (byte) 0x80, 0, 0, FlacInfo.LENGTH});
    byte[] digest = digest(samples, count);
    out.writeBytes(
        info.written(new int[] {1024, 1024}, new int[] {0, 0}, count * 1024L + 100, digest));
    byte[] model = {(byte) 0xFF, (byte) 0xF8, 0x75, 0x08, 0, 0, 0, 0};
    for (int i = 0; i < count; i++) {
      FlacEncoder.Slot slot = new FlacEncoder.Slot(model, 0, i);
      out.writeBytes(FlacEncoder.frame(slot, new int[][] {samples}, 16));
    }
    int[][] last = {Arrays.copyOf(samples, 100)};
    out.writeBytes(FlacEncoder.frame(new FlacEncoder.Slot(model, 0, count), last, 16));
    return out.toByteArray();
  }

  private static byte[] digest(int[] samples, int count) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      for (int i = 0; i < count; i++) {
        digest.update(FlacDecoder.bytes(new int[][] {samples}, 16));
      }
      return digest.digest(FlacDecoder.bytes(new int[][] {Arrays.copyOf(samples, 100)}, 16));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
