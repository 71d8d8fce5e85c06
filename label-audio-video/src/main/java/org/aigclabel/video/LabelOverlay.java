package org.aigclabel.video;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.draw.Backdrop;
import org.aigclabel.draw.Canvas;
import org.aigclabel.draw.Lettering;
import org.aigclabel.draw.Placement;
import org.aigclabel.draw.Stamp;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.ffmpeg.Workspace;

/**
 * The label's text as a picture that FFmpeg lays over frames.
 *
 * @param file its pixels, RGBA
 * @param stamp what is drawn
 * @param stretch displayed width of a stored pixel by its height
 */
record LabelOverlay(Path file, Stamp stamp, double stretch) {

  private static final int FRAMES = 3;
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /**
   * What the film is shown on.
   *
   * @param canvas its size and orientation
   * @param stretch displayed width of a stored pixel by its height
   */
  record Screen(Canvas canvas, double stretch) {}

  /**
   * Draws it, light or dark as the first seconds demand.
   *
   * @param input FFmpeg's arguments for the film
   */
  static LabelOverlay draw(
      Workspace workspace, ExplicitLabel label, Screen screen, List<String> input)
      throws IOException {
    Placement place = Lettering.of(label.text(), label.look()).on(screen.canvas());
    Stamp stamp = place.paint(backdrop(screen.canvas(), place, screen.stretch(), input));
    ByteBuffer rgba = ByteBuffer.allocate(4 * stamp.argb().length);
    for (int pixel : stamp.argb()) {
      rgba.putInt(pixel << 8 | pixel >>> 24);
    }
    return new LabelOverlay(workspace.put(rgba.array(), "label.rgba"), stamp, screen.stretch());
  }

  private static Backdrop backdrop(
      Canvas canvas, Placement place, double stretch, List<String> input) throws IOException {
    int width = place.width();
    int height = place.height();
    String filter =
        "select=not(mod(n\\,20)),"
            + (stretch == 1 ? "" : "scale=" + canvas.width() + ":" + canvas.height() + ",")
            + "format=gray,crop="
            + width
            + ":"
            + height
            + ":"
            + place.x()
            + ":"
            + place.y()
            + ":exact=1";
    List<String> arguments = new ArrayList<>(input);
    arguments.addAll(List.of("-an", "-sn", "-vf", filter, "-frames:v", String.valueOf(FRAMES)));
    arguments.addAll(List.of("-fps_mode", "passthrough", "-f", "rawvideo", "pipe:1"));
    int size = width * height;
    byte[] gray = Ffmpeg.require(canvas.name()).output(arguments, FRAMES * size, LIMIT);
    int frames = gray.length / size;
    if (frames == 0) {
      return Backdrop.even(128);
    }
    return (x, y) -> {
      int at = (y - place.y()) * width + x - place.x();
      int sum = 0;
      for (int i = 0; i < frames; i++) {
        sum += at >= 0 && at < size ? gray[i * size + at] & 0xFF : 128;
      }
      return sum / frames;
    };
  }

  /** Returns the arguments that open it, after those of the film. */
  List<String> input() {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-protocol_whitelist", "file", "-f", "rawvideo"));
    arguments.addAll(List.of("-pix_fmt", "rgba", "-s", stamp.width() + "x" + stamp.height()));
    arguments.addAll(List.of("-i", "file:" + file.toAbsolutePath()));
    return arguments;
  }

  /**
   * Returns the filter that lays it, input 1, over the frames of {@code [a]}; gives {@code [v]}.
   */
  String filter(String enable) {
    int width = Math.max(1, (int) Math.round(stamp.width() / stretch));
    int x = (int) Math.round(stamp.x() / stretch);
    String scale = stretch == 1 ? "" : ",scale=" + width + ":" + stamp.height();
    return "[1:v]format=yuva420p"
        + scale
        + "[b];[a][b]overlay=x="
        + x
        + ":y="
        + stamp.y()
        + ":format=yuv420"
        + enable
        + "[v]";
  }
}
