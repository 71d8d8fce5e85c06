package org.aigclabel.rules;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.ffmpeg.FfmpegJob;
import org.aigclabel.ffmpeg.Workspace;
import org.junit.jupiter.api.Assumptions;

/** MP4 videos of 900 by 600 at ten frames a second that show words for a while. */
final class Videos {

  private static final int RATE = 10;
  private static final BufferedImage BLANK = Pictures.scene("AI", Color.DARK_GRAY, 40, 9999, 0);

  private Videos() {}

  /** Returns a video of so many seconds that shows the words from one moment to another. */
  static byte[] showing(String words, double from, double to, double length) {
    Assumptions.assumeTrue(Ffmpeg.installed().isPresent(), "FFmpeg is not on this machine");
    BufferedImage shown = Pictures.scene(words, Color.DARK_GRAY, 40, 640, 520);
    try (Workspace workspace = Workspace.create()) {
      List<String> arguments =
          List.of(
              "-f",
              "rawvideo",
              "-pix_fmt",
              "bgr24",
              "-s",
              "900x600",
              "-r",
              "" + RATE,
              "-i",
              "pipe:0",
              "-c:v",
              "mpeg4",
              "-q:v",
              "4",
              "-f",
              "mp4",
              Ffmpeg.output(workspace.file("made")));
      FfmpegJob job = FfmpegJob.of(arguments, Duration.ofSeconds(60));
      Ffmpeg.installed()
          .get()
          .run(
              job.feeding(
                  out -> {
                    for (int frame = 0; frame < length * RATE; frame++) {
                      boolean on = frame >= from * RATE && frame < to * RATE;
                      out.write(bytes(on ? shown : BLANK));
                    }
                  }));
      return Files.readAllBytes(workspace.file("made"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(BufferedImage frame) {
    byte[] bytes = new byte[frame.getWidth() * frame.getHeight() * 3];
    int at = 0;
    for (int y = 0; y < frame.getHeight(); y++) {
      for (int x = 0; x < frame.getWidth(); x++) {
        int rgb = frame.getRGB(x, y);
        bytes[at++] = (byte) rgb;
        bytes[at++] = (byte) (rgb >> 8);
        bytes[at++] = (byte) (rgb >> 16);
      }
    }
    return bytes;
  }
}
