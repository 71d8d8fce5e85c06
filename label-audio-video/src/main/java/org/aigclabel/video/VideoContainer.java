package org.aigclabel.video;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aigclabel.Formats;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.spi.MediaFormat;

/** The containers into which films can be encoded again, by FFmpeg's names. */
enum VideoContainer {
  MP4("mov", "mp4", "use_metadata_tags+faststart"),
  MOV("mov", "mov", "use_metadata_tags+faststart"),
  MATROSKA("matroska", "matroska", ""),
  WEBM("matroska", "webm", ""),
  AVI("avi", "avi", ""),
  FLV("flv", "flv", "");

  /** Names of formats in this toolkit. */
  static final Set<String> TYPES = Set.of("mp4", "mkv", "avi", "flv");

  private static final Map<String, VideoContainer> BY_TYPE =
      Map.of("mp4", MP4, "mkv", MATROSKA, "avi", AVI, "flv", FLV);

  private final String demuxer;
  private final String muxer;
  private final String flags;

  VideoContainer(String demuxer, String muxer, String flags) {
    this.demuxer = demuxer;
    this.muxer = muxer;
    this.flags = flags;
  }

  /** Returns the type of a file by the installed formats. */
  static MediaType typeOf(MediaSource source) throws IOException {
    return Formats.installed()
        .find(source)
        .map(MediaFormat::type)
        .orElseThrow(() -> new UnsupportedMediaException(source.name(), "no known video format"));
  }

  static VideoContainer of(MediaSource source, MediaType type) throws IOException {
    VideoContainer container = BY_TYPE.get(type.name());
    if (container == null) {
      throw new UnsupportedMediaException(source.name(), "no video of type " + type);
    }
    String head = StandardCharsets.ISO_8859_1.decode(source.head(0, 64)).toString();
    if (container == MATROSKA && head.contains("webm")) {
      return WEBM;
    }
    return container == MP4 && !head.startsWith("ftyp", 4) || head.startsWith("ftypqt", 4)
        ? MOV
        : container;
  }

  String demuxer() {
    return demuxer;
  }

  List<String> muxer() {
    return flags.isEmpty() ? List.of("-f", muxer) : List.of("-movflags", flags, "-f", muxer);
  }

  /** Returns an encoder at a quality that is hard to tell from the original. */
  List<String> encoder(Ffmpeg ffmpeg, MediaSource source) throws UnsupportedMediaException {
    if (this == WEBM) {
      return List.of(
          "-c:v", "libvpx-vp9", "-crf", "24", "-b:v", "0", "-row-mt", "1", "-cpu-used", "4");
    }
    if (ffmpeg.encodes("libx264")) {
      return List.of("-c:v", "libx264", "-preset", "medium", "-crf", "18");
    }
    if (ffmpeg.encodes("libopenh264")) {
      return List.of(
          "-c:v",
          "libopenh264",
          "-rc_mode",
          "bitrate",
          "-b:v",
          "50M",
          "-qmin",
          "12",
          "-qmax",
          "18",
          "-allow_skip_frames",
          "0",
          "-g",
          "250");
    }
    throw new UnsupportedMediaException(
        source.name(), "FFmpeg at " + ffmpeg.program() + " has no H.264 encoder");
  }
}
