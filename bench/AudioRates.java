import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.aigclabel.Formats;
import org.aigclabel.Label;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.explicit.AudioCue;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.spi.MediaFormat;

/** Times of one file in a warm JVM, medians of RUNS: copied, labelled in metadata, again in place, and with a cue. */
public class AudioRates {
  static final int RUNS = Integer.getInteger("runs", 7);

  interface Job {
    void run() throws Exception;
  }

  public static void main(String[] arguments) throws Exception {
    Path in = Path.of(arguments[0]);
    Path out = Path.of(arguments[1]);
    row(in, "copy by the JDK", () -> Files.copy(in, out, StandardCopyOption.REPLACE_EXISTING));
    row(in, "implicit label, new file", () -> label(in, out, "a"));
    row(in, "implicit label, in place", () -> place(out, "b"));
    row(in, "cue without new encoding", () -> cue(in, out, AudioCue.standard()));
    if (in.toString().endsWith(".flac")) {
      row(in, "the same, MD5 left open", () -> cue(in, out, AudioCue.standard().withoutDigest()));
    }
  }

  static void row(Path in, String name, Job job) throws Exception {
    double[] times = new double[RUNS];
    job.run();
    for (int i = 0; i < RUNS; i++) {
      long start = System.nanoTime();
      job.run();
      times[i] = (System.nanoTime() - start) / 1e6;
    }
    java.util.Arrays.sort(times);
    System.out.printf("| %-12s | %-34s | %9.1f |%n", in.getFileName(), name, times[RUNS / 2]);
  }

  static void label(Path in, Path out, String id) throws Exception {
    try (MediaSource source = MediaSource.of(in)) {
      MediaFormat format = Formats.installed().require(source);
      write(format.write(source, Label.producedBy("001191110102MACQD9K64010000", id), format.carriers().get(0)), out);
    }
  }

  static void place(Path file, String id) throws Exception {
    try (MediaSource source = MediaSource.of(file)) {
      MediaFormat format = Formats.installed().require(source);
      format.write(source, Label.producedBy("001191110102MACQD9K64010000", id), format.carriers().get(0)).editInPlace(file);
    }
  }

  static void cue(Path in, Path out, AudioCue cue) throws Exception {
    try (MediaSource source = MediaSource.of(in)) {
      MediaFormat format = Formats.installed().require(source);
      try (Rendering rendering = Formats.installed().labeler(format.type()).orElseThrow().label(source, ExplicitLabel.standard().sounding(cue))) {
        write(rendering.plan(), out);
      }
    }
  }

  static void write(Plan plan, Path out) throws Exception {
    try (FileChannel channel =
        FileChannel.open(out, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
      plan.writeTo(channel);
    }
  }
}
