package org.aigclabel.video;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.draw.Canvas;
import org.aigclabel.ffmpeg.Ffmpeg;

/**
 * What FFmpeg says of a film's first pictures, turned for display.
 *
 * @param codec FFmpeg's name
 * @param screen what the label is drawn for
 * @param interlaced whether pictures are stored as fields
 * @param start when the first picture is shown, in seconds
 */
record VideoProbe(String codec, LabelOverlay.Screen screen, boolean interlaced, double start) {

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int LARGEST_FRAME = 600 << 20;
  private static final Pattern CODEC = Pattern.compile("#codec_id 0: (\\S+)");
  private static final Pattern FIRST =
      Pattern.compile("(?s)#tb 0: ([0-9]+)/([0-9]+).*?\n0, *[-0-9]+, *([-0-9]+),");
  private static final Map<String, String> PIXELS =
      Map.of(
          "C420p10",
          "yuv420p10",
          "C422",
          "yuv422",
          "C422p10",
          "yuv422p10",
          "C444",
          "yuv444",
          "C444p10",
          "yuv444p10");

  /** Asks FFmpeg; {@code input} are its arguments for the film. */
  static VideoProbe of(MediaSource source, List<String> input) throws IOException {
    Ffmpeg ffmpeg = Ffmpeg.require(source.name());
    List<String> arguments = new ArrayList<>(input);
    arguments.addAll(List.of("-map", "0:v:0", "-frames:v", "1"));
    List<String> copy = new ArrayList<>(arguments);
    copy.addAll(List.of("-c", "copy", "-f", "framecrc", "pipe:1"));
    Matcher codec = CODEC.matcher(text(ffmpeg.output(copy, 1 << 20, LIMIT)));
    List<String> decoded = new ArrayList<>(arguments);
    decoded.addAll(List.of("-copyts", "-fps_mode", "passthrough", "-enc_time_base:v", "1:90000"));
    decoded.addAll(List.of("-f", "framecrc", "pipe:1"));
    String first = text(ffmpeg.output(decoded, 1 << 20, LIMIT));
    arguments.addAll(List.of("-f", "yuv4mpegpipe", "-strict", "-1", "pipe:1"));
    byte[] picture = ffmpeg.output(arguments, LARGEST_FRAME, LIMIT);
    String head = text(java.util.Arrays.copyOf(picture, Math.min(200, picture.length)));
    if (!head.startsWith("YUV4MPEG2 ")) {
      throw new UnsupportedMediaException(source.name(), "FFmpeg finds no picture in it");
    }
    List<String> words = List.of(head.substring(0, head.indexOf('\n')).split(" "));
    int width = Integer.parseInt(word(words, "W", "1"));
    int height = Integer.parseInt(word(words, "H", "1"));
    String[] shape = word(words, "A", "1:1").split(":");
    double stretch = Double.parseDouble(shape[0]) / Double.parseDouble(shape[1]);
    stretch = stretch > 0.2 && stretch < 5 && Math.abs(stretch - 1) >= 0.01 ? stretch : 1;
    Canvas canvas =
        Canvas.of(source.name(), Math.max(1, (int) Math.round(width * stretch)), height);
    String pixels = PIXELS.getOrDefault("C" + word(words, "C", "420"), "yuv420");
    String fields = word(words, "I", "p");
    return new VideoProbe(
        codec.find() ? codec.group(1) : "",
        new LabelOverlay.Screen(canvas, stretch, pixels),
        fields.equals("t") || fields.equals("b"),
        start(first));
  }

  private static double start(String pictures) {
    Matcher first = FIRST.matcher(pictures);
    return first.find()
        ? Double.parseDouble(first.group(3))
            * Double.parseDouble(first.group(1))
            / Double.parseDouble(first.group(2))
        : 0;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String word(List<String> words, String key, String otherwise) {
    return words.stream()
        .filter(word -> word.startsWith(key))
        .map(word -> word.substring(key.length()))
        .findFirst()
        .orElse(otherwise);
  }

  /** Returns whether pictures are of the one kind that every encoder takes: 4:2:0 of 8 bits. */
  boolean isPlain() {
    return screen.pixels().equals("yuv420");
  }
}
