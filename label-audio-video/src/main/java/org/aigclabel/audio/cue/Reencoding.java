package org.aigclabel.audio.cue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.Rule;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.Ogg;
import org.aigclabel.explicit.AudioCue;
import org.aigclabel.explicit.AudioCue.Joining;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Loss;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.ffmpeg.Workspace;

/** The last way: FFmpeg decodes all, puts the cue in and encodes at the source's own rates. */
final class Reencoding {

  /**
   * How FFmpeg names a type.
   *
   * @param demuxer for reading
   * @param muxer for writing; empty if it cannot
   */
  record Names(String demuxer, String muxer) {}

  private static final Map<String, Names> NAMES =
      Map.ofEntries(
          Map.entry("wav", new Names("wav", "wav")),
          Map.entry("aiff", new Names("aiff", "aiff")),
          Map.entry("mp3", new Names("mp3", "mp3")),
          Map.entry("flac", new Names("flac", "flac")),
          Map.entry("m4a", new Names("mov", "mp4")),
          Map.entry("mp4", new Names("mov", "mp4")),
          Map.entry("ogg", new Names("ogg", "ogg")),
          Map.entry("aac", new Names("aac", "adts")),
          Map.entry("asf", new Names("asf", "asf")),
          Map.entry("wavpack", new Names("wv", "wv")),
          Map.entry("tta", new Names("tta", "tta")),
          Map.entry("ape", new Names("ape", "")),
          Map.entry("musepack", new Names("mpc8", "")),
          Map.entry("caf", new Names("caf", "caf")),
          Map.entry("amr", new Names("amr", "amr")));

  private static final Map<String, String> ENCODERS =
      Map.of(
          "vorbis", "libvorbis",
          "opus", "libopus",
          "mp3", "libmp3lame",
          "wmav1", "wmav1",
          "amr_nb", "libopencore_amrnb");

  private Reencoding() {}

  /** Returns FFmpeg's names for a type. */
  static Names names(String type) {
    return NAMES.getOrDefault(type, new Names(type, ""));
  }

  static Rendering label(MediaSource source, ExplicitLabel label, String type) throws IOException {
    if (label.loss() == Loss.FORBIDDEN) {
      throw new UnsupportedMediaException(source.name(), "reason.cue.reencodes:" + type);
    }
    Names names = names(type);
    Ffmpeg reader = Ffmpeg.require(source.name());
    Workspace workspace = Ffmpeg.workspace(source, "in");
    try {
      Path in = workspace.file("in");
      Probe probe = Probe.of(reader, names.demuxer(), in, source.name());
      String encoder = ENCODERS.getOrDefault(probe.codec(), probe.codec());
      if (names.muxer().isEmpty()) {
        throw new UnsupportedMediaException(source.name(), "reason.no.encoder:" + encoder);
      }
      Ffmpeg ffmpeg = Ffmpeg.require(source.name(), encoder);
      Path cue = workspace.file("cue.wav");
      FittedCue fitted = cue(ffmpeg, workspace, label.cue(), probe);
      List<String> original = Ffmpeg.input(names.demuxer(), in);
      boolean chained = type.equals("ogg") && chained(source);
      List<String> arguments =
          new ArrayList<>(chained ? joined(ffmpeg, original, workspace, probe) : original);
      arguments.addAll(Ffmpeg.input("wav", cue));
      arguments.addAll(original);
      double length = fitted.sound().length / (double) probe.rate();
      arguments.addAll(List.of("-filter_complex", filter(label.cue(), probe.seconds(), length)));
      arguments.addAll(List.of("-map", "[out]", "-map_metadata", "2", "-c:a", encoder));
      arguments.addAll(List.of("-ar", Integer.toString(probe.rate())));
      arguments.addAll(List.of("-b:a", Long.toString(bitrate(probe))));
      if (type.equals("m4a")) {
        arguments.addAll(List.of("-map", "0:v?", "-c:v", "copy"));
      } else if (type.equals("aac")) {
        arguments.addAll(List.of("-write_id3v2", "1"));
      }
      Path out = workspace.file("out");
      arguments.addAll(List.of("-f", names.muxer(), Ffmpeg.output(out)));
      ffmpeg.run(arguments, Probe.LIMIT);
      return rendering(workspace, out, probe);
    } catch (IOException | RuntimeException e) {
      workspace.close();
      throw e;
    }
  }

  /** Refuses a chain that FFmpeg ends, without a word, where channels or the rate change. */
  private static boolean chained(MediaSource source) throws IOException {
    List<String> sounds = Ogg.read(source).sounds();
    if (sounds.stream().distinct().count() > 1) {
      throw new UnsupportedMediaException(source.name(), "reason.ogg.chain");
    }
    return sounds.size() > 1;
  }

