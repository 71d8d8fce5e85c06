package org.aigclabel.audio.cue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aigclabel.MediaSource;
import org.aigclabel.ffmpeg.Ffmpeg;

/**
 * What FFmpeg says of a file's first sound.
 *
 * @param demuxer that reads it
 * @param codec its name
 * @param rate in Hz
 * @param seconds its length
 * @param bitrate of the packets alone
 */
record Probe(String demuxer, String codec, int rate, double seconds, long bitrate) {

  static final Duration LIMIT = Duration.ofMinutes(30);
  private static final int LISTING = 256 << 20;
  private static final Pattern HEAD = Pattern.compile("#(codec_id|sample_rate|tb) 0: (\\S+)");

  static Probe of(Ffmpeg ffmpeg, String demuxer, Path file, String name) throws IOException {
    List<String> arguments = new ArrayList<>(Ffmpeg.input(demuxer, file));
    arguments.addAll(List.of("-map", "0:a:0", "-c", "copy", "-f", "framecrc", "pipe:1"));
    byte[] listing = ffmpeg.output(arguments, LISTING, LIMIT);
    String codec = "";
    int rate = 0;
    double base = 0;
    long bytes = 0;
    long ticks = 0;
    for (String line : new String(listing, StandardCharsets.US_ASCII).split("\n")) {
      Matcher head = HEAD.matcher(line);
      if (head.matches()) {
        String value = head.group(2);
        switch (head.group(1)) {
          case "codec_id" -> codec = value;
          case "sample_rate" -> rate = Integer.parseInt(value);
          default ->
              base =
                  Double.parseDouble(value.split("/")[0]) / Double.parseDouble(value.split("/")[1]);
        }
      } else if (!line.startsWith("#") && line.contains(",")) {
        String[] cells = line.split(",");
        ticks += Math.max(0, Long.parseLong(cells[3].trim()));
        bytes += Long.parseLong(cells[4].trim());
      }
    }
    double seconds = ticks * base;
    if (codec.isEmpty() || rate < 1 || seconds <= 0) {
      throw MediaSource.of(name, new byte[0]).malformed(0, "wanted sound, FFmpeg found none");
    }
    return new Probe(demuxer, codec, rate, seconds, (long) (bytes * 8 / seconds));
  }

  /** Returns every channel of up to 30 s. */
  static List<float[]> stretch(Ffmpeg ffmpeg, List<String> input, double from, Path out)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-ss", Double.toString(Math.max(0, from))));
    arguments.addAll(input);
    arguments.addAll(List.of("-map", "0:a:0", "-t", "30", "-c:a", "pcm_s16le", "-f", "wav"));
    arguments.add(Ffmpeg.output(out));
    ffmpeg.run(arguments, LIMIT);
    try (MediaSource source = MediaSource.of(out)) {
      PcmFile file = PcmFile.wav(source);
      return file.channels(0, file.frames());
    }
  }
}
