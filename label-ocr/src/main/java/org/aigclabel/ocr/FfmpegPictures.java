package org.aigclabel.ocr;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.ffmpeg.Workspace;

/** Pictures that Java cannot decode, and frames of videos, by FFmpeg where it is installed. */
final class FfmpegPictures {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MOST = 512 << 20;
  private static final int HEAD = 1 << 16;

  private FfmpegPictures() {}

  /** Returns FFmpeg, or says that the file cannot be looked at without it. */
  static Ffmpeg required(MediaSource source) throws UnsupportedMediaException {
    return Ffmpeg.installed()
        .orElseThrow(() -> new UnsupportedMediaException(source.name(), "reason.no.ffmpeg"));
  }

  /**
   * Returns the first picture of a HEIF or AVIF file.
   *
   * @throws UnsupportedMediaException if it cannot be decoded whole
   */
  static BufferedImage first(MediaSource source) throws IOException {
    BufferedImage picture = first(source, "mov");
    if (!isWhole(source, picture)) {
      throw new UnsupportedMediaException(source.name(), "reason.picture.tiles");
    }
    return picture;
  }

  /** Returns the first picture of a file that this demuxer opens. */
  static BufferedImage first(MediaSource source, String demuxer) throws IOException {
    Ffmpeg ffmpeg = required(source);
    try (Workspace workspace = Ffmpeg.workspace(source, "picture")) {
      List<String> arguments = new ArrayList<>(Ffmpeg.input(demuxer, workspace.file("picture")));
      arguments.addAll(List.of("-frames:v", "1"));
      return frames(ffmpeg, arguments).stream()
          .findFirst()
          .orElseThrow(() -> Pictures.undecoded(source));
    } catch (IOException e) {
      throw Pictures.undecoded(source);
    }
  }

  /** FFmpeg may decode one tile of many; the largest extent in the file says how much there is. */
  private static boolean isWhole(MediaSource source, BufferedImage picture) {
    try {
      String head = source.latin1(0, (int) Math.min(HEAD, source.size()));
      long most = 0;
      for (int at = head.indexOf("ispe"); at >= 0; at = head.indexOf("ispe", at + 4)) {
        most = Math.max(most, source.u32(at + 8L) * source.u32(at + 12L));
      }
      return (long) picture.getWidth() * picture.getHeight() >= most;
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns the frames that FFmpeg writes with these arguments. */
  static List<BufferedImage> frames(Ffmpeg ffmpeg, List<String> arguments) throws IOException {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of("-f", "image2pipe", "-c:v", "bmp", "-pix_fmt", "bgr24", "pipe:1"));
    byte[] files = ffmpeg.output(all, MOST, PATIENCE);
    List<BufferedImage> frames = new ArrayList<>();
    int at = 0;
    while (at + 6 <= files.length) {
      int size = ByteBuffer.wrap(files, at + 2, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
      if (size < 54 || size > files.length - at) {
        throw new IOException("FFmpeg wrote a picture of " + size + " bytes");
      }
      Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(files, at, size)))
          .ifPresent(frames::add);
      at += size;
    }
    return frames;
  }
}