  /** Decodes streams that stand behind one another, for their times begin anew. */
  private static List<String> joined(
      Ffmpeg ffmpeg, List<String> original, Workspace workspace, Probe probe) throws IOException {
    int channels;
    try (MediaSource cue = MediaSource.of(workspace.file("cue.wav"))) {
      channels = PcmFile.wav(cue).format().channels();
    }
    List<String> arguments = new ArrayList<>(original);
    arguments.addAll(List.of("-map", "0:a:0", "-af", "asetpts=N/SR/TB", "-c:a", "pcm_f32le"));
    arguments.addAll(List.of("-ac", "" + channels, "-ar", "" + probe.rate(), "-f", "w64"));
    arguments.add(Ffmpeg.output(workspace.file("joined")));
    ffmpeg.run(arguments, Probe.LIMIT);
    return Ffmpeg.input("w64", workspace.file("joined"));
  }

  /** Returns the source's own rate, within what encoders take. */
  private static long bitrate(Probe probe) {
    boolean vorbis = probe.codec().equals("vorbis") && probe.rate() >= 32_000;
    return vorbis
        ? Math.max(48_000, Math.min(400_000, probe.bitrate()))
        : Math.max(8000, probe.bitrate());
  }

  private static Rendering rendering(Workspace workspace, Path out, Probe probe)
      throws IOException {
    MediaSource made = MediaSource.of(out);
    Finding note =
        Finding.of(
            Rule.EXPLICIT_REENCODED,
            String.format(
                Locale.ROOT,
                "%s at %d Hz and %d kbit/s",
                probe.codec(),
                probe.rate(),
                probe.bitrate() / 1000));
    return new Rendering(
        Plan.keepAll(made),
        List.of(note),
        () -> {
          made.close();
          workspace.close();
        });
  }

  private static FittedCue cue(Ffmpeg ffmpeg, Workspace workspace, AudioCue cue, Probe probe)
      throws IOException {
    double from =
        switch (cue.place()) {
          case START, START_AND_END -> 0;
          case MIDDLE -> probe.seconds() / 2 - 15;
          case END -> probe.seconds() - 31;
        };
    List<float[]> near =
        Probe.stretch(
            ffmpeg,
            Ffmpeg.input(probe.demuxer(), workspace.file("in")),
            from,
            workspace.file("near.wav"));
    FittedCue fitted = FittedCue.of(cue, probe.rate(), near);
    PcmFormat format =
        new PcmFormat(
            PcmFormat.Coding.SIGNED, 2, ByteOrder.LITTLE_ENDIAN, probe.rate(), near.size());
    workspace.put(WaveFile.of(format, format.encode(fitted.sound())), "cue.wav");
    return fitted;
  }

  static String filter(AudioCue cue, double seconds, double length) {
    double at =
        switch (cue.place()) {
          case START, START_AND_END -> 0;
          case MIDDLE -> cue.joining() == Joining.MIXED ? (seconds - length) / 2 : seconds / 2;
          case END -> Math.max(0, seconds - length);
        };
    if (cue.joining() == Joining.MIXED && seconds > 2 * length) {
      String over =
          cue.place() == AudioCue.Place.START_AND_END
              ? over("0:a", 0, length, "mid") + ";" + over("mid", seconds - length, length, "out")
              : over("0:a", at, length, "out");
      return over;
    }
    return switch (cue.place()) {
      case START -> "[1:a][0:a]concat=n=2:v=0:a=1[out]";
      case END -> "[0:a][1:a]concat=n=2:v=0:a=1[out]";
      case START_AND_END -> "[1:a]asplit[c][d];[c][0:a][d]concat=n=3:v=0:a=1[out]";
      case MIDDLE ->
          String.format(
              Locale.ROOT,
              "[0:a]asplit[a][b];[a]atrim=end=%1$.4f[x];[b]atrim=start=%1$.4f,"
                  + "asetpts=PTS-STARTPTS[y];[x][1:a][y]concat=n=3:v=0:a=1[out]",
              at);
    };
  }

  private static String over(String in, double at, double length, String out) {
    return String.format(
        Locale.ROOT,
        "[%1$s]volume='if(between(t,%2$.4f,%3$.4f),0.18,1)':eval=frame[low%5$s];"
            + "[1:a]adelay=%4$d:all=1[cue%5$s];"
            + "[low%5$s][cue%5$s]amix=inputs=2:duration=first:normalize=0[%5$s]",
        in,
        at,
        at + length,
        Math.round(at * 1000),
        out);
  }
}
