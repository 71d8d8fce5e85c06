package org.aigclabel.ffmpeg;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * One run of FFmpeg.
 *
 * @param arguments all after the general options
 * @param in what writes to its input {@code pipe:0}, if it reads one
 * @param out what reads its output {@code pipe:1}, if it writes one
 * @param limit the time after which it is ended
 */
public record FfmpegJob(
    List<String> arguments, Optional<Feed> in, Optional<Drain> out, Duration limit) {

  /** Writes to the process, which is closed afterwards. */
  public interface Feed {
    /** Writes all there is. */
    void to(OutputStream out) throws IOException;
  }

  /** Reads from the process; what it leaves is thrown away. */
  public interface Drain {
    /** Reads all it wants. */
    void from(InputStream in) throws IOException;
  }

  /** Copies the list. */
  public FfmpegJob {
    arguments = List.copyOf(arguments);
  }

  /** Returns a run without input and output. */
  public static FfmpegJob of(List<String> arguments, Duration limit) {
    return new FfmpegJob(arguments, Optional.empty(), Optional.empty(), limit);
  }

  /** Returns this run with something written to it. */
  public FfmpegJob feeding(Feed feed) {
    return new FfmpegJob(arguments, Optional.of(feed), out, limit);
  }

  /** Returns this run with its output read. */
  public FfmpegJob draining(Drain drain) {
    return new FfmpegJob(arguments, in, Optional.of(drain), limit);
  }

  /** Returns what reads {@code -progress pipe:1} and tells how many pictures have been made. */
  public static Drain pictures(IntConsumer count) {
    return lines(
        line -> {
          if (line.matches("frame=[0-9]{1,9}")) {
            count.accept(Integer.parseInt(line.substring(line.indexOf('=') + 1)));
          }
        });
  }

  /** Returns what reads text line by line. */
  public static Drain lines(Consumer<String> each) {
    return in -> {
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        each.accept(line);
      }
    };
  }
}
