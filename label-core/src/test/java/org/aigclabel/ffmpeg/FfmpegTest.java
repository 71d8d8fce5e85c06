package org.aigclabel.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.MediaSource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class FfmpegTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final byte[] NOISE = new byte[1 << 20];

  @Test
  void run_pipedBothWays_passesEveryByte() throws IOException {
    byte[][] result = new byte[1][];
    ffmpeg()
        .run(
            FfmpegJob.of(raw("pipe:0", "pipe:1"), LIMIT)
                .feeding(out -> out.write(NOISE))
                .draining(in -> result[0] = in.readAllBytes()));
    assertEquals(NOISE.length, result[0].length);
  }

  @Test
  void run_brokenInput_saysWhy() throws IOException {
    try (Workspace workspace = Ffmpeg.workspace(MediaSource.of("x.mp4", new byte[100]), "x.mp4")) {
      List<String> arguments = new ArrayList<>(Ffmpeg.input("mov", workspace.file("x.mp4")));
      arguments.addAll(List.of("-f", "null", "-"));
      FfmpegException e = assertThrows(FfmpegException.class, () -> ffmpeg().run(arguments, LIMIT));
      assertTrue(e.getMessage().contains("Invalid data"), e.getMessage());
      assertEquals("moov atom not found", e.reason());
    }
  }

  @Test
  void run_tooLong_isEnded() throws IOException {
    List<String> endless = List.of("-re", "-f", "lavfi", "-i", "anullsrc", "-f", "null", "-");
    IOException e =
        assertThrows(IOException.class, () -> ffmpeg().run(endless, Duration.ofMillis(300)));
    assertTrue(e.getMessage().contains("longer"), e.getMessage());
  }

  @Test
  void run_interrupted_isCancelled() throws IOException {
    Ffmpeg ffmpeg = ffmpeg();
    Thread.currentThread().interrupt();
    assertThrows(IOException.class, () -> ffmpeg.run(List.of("-version"), LIMIT));
    assertTrue(Thread.interrupted());
  }

  @Test
  void input_playlistNamedMp4_isNotFollowed() throws IOException {
    byte[] playlist = "#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n".getBytes();
    try (Workspace workspace = Ffmpeg.workspace(MediaSource.of("x", playlist), "x.mp4")) {
      List<String> arguments = new ArrayList<>(Ffmpeg.input("mov", workspace.file("x.mp4")));
      arguments.addAll(List.of("-f", "null", "-"));
      assertThrows(IOException.class, () -> ffmpeg().run(arguments, LIMIT));
    }
  }

  @Test
  void installed_withACondition_isOneThatMeetsIt() {
    Ffmpeg any = ffmpeg();
    assertEquals(
        any.program(), Ffmpeg.installed(found -> found.encodes("pcm_s16le")).get().program());
    assertTrue(Ffmpeg.installed(found -> found.encodes("no such encoder")).isEmpty());
    List<Path> asked = new ArrayList<>();
    Ffmpeg.installed(found -> !asked.add(found.program()));
    assertEquals(any.program(), asked.get(0));
  }

  @Test
  void workspace_closed_leavesNothing() throws IOException {
    Path file;
    try (Workspace workspace = Workspace.create()) {
      file = workspace.put(NOISE, "noise");
      assertTrue(Files.exists(file));
    }
    assertFalse(Files.exists(file.getParent()));
  }

  private static List<String> raw(String from, String to) {
    return List.of("-f", "u8", "-ar", "8000", "-ac", "1", "-i", from, "-f", "u8", to);
  }

  private static Ffmpeg ffmpeg() {
    Optional<Ffmpeg> ffmpeg = Ffmpeg.installed();
    Assumptions.assumeTrue(ffmpeg.isPresent(), "no FFmpeg on this machine");
    return ffmpeg.get();
  }
}
