package org.aigclabel.ocr;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.aigclabel.ffmpeg.Ffmpeg;

/**
 * Single frames of a video, in at most full HD.
 *
 * @param ffmpeg decodes
 * @param demuxer FFmpeg's name of the container
 * @param file the video
 */
record Footage(Ffmpeg ffmpeg, String demuxer, Path file) {

  /** Frames a second of the opening that are looked at. */
  static final int RATE = 5;

  private static final String SIZE = "scale='trunc(iw*min(1\\,1080/min(iw\\,ih)))':-1";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Returns frames of the first 2.4 seconds, {@link #RATE} a second, the very first one first. */
  List<BufferedImage> opening() throws IOException {
    return frames(List.of(), List.of("-t", "2.4", "-an", "-vf", "fps=" + RATE + "," + SIZE));
  }

  /** Returns the frame at a moment in seconds. */
  Optional<BufferedImage> at(double seconds) throws IOException {
    String moment = String.format(Locale.ROOT, "%.3f", seconds);
    return frames(List.of("-ss", moment), List.of("-frames:v", "1", "-an", "-vf", SIZE)).stream()
        .findFirst();
  }

  /** Returns when the last frame is shown, in seconds; 0 if that cannot be told. */
  double last() throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-sseof", "-1"));
    arguments.addAll(Ffmpeg.input(demuxer, file));
    arguments.addAll(
        List.of("-copyts", "-an", "-map", "0:v:0", "-c", "copy", "-f", "framecrc", "pipe:1"));
    String packets =
        new String(ffmpeg.output(arguments, 1 << 20, PATIENCE), StandardCharsets.US_ASCII);
    double unit = 0;
    double last = 0;
    for (String line : packets.lines().toList()) {
      String[] cells = line.split("[,:]?\\s+|/");
      if (line.startsWith("#tb")) {
        unit = Double.parseDouble(cells[2]) / Double.parseDouble(cells[3]);
      } else if (!line.startsWith("#") && cells.length > 2) {
        last = Math.max(last, Long.parseLong(cells[2]) * unit);
      }
    }
    return last;
  }

  private List<BufferedImage> frames(List<String> seek, List<String> how) throws IOException {
    List<String> arguments = new ArrayList<>(seek);
    arguments.addAll(Ffmpeg.input(demuxer, file));
    arguments.addAll(how);
    return FfmpegPictures.frames(ffmpeg, arguments);
  }
}
