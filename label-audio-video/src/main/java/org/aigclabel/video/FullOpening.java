package org.aigclabel.video;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Plan;
import org.aigclabel.Rule;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.draw.Canvas;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.ffmpeg.Workspace;

/** Burns the label in by encoding all pictures again; sound and subtitles are copied. */
final class FullOpening {

  private static final Duration PROBE = Duration.ofMinutes(5);
  private static final Duration LIMIT = Duration.ofHours(12);
  private static final int LARGEST_FRAME = 600 << 20;

  private final MediaSource source;
  private final ExplicitLabel label;
  private final Ffmpeg ffmpeg;
  private final VideoContainer container;

  FullOpening(MediaSource source, MediaType type, ExplicitLabel label) throws IOException {
    this.source = source;
    this.label = label;
    this.ffmpeg = Ffmpeg.require(source.name());
    this.container = VideoContainer.of(source, type);
  }

  /** Returns the film with the label, and {@code why} it had to be encoded again. */
  Rendering render(String why) throws IOException {
    Workspace workspace = Ffmpeg.workspace(source, "film");
    try {
      List<String> input = Ffmpeg.input(container.demuxer(), workspace.file("film"));
      Canvas canvas = canvas(input);
      LabelOverlay overlay =
          LabelOverlay.draw(workspace, label, new LabelOverlay.Screen(canvas, 1), input);
      Path result = workspace.file("labelled");
      List<String> arguments = new ArrayList<>(input);
      arguments.addAll(overlay.input());
      arguments.add("-filter_complex");
      arguments.add("[0:v:0]null[a];" + overlay.filter(enable(input)));
      arguments.addAll(List.of("-map", "[v]", "-map", "0:a?", "-map", "0:s?", "-map", "0:t?"));
      arguments.addAll(List.of("-map_metadata", "0", "-map_chapters", "0", "-c", "copy"));
      arguments.addAll(List.of("-fps_mode:v", "passthrough"));
      arguments.addAll(container.encoder(ffmpeg, source));
      arguments.addAll(container.muxer());
      arguments.add(Ffmpeg.output(result));
      ffmpeg.run(arguments, LIMIT);
      MediaSource film = MediaSource.of(result);
      Closeable both =
          () -> {
            film.close();
            workspace.close();
          };
      Finding note = Finding.of(Rule.EXPLICIT_REENCODED, "all pictures, because " + why);
      return new Rendering(Plan.keepAll(film), List.of(note), both);
    } catch (IOException | RuntimeException e) {
      workspace.close();
      throw e;
    }
  }

  /** Returns the part of the filter that says when the label is shown. */
  private String enable(List<String> input) throws IOException {
    double seconds = label.opening().seconds();
    return switch (label.opening().span()) {
      case WHOLE -> "";
      case OPENING -> String.format(Locale.ROOT, ":enable='lt(t,%.3f)'", seconds);
      case OPENING_AND_END ->
          String.format(
              Locale.ROOT, ":enable='lt(t,%.3f)+gte(t,%.3f)'", seconds, length(input) - seconds);
    };
  }

  /** Returns how long the film plays, in seconds, from the last packet of its pictures. */
  private double length(List<String> input) throws IOException {
    List<String> arguments = new ArrayList<>(input);
    arguments.addAll(List.of("-map", "0:v:0", "-c", "copy", "-f", "null", "-progress", "pipe:1"));
    arguments.add("-");
    String text = new String(ffmpeg.output(arguments, 16 << 20, LIMIT), StandardCharsets.UTF_8);
    double length = 0;
    for (String line : text.split("\n")) {
      if (line.matches("out_time_us=[0-9]+")) {
        length = Long.parseLong(line.substring(line.indexOf('=') + 1)) / 1e6;
      }
    }
    return length;
  }

  /** Returns the frame as FFmpeg turns it for display. */
  private Canvas canvas(List<String> input) throws IOException {
    List<String> arguments = new ArrayList<>(input);
    arguments.addAll(List.of("-map", "0:v:0", "-frames:v", "1", "-f", "image2pipe"));
    arguments.addAll(List.of("-c:v", "ppm", "pipe:1"));
    byte[] picture = ffmpeg.output(arguments, LARGEST_FRAME, PROBE);
    String head = new String(picture, 0, Math.min(40, picture.length), StandardCharsets.US_ASCII);
    String[] words = head.split("\\s+");
    if (words.length < 3 || !words[0].equals("P6")) {
      throw new UnsupportedMediaException(source.name(), "FFmpeg finds no picture in it");
    }
    return Canvas.of(source.name(), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
  }
}
