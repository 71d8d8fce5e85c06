import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aigclabel.Formats;
import org.aigclabel.MediaSource;

/** Sorts the small files below a folder by format: FOLDER OUT gives OUT/FORMAT/NUMBER. Prints the formats. */
class FuzzSeeds {

  private static final long LARGEST = 60_000;
  private static final int MOST = 12;

  public static void main(String[] arguments) throws IOException {
    Path out = Path.of(arguments[1]);
    for (var format : Formats.installed().formats()) {
      Files.createDirectories(out.resolve(format.type().name()));
      System.out.println(format.type().name());
    }
    Map<String, Integer> counts = new HashMap<>();
    for (Path file : files(Path.of(arguments[0]))) {
      var format = Formats.installed().find(MediaSource.of(file.toString(), Files.readAllBytes(file)));
      if (format.isPresent()) {
        String name = format.get().type().name();
        int number = counts.merge(name, 1, Integer::sum);
        if (number <= MOST) {
          Files.copy(file, out.resolve(name).resolve("seed-" + number), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> file.toFile().length() <= LARGEST)
          .sorted(Comparator.comparingLong((Path file) -> file.toFile().length()))
          .toList();
    }
  }
}
