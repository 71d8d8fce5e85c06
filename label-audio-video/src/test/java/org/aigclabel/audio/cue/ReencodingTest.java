package org.aigclabel.audio.cue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.MediaSource;
import org.aigclabel.Rule;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.explicit.AudioCue;
import org.aigclabel.explicit.AudioCue.Place;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.ffmpeg.Workspace;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What no frames can be put into is encoded again: its length, and that it is said. */
class ReencodingTest {

  private static final int RATE = 48_000;

  @ParameterizedTest
  @EnumSource(
      value = Place.class,
      names = {"START", "MIDDLE", "END"})
  void chainedOgg_alike_isAsLongAsBothAndTheCue(Place place) throws IOException {
    Optional<Ffmpeg> ffmpeg = Ffmpeg.installed(found -> found.encodes("libopus"));
    Assumptions.assumeTrue(ffmpeg.isPresent(), "needs FFmpeg with libopus");
    ByteArrayOutputStream chain = new ByteArrayOutputStream();
    chain.writeBytes(opus(ffmpeg.get(), 2));
    chain.writeBytes(opus(ffmpeg.get(), 2));
    AudioCue cue = AudioCue.standard().at(place);

    try (Rendering made =
        new OggLabeler()
            .label(
                MediaSource.of("a.ogg", chain.toByteArray()),
                ExplicitLabel.standard().sounding(cue))) {
      OggSound stream = OggSound.read(MediaSource.of("b.ogg", made.plan().toBytes()));
      double seconds = stream.granule(stream.pages().size()) / (double) RATE;
      double sound = CueSound.of(new AudioCue.Rhythm(800, 0.12), RATE).length / (double) RATE;

      assertEquals(4 + sound, seconds, 0.3);
      assertTrue(made.notes().stream().anyMatch(n -> n.rule() == Rule.EXPLICIT_REENCODED));
    }
  }

  @Test
  void chainedOgg_ofOtherChannels_isRefusedSinceFfmpegLosesTheRest() throws IOException {
    Optional<Ffmpeg> ffmpeg = Ffmpeg.installed(found -> found.encodes("libopus"));
    Assumptions.assumeTrue(ffmpeg.isPresent(), "needs FFmpeg with libopus");
    ByteArrayOutputStream chain = new ByteArrayOutputStream();
    chain.writeBytes(opus(ffmpeg.get(), 2));
    chain.writeBytes(opus(ffmpeg.get(), 1));
    MediaSource file = MediaSource.of("a.ogg", chain.toByteArray());

    UnsupportedMediaException e =
        assertThrows(
            UnsupportedMediaException.class,
            () -> new OggLabeler().label(file, ExplicitLabel.standard()));

    assertEquals("reason.ogg.chain", e.reason());
  }

  private static byte[] opus(Ffmpeg ffmpeg, int channels) throws IOException {
    PcmFormat format =
        new PcmFormat(PcmFormat.Coding.SIGNED, 2, ByteOrder.LITTLE_ENDIAN, RATE, channels);
    float[] sound = new float[2 * RATE];
    for (int i = 0; i < sound.length; i++) {
      sound[i] = (float) (0.2 * Math.sin(i / 30.0));
    }
    try (Workspace workspace = Workspace.create()) {
      Path wav = workspace.put(WaveFile.of(format, format.encode(sound)), "a.wav");
      List<String> arguments = new ArrayList<>(Ffmpeg.input("wav", wav));
      arguments.addAll(List.of("-c:a", "libopus", "-f", "ogg", "pipe:1"));
      return ffmpeg.output(arguments, 1 << 20, Probe.LIMIT);
    }
  }
}
