import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aigclabel.Formats;
import org.aigclabel.Label;
import org.aigclabel.Labeled;
import org.aigclabel.Labeler;
import org.aigclabel.MediaSource;
import org.aigclabel.Modality;
import org.aigclabel.Output;
import org.aigclabel.spi.MediaFormat;

/**
 * Writes the label in metadata into every film of a corpus, and holds packets against
 * the original by FFmpeg; prints a table. Exits with 1 if a packet changed, the label is not read, or a film that FFmpeg or ExifTool labels is refused.
 */
public class VideoCorpus {

  private static final List<String> FOLDERS = List.of("mp4", "mkv-webm", "avi", "flv");

  /** What is known of a file without the toolkit. */
  record Before(String name, boolean decodes, String peers) {}

  record Row(Before known, String ours, String packets, String readers) {
    boolean labelled() {
      return ours.equals("labelled");
    }

    boolean fine() {
      boolean lost = labelled() ? packets.equals("differ") || readers.isEmpty() : !known.peers.equals("none");
      return !ours.startsWith("FAILED") && !(known.decodes && lost);
    }
  }

  public static void main(String[] arguments) throws Exception {
    Path corpus = Path.of(arguments[0]);
    Map<String, String[]> table = table(corpus.resolve("PEER_BASELINE.tsv"));
    Path work = Files.createTempDirectory("corpus");
    List<Row> rows = new ArrayList<>();
    System.out.printf("%-66s %-8s %-16s %-10s %-12s %s%n", "file", "decodes", "peers label it", "packets", "read by", "toolkit");
    for (Path file : films(corpus)) {
      String name = corpus.relativize(file).toString();
      String[] known = table.get(name);
      Row row = check(file, new Before(name, known == null || known[1].equals("ok"), known == null ? "(has a label)" : peers(known)), work.resolve("labelled-" + file.getFileName()));
      rows.add(row);
      System.out.printf("%-66s %-8s %-16s %-10s %-12s %s%n", name, row.known.decodes ? "yes" : "no", row.known.peers, row.packets, row.readers, row.ours);
    }
    Files.delete(work);
    long decodable = rows.stream().filter(row -> row.known.decodes).count();
    long labelled = rows.stream().filter(Row::labelled).count();
    long both = rows.stream().filter(row -> row.known.decodes && row.labelled()).count();
    long equal = rows.stream().filter(row -> row.packets.startsWith("same")).count();
    long faults = rows.stream().filter(row -> !row.fine()).count();
    System.out.printf("%d files, %d decodable; labelled %d (%d of the decodable); packets the same in %d, different in %d; faults %d%n",
        rows.size(), decodable, labelled, both, equal, rows.stream().filter(row -> row.known.decodes && row.packets.equals("differ")).count(), faults);
    rows.stream().filter(row -> !row.fine()).forEach(row -> System.out.println("FAULT " + row));
    System.exit(faults == 0 ? 0 : 1);
  }

  /** Returns the corpus' table of peers by the names of files. */
  static Map<String, String[]> table(Path file) throws IOException {
    Map<String, String[]> table = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] cells = line.split("\t");
      table.put(cells[0], cells);
    }
    return table;
  }

  /** Returns who labels a file: ExifTool in XMP, FFmpeg in keys, each with its label read back. */
  static String peers(String... cells) {
    String exif = cells[3].equals("read") ? "ExifTool " : "";
    String ffmpeg = cells[6].equals("read") ? "FFmpeg" : "";
    return (exif + ffmpeg).isEmpty() ? "none" : (exif + ffmpeg).strip();
  }

  static List<Path> films(Path corpus) throws IOException {
    List<Path> films = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(corpus)) {
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        String folder = corpus.relativize(file).getName(0).toString();
        if (FOLDERS.contains(folder) || folder.startsWith("aigc-") && isFilm(file)) {
          films.add(file);
        }
      }
    }
    return films;
  }

  private static boolean isFilm(Path file) throws IOException {
    try (MediaSource source = MediaSource.of(file)) {
      return Formats.installed().find(source).map(MediaFormat::type).filter(type -> type.modality() == Modality.VIDEO).isPresent();
    }
  }

  static Row check(Path file, Before known, Path out) throws IOException {
    String before = packets(file);
    Label label = Label.producedBy("001191110102MACQD9K64010000", "corpus");
    try (MediaSource source = MediaSource.of(file);
        Labeled labeled = Labeler.installed().acceptingHazards().label(source, label)) {
      labeled.writeTo(Output.to(out).later());
    } catch (IOException e) {
      return new Row(known, "refused: " + e.getMessage(), "-", "-");
    } catch (RuntimeException e) {
      return new Row(known, "FAILED: " + e, "-", "-");
    }
    String after = packets(out);
    String readers = readers(out);
    Files.delete(out);
    String packets = before.isEmpty() ? "none" : !before.equals(after) ? "differ" : "same " + before.lines().count();
    return new Row(known, "labelled", packets, readers);
  }

  /** Returns which other programs find the label. */
  static String readers(Path file) throws IOException {
    String ffprobe = run("ffprobe", "-v", "quiet", "-show_entries", "format_tags", file.toString());
    String exiftool = run("exiftool", "-a", "-G1", "-s", "-ee0", file.toString());
    return Stream.of(ffprobe.contains("ContentProducer") ? "ffprobe" : "", exiftool.contains("ContentProducer") ? "exiftool" : "")
        .filter(reader -> !reader.isEmpty())
        .collect(Collectors.joining("+"));
  }

  /** Returns the lines of framemd5 for pictures, sound and subtitles. */
  static String packets(Path file) throws IOException {
    Map<String, String> maps = new TreeMap<>(Map.of("pictures", "0:v?", "sound", "0:a?", "subtitles", "0:s?"));
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "quiet", "-i", file.toString()));
    maps.values().forEach(map -> command.addAll(List.of("-map", map)));
    command.addAll(List.of("-copyts", "-c", "copy", "-f", "framemd5", "-"));
    return run(command.toArray(String[]::new)).lines().filter(line -> !line.startsWith("#")).collect(Collectors.joining("\n"));
  }

  static String run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process.getOutputStream().close();
    byte[] all = process.getInputStream().readAllBytes();
    process.onExit().join();
    return new String(all, StandardCharsets.UTF_8);
  }
}
