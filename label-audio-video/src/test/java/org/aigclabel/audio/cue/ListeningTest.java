package org.aigclabel.audio.cue;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.MediaSource;
import org.aigclabel.Rule;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.explicit.AudioCue.Rhythm;
import org.aigclabel.explicit.ExplicitFinding;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** How much of a file is listened to: all, unless it is far longer than its bytes can hold. */
class ListeningTest {

  private static final int BLOCK = 16_000;
  private static final int BLOCKS_IN_TEN_MINUTES = 300;
  private static final int RATE = 8000;

  @Test
  void cue_lastInTenMinutesOfSilence_isFoundAndNothingSaid() throws IOException {
    List<ExplicitFinding> found = heard(silence(BLOCKS_IN_TEN_MINUTES, BLOCKS_IN_TEN_MINUTES - 2));

    assertEquals("rhythm", found.get(0).kind());
    assertTrue(found.get(0).findings().stream().allMatch(f -> f.rule() == Rule.EXPLICIT_NOTE));
  }

  @Test
  void cue_beforeMoreSilenceThanIsHeard_isFoundAndTheRestNamed() throws IOException {
    List<ExplicitFinding> found = heard(silence(BLOCKS_IN_TEN_MINUTES + 50, 3));

    assertEquals(1, found.size());
    String said = found.get(0).findings().toString();
    assertTrue(said.contains("only the first 600 s"), said);
  }

  @Test
  void cue_behindMoreSilenceThanIsHeard_isSaidToBeUnheard() throws IOException {
    byte[] file = silence(BLOCKS_IN_TEN_MINUTES + 50, BLOCKS_IN_TEN_MINUTES + 20);

    UnsupportedMediaException e = assertThrows(UnsupportedMediaException.class, () -> heard(file));

    assertEquals("reason.sound.partly:600", e.reason());
  }

  @Test
  void ogg_withoutAStream_isNotGivenToFfmpeg() {
    byte[] file = "OggS".repeat(1000).getBytes(US_ASCII);

    assertThrows(
        MalformedMediaException.class,
        () -> new CueDetector().detect(MediaSource.of("a.ogg", file)));
  }

  @Test
  void aac_thatCannotBeDecoded_isSaidToBeUnheard() {
    Assumptions.assumeTrue(Ffmpeg.installed().isPresent(), "no FFmpeg here");
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int i = 0; i < 20; i++) {
      file.writeBytes(new byte[] {-1, -15, 0x50, (byte) 0x80, 1, 0x1F, -4, 0x7F});
    }

    UnsupportedMediaException e =
        assertThrows(
            UnsupportedMediaException.class,
            () -> new CueDetector().detect(MediaSource.of("a.aac", file.toByteArray())));

    assertEquals("reason.sound.undecoded", e.reason());
  }

  private static List<ExplicitFinding> heard(byte[] flac) throws IOException {
    return new CueDetector().detect(MediaSource.of("a.flac", flac));
  }

  /** Returns FLAC of so many blocks of 2 s without a sound, but for a cue in one and the next. */
  private static byte[] silence(int blocks, int loud) throws IOException {
    float[] cue = CueSound.of(new Rhythm(800, 0.12), RATE);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {'f', 'L', 'a', 'C', (byte) 0x80, 0, 0, FlacInfo.LENGTH});
    FlacInfo info = new FlacInfo(RATE, 1, 16, 1, new byte[16]);
    long total = (long) blocks * BLOCK;
    out.writeBytes(info.written(new int[] {BLOCK, BLOCK}, new int[] {0, 0}, total, new byte[16]));
    byte[] model = {(byte) 0xFF, (byte) 0xF8, 0x74, 0x08, 0, 0, 0, 0};
    for (int i = 0; i < blocks; i++) {
      int[] samples = new int[BLOCK];
      for (int k = 0; k < BLOCK && i >= loud; k++) {
        int at = (i - loud) * BLOCK + k;
        samples[k] = at < cue.length ? (int) (8000 * cue[at]) : 0;
      }
      out.writeBytes(
          FlacEncoder.frame(new FlacEncoder.Slot(model, 0, i), new int[][] {samples}, 16));
    }
    return out.toByteArray();
  }
}
