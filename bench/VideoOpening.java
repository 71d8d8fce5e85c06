import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.aigclabel.Label;
import org.aigclabel.Labeled;
import org.aigclabel.Labeler;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.video.OpeningLabeler;

/** Labels one video visibly ({@code explicit IN OUT}; {@code again IN OUT}: three times), or in metadata and in place ({@code place FILE}). */
public class VideoOpening {
  public static void main(String[] arguments) throws Exception {
    int times = arguments[0].equals("again") ? 3 : 1;
    for (int i = 0; i < times; i++) {
      run(arguments);
    }
  }

  private static void run(String... arguments) throws Exception {
    long start = System.nanoTime();
    try (MediaSource source = MediaSource.of(Path.of(arguments[1]))) {
      if (arguments[0].equals("explicit") || arguments[0].equals("again")) {
        try (Rendering rendering = new OpeningLabeler().label(source, ExplicitLabel.standard())) {
          write(rendering.plan(), Path.of(arguments[2]));
          System.out.println(rendering.notes());
        }
      } else {
        try (Labeled labeled = Labeler.installed().label(source, Label.producedBy("001191110102MACQD9K64010000", "bench"))) {
          labeled.editInPlace(Path.of(arguments[1]));
        }
      }
    }
    System.out.printf("%s: %.3f s inside the JVM%n", arguments[0], (System.nanoTime() - start) / 1e9);
  }

  private static void write(Plan plan, Path out) throws Exception {
    Files.deleteIfExists(out);
    try (FileChannel channel =
        FileChannel.open(out, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      plan.writeTo(channel);
    }
  }
}
