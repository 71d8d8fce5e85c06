package org.aigclabel.testdata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Real and torture files that stand beside the project, not in it; absent on most machines. */
public final class Corpus {

  private static final Path SHARED =
      Path.of(System.getProperty("aigclabel.root", ".."), "..", "shared").normalize();

  private Corpus() {}

  /** Returns the folder of the corpus, which may not exist. */
  public static Path folder() {
    return SHARED.resolve("corpus");
  }

  /** Returns the folder of real labels and signatures, which may not exist. */
  public static Path vectors() {
    return SHARED.resolve("vectors");
  }

  /** Returns whether the corpus is there; tests that need it skip otherwise. */
  public static boolean present() {
    return Files.isDirectory(folder());
  }

  /** Returns the regular files below a folder of the corpus, sorted. */
  public static List<Path> files(String under) {
    try (Stream<Path> walk = Files.walk(folder().resolve(under))) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a table of the corpus: rows by their path, cells in the order of the header. */
  public static Map<String, List<String>> table(String name) {
    try (Stream<String> lines = Files.lines(folder().resolve(name))) {
      return lines
          .skip(1)
          .map(line -> List.of(line.split("\t", -1)))
          .collect(Collectors.toMap(row -> row.get(0), row -> row, (a, b) -> a));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns whether ExifTool or FFmpeg writes a label into this file and reads it back. */
  public static boolean writableByPeers(Path file) {
    List<String> row =
        table("PEER_BASELINE.tsv")
            .getOrDefault(
                folder().relativize(file).toString().replace('\\', '/'), List.of("", "", "", ""));
    return row.get(3).equals("read") || row.get(row.size() - 1).equals("read");
  }
}
