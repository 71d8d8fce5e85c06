package org.aigclabel.audio.cue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aigclabel.Label;
import org.aigclabel.Labeler;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.video.BrowserPlayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A browser plays labelled sound to its end, and decodes as much as it says there is. */
class PlaybackTest {

  private static final Label LABEL = Label.producedBy("001191110102MACQD9K64010000", "e357");
  private static final double LENGTH = 2;
  private static final double CUE = 1.28;
  private static final Map<String, String> CODERS =
      Map.of(
          "mp3",
          "libmp3lame",
          "flac",
          "flac",
          "wav",
          "pcm_s16le",
          "opus",
          "libopus",
          "ogg",
          "libvorbis",
          "m4a",
          "aac");

  private static final String PAGE =
      """
      <script>
      const files = {%s}, seen = new URLSearchParams();
      async function play(name, address) {
        const bytes = await (await fetch(address)).arrayBuffer();
        const decoded = await new OfflineAudioContext(1, 1, 48000).decodeAudioData(bytes);
        seen.set(name + '-decoded', decoded.duration);
        const audio = new Audio(address);
        audio.playbackRate = 4;
        await new Promise((ended, failed) => {
          audio.onended = ended; audio.onerror = () => failed(audio.error.message); audio.play();
        });
        seen.set(name + '-said', audio.duration);
        seen.set(name + '-played', audio.currentTime);
      }
      (async () => {
        for (const name in files)
          await play(name, files[name]).catch(e => seen.set(name + '-error', e));
        fetch('/result?' + seen);
      })();
      </script>
      """;

  @TempDir private Path folder;

  @Test
  void labelledSound_played_endsWhereItSays() throws Exception {
    assumeTrue(BrowserPlayer.chromium().isPresent(), "needs chromium");
    Map<String, String> addresses = new LinkedHashMap<>();
    for (String name : CODERS.keySet().stream().sorted().toList()) {
      byte[] labelled =
          Labeler.installed().showing(ExplicitLabel.standard()).label(sound(name), LABEL);
      String type = name.equals("m4a") ? "mp4" : name.equals("opus") ? "ogg" : name;
      addresses.put(name, "data:audio/" + type + ";base64," + base64(labelled));
    }
    List<String> entries = new ArrayList<>();
    addresses.forEach((name, address) -> entries.add(name + ": '" + address + "'"));
    String page = PAGE.formatted(String.join(",\n", entries));

    Map<String, String> seen =
        new BrowserPlayer(page, BrowserPlayer.chromium().orElseThrow(), folder.resolve("profile"))
            .play(Files.write(folder.resolve("none"), new byte[1]), "");

    assumeTrue(!seen.isEmpty(), "chromium does not run here");
    for (String name : addresses.keySet()) {
      assertFalse(seen.containsKey(name + "-error"), () -> name + ": " + seen);
      double said = Double.parseDouble(seen.getOrDefault(name + "-said", "0"));
      assertTrue(said >= LENGTH + CUE - 0.01 && said < LENGTH + CUE + 0.13, name + ": " + seen);
      assertEquals(said, Double.parseDouble(seen.get(name + "-played")), 0.05, name);
      assertEquals(said, Double.parseDouble(seen.get(name + "-decoded")), 0.03, name);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private byte[] sound(String name) throws IOException {
    String coder = String.valueOf(CODERS.get(name));
    assumeTrue(
        Ffmpeg.installed(ffmpeg -> ffmpeg.encodes(coder)).isPresent(),
        "needs FFmpeg with " + coder);
    Path file = folder.resolve("sound." + name);
    List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i"));
    arguments.add("sine=f=300:r=48000:d=" + LENGTH);
    arguments.addAll(List.of("-c:a", coder, Ffmpeg.output(file)));
    Ffmpeg.require(name, coder).run(arguments, Probe.LIMIT);
    return Files.readAllBytes(file);
  }
}
