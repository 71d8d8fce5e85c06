package org.aigclabel.image.jxl;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.ffmpeg.Workspace;
import org.aigclabel.image.png.PngLabeler;

/** The way of a picture through PNG and back, in a folder of its own. */
final class JxlTransit implements Closeable {

  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final String JXL = "jpegxl_pipe";
  private static final String PNG = "png_pipe";

  /**
   * What FFmpeg is told of the colours, which it loses on the way through PNG; no gamma, which it
   * gets wrong.
   */
  private static final List<String> COLOURS =
      List.of(
          "color_primaries=bt709:color_trc=iec61966-2-1",
          "color_primaries=smpte432:color_trc=iec61966-2-1");

  private final Ffmpeg ffmpeg;
  private final MediaSource source;
  private final Workspace workspace;

  JxlTransit(Ffmpeg ffmpeg, MediaSource source) throws IOException {
    this.ffmpeg = ffmpeg;
    this.source = source;
    this.workspace = Ffmpeg.workspace(source, "in.jxl");
  }

  /** Returns the picture with the label on it, encoded. */
  byte[] drawn(ExplicitLabel label, boolean lossy) throws IOException {
    Path png = workspace.file("in.png");
    try {
      convert(JXL, workspace.file("in.jxl"), List.of("-c:v", "png"), png);
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      throw source.malformed(0, "a picture that " + e.getMessage());
    }
    Path drawn = workspace.file("drawn.png");
    try (MediaSource picture = MediaSource.of(png, source.limits());
        Rendering rendering = new PngLabeler().label(picture, label);
        FileChannel out =
            FileChannel.open(drawn, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      rendering.plan().writeTo(out);
    }
    for (String colours : COLOURS) {
      Path encoded = workspace.file("out.jxl");
      String distance = lossy ? "0.5" : "0";
      List<String> codec =
          List.of("-vf", "setparams=" + colours, "-c:v", "libjxl", "-distance", distance);
      convert(PNG, drawn, codec, encoded);
      if (described(encoded).equals(described(workspace.file("in.jxl")))
          && (lossy || digest(JXL, encoded).equals(digest(PNG, drawn)))) {
        return Files.readAllBytes(encoded);
      }
    }
    throw new UnsupportedMediaException(
        source.name(),
        "FFmpeg does not bring its colours back; " + new JxlFormat().withoutLabeler());
  }

  private void convert(String demuxer, Path from, List<String> codec, Path to) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-xerror"));
    arguments.addAll(Ffmpeg.input(demuxer, from));
    arguments.addAll(codec);
    arguments.addAll(List.of("-f", "image2pipe", Ffmpeg.output(to)));
    ffmpeg.run(arguments, LIMIT);
  }

  /** Returns what a PNG of the picture says of its size and colours. */
  private List<String> described(Path file) throws IOException {
    Path png = workspace.file("described.png");
    convert(JXL, file, List.of("-c:v", "png", "-compression_level", "0"), png);
    try (MediaSource picture = MediaSource.of(png, source.limits())) {
      return PngLabeler.colours(picture);
    }
  }

  private String digest(String demuxer, Path file) throws IOException {
    List<String> arguments = new ArrayList<>(Ffmpeg.input(demuxer, file));
    arguments.addAll(List.of("-f", "md5", "pipe:1"));
    return new String(ffmpeg.output(arguments, 100, LIMIT), StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    workspace.close();
  }
}
