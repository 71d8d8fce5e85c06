package org.aigclabel.video;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aigclabel.Formats;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.spi.MediaFormat;

/** The containers into which films can be encoded again, by FFmpeg's names. */
enum VideoContainer {
  MP4("mov", "mp4", "use_metadata_tags+faststart", Set.of("hevc", "av1", "vp9", "h264")),
  MOV("mov", "mov", "use_metadata_tags+faststart", Set.of("hevc", "h264")),
  MATROSKA("matroska", "matroska", "", Set.of("hevc", "av1", "vp9", "vp8", "h264")),
  WEBM("matroska", "webm", "", Set.of("av1", "vp8", "vp9")),
  AVI("avi", "avi", "", Set.of("h264")),
  FLV("flv", "flv", "", Set.of("h264"));

  /** Names of formats in this toolkit. */
  static final Set<String> TYPES = Set.of("mp4", "mkv", "avi", "flv");

  private static final Map<String, VideoContainer> BY_TYPE =
      Map.of("mp4", MP4, "mkv", MATROSKA, "avi", AVI, "flv", FLV);

  private static final Map<String, List<String>> ENCODERS =
      Map.of(
          "h264",
          List.of(
              "libx264 -preset medium -crf 18",
              "libopenh264 -rc_mode bitrate -b:v 50M -qmin 12 -qmax 18 -allow_skip_frames 0 -g 250"),
          "hevc",
          List.of("libx265 -preset medium -crf 19 -x265-params log-level=error"),
          "vp8",
          List.of("libvpx -crf 6 -b:v 20M -cpu-used 4"),
          "vp9",
          List.of("libvpx-vp9 -crf 22 -b:v 0 -row-mt 1 -cpu-used 4"),
          "av1",
          List.of(
              "libsvtav1 -preset 8 -crf 22", "libaom-av1 -crf 22 -b:v 0 -cpu-used 6 -row-mt 1"));

  private final String demuxer;
  private final String muxer;
  private final String flags;
  private final Set<String> codecs;

  VideoContainer(String demuxer, String muxer, String flags, Set<String> codecs) {
    this.demuxer = demuxer;
    this.muxer = muxer;
    this.flags = flags;
    this.codecs = codecs;
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
    // Edit lists count in units of the movie; milliseconds would move pictures.
    return flags.isEmpty()
        ? List.of("-f", muxer)
        : List.of("-movflags", flags, "-movie_timescale", "90000", "-f", muxer);
  }

  /**
   * An encoder.
   *
   * @param ffmpeg the program that has it
   * @param arguments that choose it and its quality
   */
  record Encoding(Ffmpeg ffmpeg, List<String> arguments) {}

  /**
   * Returns an encoder at a quality that is hard to tell from the original: of the same codec if
   * that can be, else of the container's usual one.
   */
  Encoding encoding(MediaSource source, VideoProbe probe) throws IOException {
    String usual = codecs.contains("h264") ? "h264" : "vp9";
    for (String codec : List.of(codecs.contains(probe.codec()) ? probe.codec() : usual, usual)) {
      List<String> encoders =
          ENCODERS.getOrDefault(codec, List.of()).stream()
              .filter(encoder -> probe.isPlain() || !name(encoder).equals("libopenh264"))
              .toList();
      Optional<Ffmpeg> found = Ffmpeg.installed(ffmpeg -> first(encoders, ffmpeg).isPresent());
      if (found.isPresent()) {
        String encoder = first(encoders, found.get()).orElseThrow();
        return new Encoding(found.get(), arguments(encoder, codec, probe));
      }
    }
    throw new UnsupportedMediaException(
        source.name(),
        "no FFmpeg here has an encoder for "
            + probe.codec()
            + (probe.isPlain() ? "" : " of " + probe.screen().pixels())
            + "; install one with libx264 on the PATH, or name it by -Daigclabel.ffmpeg=PATH");
  }

  private static Optional<String> first(List<String> encoders, Ffmpeg ffmpeg) {
    return encoders.stream().filter(encoder -> ffmpeg.encodes(name(encoder))).findFirst();
  }

  private static String name(String encoder) {
    return encoder.substring(0, encoder.indexOf(' '));
  }

  private List<String> arguments(String encoder, String codec, VideoProbe probe) {
    List<String> arguments = new ArrayList<>(List.of("-c:v"));
    arguments.addAll(List.of(encoder.split(" ")));
    if (codec.equals("hevc") && !demuxer.equals("matroska")) {
      arguments.addAll(List.of("-tag:v", "hvc1"));
    }
    arguments.addAll(this == AVI ? List.of("-bf", "0") : List.of("-enc_time_base:v", "1:90000"));
    if (probe.interlaced() && codec.equals("h264")) {
      arguments.addAll(List.of("-flags:v", "+ilme+ildct"));
    }
    return arguments;
  }
}
