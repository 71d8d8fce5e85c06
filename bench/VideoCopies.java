import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.aigclabel.Label;
import org.aigclabel.Labeled;
import org.aigclabel.Labeler;
import org.aigclabel.MediaSource;
import org.aigclabel.Output;

/** Times, turn by turn in one run: cp and the label in metadata, with and without waiting for the disk; then in place. Medians of seven. */
public class VideoCopies {

  private interface Work {
    void run() throws Exception;
  }

  private static final Map<String, List<Double>> TIMES = new TreeMap<>();

  public static void main(String[] arguments) throws Exception {
    Path film = Path.of(arguments[0]);
    Path copy = film.resolveSibling("copy.mp4");
    for (int i = 0; i < 8; i++) {
      String id = "bench" + i;
      after(film, copy, "1 cp", () -> cp(film, copy));
      after(film, copy, "2 label into a new file, as cp", () -> label(film, id, Output.to(copy).later()));
      after(film, copy, "3 cp and sync", () -> { cp(film, copy); sync(copy); });
      after(film, copy, "4 label into a new file, on the disk", () -> label(film, id, Output.to(copy)));
      after(film, copy, "5 label in place, on the disk", () -> place(film, id));
    }
    TIMES.forEach((name, all) -> System.out.printf(Locale.ROOT, "%-40s %8.1f ms%s%n", name.substring(2), median(name), against(name)));
  }

  private static String against(String name) {
    return switch (name.charAt(0)) {
      case '2' -> String.format(Locale.ROOT, "  = %.2f × cp", median(name) / median("1 cp"));
      case '4' -> String.format(Locale.ROOT, "  = %.2f × cp and sync", median(name) / median("3 cp and sync"));
      default -> "";
    };
  }

  private static double median(String name) {
    List<Double> all = TIMES.get(name).subList(1, TIMES.get(name).size()); // the first is for warming up
    return all.stream().sorted().toList().get(all.size() / 2);
  }

  /** Times one work with nothing left to be written for the disk. */
  private static void after(Path film, Path copy, String name, Work work) throws Exception {
    Files.deleteIfExists(copy);
    sync(film);
    sync(film.toAbsolutePath().getParent());
    long start = System.nanoTime();
    work.run();
    TIMES.computeIfAbsent(name, key -> new ArrayList<>()).add((System.nanoTime() - start) / 1e6);
  }

  private static void label(Path film, String id, Output to) throws IOException {
    try (MediaSource source = MediaSource.of(film); Labeled labeled = Labeler.installed().label(source, named(id))) {
      labeled.writeTo(to);
    }
  }

  private static void place(Path film, String id) throws IOException {
    try (MediaSource source = MediaSource.of(film); Labeled labeled = Labeler.installed().label(source, named(id))) {
      labeled.editInPlace(film);
    }
  }

  private static Label named(String id) {
    return Label.producedBy("001191110102MACQD9K64010000", id);
  }

  private static void cp(Path from, Path to) throws Exception {
    new ProcessBuilder("cp", from.toString(), to.toString()).inheritIO().start().waitFor();
  }

  private static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
