package org.aigclabel.video;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.aigclabel.draw.Backdrop;
import org.aigclabel.draw.Canvas;
import org.aigclabel.draw.Lettering;
import org.aigclabel.draw.Placement;
import org.aigclabel.draw.Stamp;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.ffmpeg.Workspace;
import org.aigclabel.video.splice.Section.Window;

/**
 * The label's text as a picture that FFmpeg lays over frames.
 *
 * @param file its pixels, RGBA
 * @param stamp what is drawn
 * @param screen what it is drawn for
 */
record LabelOverlay(Path file, Stamp stamp, Screen screen) {

  private static final double MOMENT = 0.0005;
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /**
   * What the film is shown on.
   *
   * @param canvas its size and orientation
   * @param stretch displayed width of a stored pixel by its height
   * @param pixels in which the overlay filter works: {@code yuv420}, {@code yuv420p10}
   */
  record Screen(Canvas canvas, double stretch, String pixels) {
    Screen(Canvas canvas, double stretch) {
      this(canvas, stretch, "yuv420");
    }
  }

  /**
   * Draws it, light or dark as the first picture demands.
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
    return new LabelOverlay(workspace.put(rgba.array(), "label.rgba"), stamp, screen);
  }

  private static Backdrop backdrop(
      Canvas canvas, Placement place, double stretch, List<String> input) throws IOException {
    int width = place.width();
    int height = place.height();
    String filter =
        (stretch == 1 ? "" : "scale=" + canvas.width() + ":" + canvas.height() + ",")
            + "format=gray,"
            + String.format(
                Locale.ROOT, "crop=%d:%d:%d:%d:exact=1", width, height, place.x(), place.y());
    List<String> arguments = new ArrayList<>(input);
    arguments.addAll(List.of("-an", "-sn", "-vf", filter, "-frames:v", "1"));
    arguments.addAll(List.of("-fps_mode", "passthrough", "-f", "rawvideo", "pipe:1"));
    int size = width * height;
    byte[] gray = Ffmpeg.require(canvas.name()).output(arguments, size, LIMIT);
    if (gray.length < size) {
      return Backdrop.even(128);
    }
    return (x, y) -> {
      int at = (y - place.y()) * width + x - place.x();
      return at >= 0 && at < size ? gray[at] & 0xFF : 128;
    };
  }

  /**
   * Returns the arguments, after those of the film, that lay it over the film's pictures in these
   * windows of time; the result is called {@code [v]} and mapped.
   *
   * @param before the filter that pictures go through first
   */
  List<String> over(String before, List<Window> windows) {
    List<String> arguments = new ArrayList<>();
    StringBuilder filter = new StringBuilder("[0:v:0]" + before + "[v0]");
    for (int i = 0; i < windows.size(); i++) {
      arguments.addAll(List.of("-protocol_whitelist", "file", "-f", "rawvideo"));
      arguments.addAll(List.of("-pix_fmt", "rgba", "-s", stamp.width() + "x" + stamp.height()));
      arguments.addAll(List.of("-i", "file:" + file.toAbsolutePath()));
      filter.append(";[" + (i + 1) + ":v]" + stamp(windows.get(i)) + "[b" + i + "];");
      filter.append("[v" + i + "][b" + i + "]" + overlay(windows.get(i)) + "[v" + (i + 1) + "]");
    }
    arguments.addAll(List.of("-filter_complex", filter.toString()));
    arguments.addAll(List.of("-map", "[v" + windows.size() + "]"));
    return arguments;
  }

  private String stamp(Window window) {
    StringBuilder filter = new StringBuilder("format=yuva420p");
    if (screen.stretch() != 1) {
      int width = Math.max(1, (int) Math.round(stamp.width() / screen.stretch()));
      filter.append(",scale=" + width + ":" + stamp.height());
    }
    if (fades(window)) {
      filter.append(",loop=-1:1:0,setpts=N/(25*TB)");
      filter.append(fade("in", window.from(), window.in()));
      filter.append(fade("out", window.to() - window.out(), window.out()));
    }
    return filter.toString();
  }

  private static boolean fades(Window window) {
    return window.in() > 0 || window.out() > 0;
  }

  private static String fade(String type, double start, double seconds) {
    return seconds <= 0
        ? ""
        : String.format(Locale.ROOT, ",fade=t=%s:st=%.3f:d=%.3f:alpha=1", type, start, seconds);
  }

  private String overlay(Window window) {
    return String.format(
        Locale.ROOT,
        "overlay=x=%d:y=%d:format=%s%s:enable='gte(t,%.4f)*lt(t,%.4f)'",
        Math.round(stamp.x() / screen.stretch()),
        stamp.y(),
        screen.pixels(),
        fades(window) ? ":shortest=1" : "",
        window.from() - MOMENT,
        window.to() - MOMENT);
  }
}
