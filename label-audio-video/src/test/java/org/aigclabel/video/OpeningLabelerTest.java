package org.aigclabel.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aigclabel.MediaSource;
import org.aigclabel.Rule;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.explicit.VideoOpening;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningLabelerTest {

  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final int WIDTH = 160;
  private static final int HEIGHT = 120;
  private static final ExplicitLabel TWO_SECONDS =
      ExplicitLabel.standard().opening(VideoOpening.lasting(2));

  @TempDir Path folder;

  @BeforeEach
  void needsX264() {
    Assumptions.assumeTrue(
        Ffmpeg.installed().map(f -> f.encodes("libx264")).orElse(false),
        "no FFmpeg with libx264 on this machine");
  }

  @Test
  void label_h264WithBFrames_changesTheOpeningOnly() throws IOException {
    Path film = film("film.mp4", "libx264", "-g", "10", "-bf", "2");
    Path labelled = label(film, TWO_SECONDS);
    List<String> before = packets(film);
    List<String> after = packets(labelled);
    assertEquals(before.size(), after.size());
    assertEquals(column(before, 2), column(after, 2), "times of display");
    assertEquals(20, video(before).stream().filter(line -> !after.contains(line)).count());
    assertEquals(
        before.stream().filter(OpeningLabelerTest::isSound).toList(),
        after.stream().filter(OpeningLabelerTest::isSound).toList());
    byte[] old = frames(film);
    byte[] drawn = frames(labelled);
    int frame = WIDTH * HEIGHT;
    assertTrue(difference(old, drawn, 0, true) > 20, "first frame");
    assertTrue(difference(old, drawn, 19 * frame, true) > 20, "frame at 1.9 s");
    assertTrue(difference(old, drawn, 10 * frame, false) < 3, "outside the label");
    assertEquals(0, difference(old, drawn, 20 * frame, true), "after the cut");
  }

  @ParameterizedTest
  @CsvSource({
    "film.mkv, libx264 -g 10 -bf 2",
    "film.webm, libvpx-vp9 -g 10 -cpu-used 8 -c:a libopus",
    "film2.webm, libvpx -g 10 -cpu-used 8 -c:a libopus",
    "film2.mp4, libx265 -g 10 -x265-params open-gop=0:log-level=none",
    "film3.mp4, libsvtav1 -preset 12 -g 10",
    "film4.mp4, libx264 -g 10 -bf 0 -movflags frag_keyframe+empty_moov",
    "film5.mp4, libx264 -g 10 -bf 0 -movflags frag_keyframe+empty_moov+dash+global_sidx"
  })
  void label_otherContainersAndCodecs_changesTheOpeningOnly(String name, String options)
      throws IOException {
    String[] words = options.split(" ");
    Assumptions.assumeTrue(
        Ffmpeg.installed().map(f -> f.encodes(words[0])).orElse(false), "no " + words[0]);
    Path film = film(name, words[0], Arrays.copyOfRange(words, 1, words.length));
    Path labelled = label(film, TWO_SECONDS);
    List<String> before = packets(film);
    List<String> after = packets(labelled);
    assertEquals(before.size(), after.size());
    assertEquals(column(before, 2), column(after, 2), "times of display");
    assertEquals(tail(before), tail(after), "packets after the cut");
    byte[] old = frames(film);
    byte[] drawn = frames(labelled);
    int frame = WIDTH * HEIGHT;
    assertTrue(difference(old, drawn, 0, true) > 20, "first frame");
    assertTrue(difference(old, drawn, 10 * frame, false) < 8, "outside the label");
    assertEquals(0, difference(old, drawn, 20 * frame, true), "after the cut");
  }

  @Test
  void label_alsoMiddleAndEnd_keepsWhatIsBetween() throws IOException {
    Path film = film("film.mp4", "libx264", "-g", "10", "-bf", "2", "-t", "12");
    VideoOpening places =
        VideoOpening.lasting(2).alsoAt(VideoOpening.Also.MIDDLE).alsoAt(VideoOpening.Also.END);
    Path labelled = label(film, TWO_SECONDS.opening(places.fading(0.5)));
    byte[] old = frames(film);
    byte[] drawn = frames(labelled);
    int frame = WIDTH * HEIGHT;
    for (int shown : new int[] {0, 15, 55, 64, 105, 119}) {
      assertTrue(difference(old, drawn, shown * frame, true) > 20, "shown in frame " + shown);
    }
    for (int kept : new int[] {30, 40, 80, 90}) {
      assertEquals(0, difference(old, drawn, kept * frame, true), "kept frame " + kept);
    }
    int coming = difference(old, drawn, 47 * frame, true);
    assertTrue(coming < difference(old, drawn, 55 * frame, true), "coming: " + coming);
  }

  @Test
  void label_interrupted_leavesNothingBehind() throws IOException, InterruptedException {
    Path film = film("film.mkv", "mpeg4", "-q:v", "3");
    Set<Path> before = temporary();
    List<Throwable> thrown = new CopyOnWriteArrayList<>();
    Thread worker =
        new Thread(
            () -> {
              Thread.currentThread().interrupt();
              try {
                label(film, TWO_SECONDS);
              } catch (IOException e) {
                thrown.add(e);
              }
            });
    worker.start();
    worker.join();
    assertEquals(1, thrown.size());
    Set<Path> after = temporary();
    after.removeAll(before);
    assertEquals(Set.of(), after);
  }

  private static List<String> tail(List<String> lines) {
    return lines.subList(lines.size() - 20, lines.size());
  }

  private static Set<Path> temporary() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(path -> path.getFileName().toString().startsWith("aigc-label-"))
          .collect(Collectors.toCollection(HashSet::new));
    }
  }

  @Test
  void label_secondTime_findsAnotherFreeParameterSet() throws IOException {
    Path film = film("film.mp4", "libx264", "-g", "10");
    Path twice = label(label(film, TWO_SECONDS), TWO_SECONDS);
    assertEquals(packets(film).size(), packets(twice).size());
    assertEquals(frames(film).length, frames(twice).length);
  }

  @Test
  void label_noLaterKeyFrame_encodesAllPicturesAndKeepsSound() throws IOException {
    Path film = film("film.mp4", "libx264", "-g", "1000");
    Path labelled = label(film, TWO_SECONDS);
    assertEquals(frames(film).length, frames(labelled).length);
    assertEquals(
        packets(film).stream().filter(OpeningLabelerTest::isSound).toList(),
        packets(labelled).stream().filter(OpeningLabelerTest::isSound).toList());
  }

  @Test
  void label_otherCodec_isEncodedAgainUnlessLossIsForbidden() throws IOException {
    Path film = film("film.mkv", "mpeg4", "-q:v", "3");
    try (MediaSource source = MediaSource.of(film)) {
      assertThrows(
          UnsupportedMediaException.class,
          () -> new OpeningLabeler().label(source, TWO_SECONDS.withoutLoss()));
      try (Rendering rendering = new OpeningLabeler().label(source, TWO_SECONDS)) {
        assertEquals(Rule.EXPLICIT_REENCODED, rendering.notes().get(0).rule());
      }
    }
    assertEquals(frames(film).length, frames(label(film, TWO_SECONDS)).length);
  }

  @Test
  void label_wholeFilm_isShownToTheEnd() throws IOException {
    Path film = film("film.mp4", "libx264", "-g", "10");
    Path labelled =
        label(
            film,
            TWO_SECONDS.opening(VideoOpening.lasting(2).alsoAt(VideoOpening.Also.THROUGHOUT)));
    byte[] drawn = frames(labelled);
    assertTrue(
        difference(frames(film), drawn, drawn.length - WIDTH * HEIGHT, true) > 20, "last frame");
  }

  private Path film(String name, String codec, String... options) throws IOException {
    Path file = folder.resolve(name);
    List<String> arguments = new ArrayList<>();
    arguments.addAll(
        List.of("-f", "lavfi", "-i", "color=gray:s=160x120:r=10:d=" + seconds(options)));
    arguments.addAll(List.of("-f", "lavfi", "-i", "sine=d=" + seconds(options), "-c:v", codec));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("-pix_fmt", "yuv420p"));
    if (!name.endsWith("webm")) {
      arguments.addAll(List.of("-c:a", "aac"));
    }
    arguments.addAll(List.of(Ffmpeg.output(file)));
    Ffmpeg.require(name).run(arguments, LIMIT);
    return file;
  }

  private static String seconds(String... options) {
    List<String> all = List.of(options);
    return all.contains("-t") ? all.get(all.indexOf("-t") + 1) : "4";
  }

  private Path label(Path film, ExplicitLabel label) throws IOException {
    Path result = folder.resolve("labelled-" + film.getFileName());
    try (MediaSource source = MediaSource.of(film);
        Rendering rendering = new OpeningLabeler().label(source, label)) {
      Files.write(result, rendering.plan().toBytes());
    }
    return result;
  }

  private static String demuxer(Path file) {
    return file.toString().endsWith("mp4") ? "mov" : "matroska";
  }

  private static List<String> packets(Path film) throws IOException {
    List<String> arguments = new ArrayList<>(Ffmpeg.input(demuxer(film), film));
    arguments.addAll(List.of("-c", "copy", "-f", "framemd5", "pipe:1"));
    String text =
        new String(
            Ffmpeg.require("x").output(arguments, 1 << 20, LIMIT), StandardCharsets.US_ASCII);
    List<String> lines = text.lines().filter(line -> !line.startsWith("#")).toList();
    assertFalse(lines.isEmpty());
    return lines;
  }

  private static boolean isSound(String line) {
    return line.startsWith("1");
  }

  private static List<String> video(List<String> lines) {
    return lines.stream().filter(line -> !isSound(line)).toList();
  }

  private static List<Long> column(List<String> lines, int index) {
    return video(lines).stream()
        .map(line -> Long.parseLong(line.split(",")[index].strip()))
        .sorted()
        .toList();
  }

  private static byte[] frames(Path film) throws IOException {
    List<String> arguments = new ArrayList<>(Ffmpeg.input(demuxer(film), film));
    arguments.addAll(List.of("-an", "-fps_mode", "passthrough", "-pix_fmt", "gray"));
    arguments.addAll(List.of("-f", "rawvideo", "pipe:1"));
    return Ffmpeg.require("x").output(arguments, 4 << 20, LIMIT);
  }

  /** Returns the greatest difference of one frame, in the corner of the label or elsewhere. */
  private static int difference(byte[] a, byte[] b, int from, boolean corner) {
    int most = 0;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int at = from + y * WIDTH + x;
        boolean inside = x >= WIDTH / 2 && y >= HEIGHT / 2;
        if (corner == inside) {
          most = Math.max(most, Math.abs((a[at] & 0xFF) - (b[at] & 0xFF)));
        }
      }
    }
    return most;
  }
}
