package org.aigclabel.video;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Plan;
import org.aigclabel.Progress;
import org.aigclabel.Rule;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.explicit.VideoOpening;
import org.aigclabel.explicit.VideoOpening.Also;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.ffmpeg.FfmpegJob;
import org.aigclabel.ffmpeg.Workspace;
import org.aigclabel.video.splice.Section.Window;

/** Burns the label in by encoding all pictures again; sound and subtitles are copied. */
final class FullOpening {

  private static final Duration LIMIT = Duration.ofHours(12);
  // The overlay filter takes the first picture for earlier than it is, where sound begins before.
  private static final double BEFORE = -1;

  private static final Pattern BASE = Pattern.compile("#tb 0: ([0-9]{1,9})/([0-9]{1,9})");
  private static final Pattern PACKET =
      Pattern.compile("0, *[-0-9]+, *([-0-9]{1,18}), *([0-9]{1,18}),");

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
  Rendering render(String why, Progress progress) throws IOException {
    Workspace workspace = Ffmpeg.workspace(source, "film");
    try {
      List<String> input = Ffmpeg.input(container.demuxer(), workspace.file("film"));
      VideoProbe probe = VideoProbe.of(source, input);
      LabelOverlay overlay = LabelOverlay.draw(workspace, label, probe.screen(), input);
      Extent extent = extent(input);
      Path result = workspace.file("labelled");
      List<String> arguments = new ArrayList<>(input);
      arguments.addAll(overlay.over("null", windows(probe.start(), extent.end())));
      arguments.addAll(List.of("-map", "0:a?", "-map", "0:s?", "-map", "0:t?"));
      arguments.addAll(List.of("-map_metadata", "0", "-map_chapters", "0", "-c", "copy"));
      arguments.addAll(List.of("-copyts", "-fps_mode:v", "passthrough"));
      VideoContainer.Encoding encoding = container.encoding(source, probe);
      arguments.addAll(encoding.arguments());
      arguments.addAll(container.muxer());
      arguments.addAll(List.of("-progress", "pipe:1", Ffmpeg.output(result)));
      FfmpegJob job = FfmpegJob.of(arguments, LIMIT);
      double pictures = Math.max(1, extent.pictures());
      encoding.ffmpeg().run(job.draining(FfmpegJob.pictures(n -> progress.reached(n / pictures))));
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

  /** Returns when the label is shown in a film from {@code start} to {@code end}. */
  private List<Window> windows(double start, double end) {
    VideoOpening opening = label.opening();
    double seconds = opening.seconds();
    double fade = opening.fade();
    if (opening.also().contains(Also.THROUGHOUT) || end - start <= seconds) {
      return List.of(new Window(BEFORE, end + 1, 0, 0));
    }
    List<Window> windows = new ArrayList<>();
    windows.add(new Window(BEFORE, start + seconds + fade, 0, fade));
    if (opening.also().contains(Also.MIDDLE)) {
      double half = seconds / 2 + fade;
      double middle = (start + end) / 2;
      windows.add(new Window(middle - half, middle + half, fade, fade));
    }
    if (opening.also().contains(Also.END)) {
      windows.add(new Window(end - seconds - fade, end + 1, fade, 0));
    }
    return windows;
  }

  /** How many pictures there are, and when the last is over, in seconds on the film's clock. */
  private record Extent(int pictures, double end) {}

  private Extent extent(List<String> input) throws IOException {
    List<String> arguments = new ArrayList<>(input);
    arguments.addAll(List.of("-map", "0:v:0", "-copyts", "-c", "copy", "-f", "framecrc", "pipe:1"));
    Extent[] extent = {new Extent(0, 0)};
    double[] unit = {1};
    FfmpegJob job = FfmpegJob.of(arguments, LIMIT);
    ffmpeg.run(
        job.draining(
            FfmpegJob.lines(
                line -> {
                  Matcher packet = PACKET.matcher(line);
                  Matcher base = BASE.matcher(line);
                  if (packet.lookingAt()) {
                    long end = Long.parseLong(packet.group(1)) + Long.parseLong(packet.group(2));
                    double most = Math.max(extent[0].end(), end * unit[0]);
                    extent[0] = new Extent(extent[0].pictures() + 1, most);
                  } else if (base.lookingAt()) {
                    unit[0] = Double.parseDouble(base.group(1)) / Double.parseDouble(base.group(2));
                  }
                })));
    return extent[0];
  }
}
