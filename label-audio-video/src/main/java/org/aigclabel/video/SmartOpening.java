package org.aigclabel.video;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.Rule;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.ffmpeg.Workspace;
import org.aigclabel.video.mp4.OpeningCut;

/**
 * Burns the label into the opening of an H.264 film in MP4: only the pictures before the cut are
 * decoded, drawn on and encoded; the rest of the file is kept.
 */
final class SmartOpening {

  private static final Duration LIMIT = Duration.ofMinutes(30);

  private SmartOpening() {}

  static Rendering render(MediaSource source, ExplicitLabel label) throws IOException {
    OpeningCut cut = OpeningCut.of(source, label.opening().seconds());
    Ffmpeg ffmpeg = Ffmpeg.require(source.name());
    List<String> encoder = encoder(ffmpeg, source);
    try (Workspace workspace = Workspace.create()) {
      Path film = workspace.file("opening.h264");
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(film))) {
        out.write(cut.head());
        for (int i = 0; i < cut.count(); i++) {
          out.write(cut.picture(i));
        }
      }
      List<String> input = Ffmpeg.input("h264", film);
      LabelOverlay overlay =
          LabelOverlay.draw(
              workspace, label, new LabelOverlay.Screen(cut.canvas(), cut.stretch()), input);
      Path result = workspace.file("labelled.h264");
      List<String> arguments = new ArrayList<>(input);
      arguments.addAll(overlay.input());
      arguments.add("-filter_complex");
      arguments.add("[0:v]setpts=N/(25*TB)[a];" + overlay.filter(""));
      arguments.addAll(List.of("-map", "[v]", "-fps_mode", "passthrough"));
      arguments.addAll(encoder);
      arguments.addAll(List.of("-f", "h264", Ffmpeg.output(result)));
      ffmpeg.run(arguments, LIMIT);
      String pictures = cut.isWhole() ? "all " + cut.count() : "the first " + cut.count();
      Finding note =
          Finding.of(
              Rule.EXPLICIT_REENCODED,
              pictures + " pictures; other pictures and all sound are kept byte for byte");
      return Rendering.of(cut.with(Files.readAllBytes(result)), note);
    }
  }

  /** Returns arguments for one IDR picture and no B-frames, at a quality that hides the cut. */
  private static List<String> encoder(Ffmpeg ffmpeg, MediaSource source)
      throws UnsupportedMediaException {
    if (ffmpeg.encodes("libx264")) {
      return List.of(
          "-c:v",
          "libx264",
          "-preset",
          "veryfast",
          "-profile:v",
          "baseline",
          "-crf",
          "14",
          "-x264-params",
          "keyint=infinite:scenecut=0:open-gop=0");
    }
    if (ffmpeg.encodes("libopenh264")) {
      return List.of(
          "-c:v",
          "libopenh264",
          "-profile:v",
          "constrained_baseline",
          "-coder",
          "cavlc",
          "-rc_mode",
          "bitrate",
          "-b:v",
          "100M",
          "-qmin",
          "8",
          "-qmax",
          "14",
          "-allow_skip_frames",
          "0",
          "-g",
          "1000000");
    }
    throw new UnsupportedMediaException(
        source.name(), "FFmpeg at " + ffmpeg.program() + " has no H.264 encoder");
  }
}
