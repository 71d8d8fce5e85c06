package org.aigclabel.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aigclabel.Label;
import org.aigclabel.Labeler;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.VideoOpening;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A browser plays what was labelled, across the cut, and seeks in it. */
class ChromiumTest {

  private static final Label LABEL = Label.producedBy("001191110102MACQD9K64010000", "e357");
  private static final ExplicitLabel TEXT =
      ExplicitLabel.standard().opening(VideoOpening.lasting(2));
  private static final int PICTURES = 40;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "film.mp4, libx264 -g 10 -bf 2 -c:a aac",
    "film.webm, libvpx-vp9 -g 10 -b:v 1M -cpu-used 8 -c:a libopus"
  })
  void labelledFilm_played_isWholeAndShowsTheLabelInTheOpeningOnly(String name, String options)
      throws Exception {
    Map<String, String> seen = play(labelled(name, options), "");
    assertEquals("" + PICTURES, seen.get("frames"), seen::toString);
    for (String look : seen.get("seen").split(",")) {
      String[] words = look.split(":");
      boolean opening = Double.parseDouble(words[0]) < 2;
      assertEquals(opening, Integer.parseInt(words[1]) > 60, "label at " + look);
    }
  }

  @Test
  void playerFragment_played_showsTheNoticeAboveTheFrame() throws Exception {
    Path film = film("film.webm", "libvpx-vp9 -g 10 -b:v 1M -cpu-used 8 -c:a libopus");
    Map<String, String> seen = play(film, PlayerNotice.html(TEXT, "film"));
    assertEquals(TEXT.text(), seen.get("notice"), seen::toString);
  }

  private Path labelled(String name, String options) throws Exception {
    Path film = film(name, options);
    byte[] labelled = Labeler.installed().showing(TEXT).label(Files.readAllBytes(film), LABEL);
    return Files.write(folder.resolve("labelled-" + name), labelled);
  }

  private Path film(String name, String options) throws Exception {
    List<String> coding = List.of(options.split(" "));
    assumeTrue(
        Ffmpeg.installed().filter(ffmpeg -> ffmpeg.encodes(coding.get(0))).isPresent(),
        "needs FFmpeg with " + coding.get(0));
    Path file = folder.resolve(name);
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-f", "lavfi", "-i", "color=gray:s=320x180:r=10:d=4"));
    arguments.addAll(List.of("-f", "lavfi", "-i", "sine=d=4", "-pix_fmt", "yuv420p", "-c:v"));
    arguments.addAll(coding);
    arguments.add(Ffmpeg.output(file));
    Ffmpeg.require(name).run(arguments, Duration.ofMinutes(2));
    return file;
  }

  private Map<String, String> play(Path film, String fragment) throws Exception {
    assumeTrue(BrowserPlayer.chromium().isPresent(), "needs chromium");
    try (InputStream page = ChromiumTest.class.getResourceAsStream("player.html")) {
      String html = new String(Objects.requireNonNull(page).readAllBytes(), StandardCharsets.UTF_8);
      Path profile = folder.resolve("profile");
      Map<String, String> seen =
          new BrowserPlayer(html, BrowserPlayer.chromium().orElseThrow(), profile)
              .play(film, fragment);
      assumeTrue(!seen.isEmpty(), "chromium does not run here");
      assertTrue(!seen.containsKey("error"), seen::toString);
      return seen;
    }
  }
}
