import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.aigclabel.Formats;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.MediaSource;
import org.aigclabel.Modality;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.explicit.VideoOpening;
import org.aigclabel.spi.MediaFormat;
import org.aigclabel.video.OpeningLabeler;
import org.aigclabel.video.mp4.SoundTrack;

/** Labels the films in a folder visibly and holds each result against its original; prints a table. */
public class VideoVariants {

  record Picture(int width, int height, byte[] luma) {}

  record Result(String how, List<String> faults, double psnr) {}

  static final Path SHEETS = Path.of(System.getProperty("sheets", "sheets"));

  public static void main(String[] arguments) throws Exception {
    Files.createDirectories(SHEETS);
    int bad = 0;
    System.out.printf("%-34s %-12s %7s  %s%n", "film", "how", "PSNR-Y", "faults");
    List<Path> films;
    try (var walk = Files.walk(Path.of(arguments[0]))) {
      films = walk.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path film : films) {
      String name = film.getFileName().toString();
      Result result;
      try {
        result = check(film);
      } catch (UnsupportedMediaException e) {
        result = new Result("refused", List.of(e.reason()), 0);
      } catch (MalformedMediaException e) {
        result = new Result("refused", List.of(String.valueOf(e.getMessage())), 0);
      } catch (IOException | RuntimeException e) {
        result = new Result("FAILED", List.of(e.toString()), 0);
      }
      boolean fine = result.faults.isEmpty() || result.how.equals("refused");
      bad += fine ? 0 : 1;
      System.out.printf(
          Locale.ROOT, "%-34s %-12s %7.1f  %s%n", name, result.how, result.psnr, String.join("; ", result.faults));
    }
    System.out.println(films.size() + " films, " + bad + " with faults");
    System.exit(bad == 0 ? 0 : 1);
  }

  static Result check(Path film) throws IOException {
    String name = film.getFileName().toString();
    if (isSound(film)) {
      return new Result("sound", List.of(), 0);
    }
    Path out = Files.createTempDirectory("variants").resolve("labelled-" + name);
    String how;
    int kept;
    try (MediaSource source = MediaSource.of(film);
        Rendering rendering = new OpeningLabeler().label(source, ExplicitLabel.standard().opening(VideoOpening.lasting(2)))) {
      Matcher first = Pattern.compile("the first ([0-9]+) pictures").matcher(rendering.notes().toString());
      kept = first.find() ? Integer.parseInt(first.group(1)) : 0;
      how = rendering.notes().toString().contains("kept byte for byte") ? "spliced" : "full";
      try (FileChannel channel = FileChannel.open(out, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        rendering.plan().writeTo(channel);
      }
      if (System.getProperty("why") != null) {
        System.out.println(rendering.notes());
      }
    }
    List<String> faults = new ArrayList<>();
    String errors = run("ffmpeg", "-v", "error", "-i", out.toString(), "-f", "null", "-");
    String errorsBefore = run("ffmpeg", "-v", "error", "-i", film.toString(), "-f", "null", "-");
    if (!errors.isEmpty() && errorsBefore.isEmpty()) {
      faults.add("ffmpeg: " + errors.lines().findFirst().orElse(""));
    }
    int cut = Math.max(kept, packets(film, out, how, faults)); // AV1 has packets that say no more than "show that one"
    streams(film, out, how, faults);
    double psnr = pictures(film, out, cut, faults);
    how += how.equals("spliced") && cut == decode(film).size() ? ", all" : "";
    Files.deleteIfExists(out);
    return new Result(how, faults, psnr);
  }

  /** Returns whether a file has no pictures but a cover, so that its label is one to be heard. */
  static boolean isSound(Path film) throws IOException {
    try (MediaSource source = MediaSource.of(film)) {
      boolean video = Formats.installed().find(source).map(MediaFormat::type).filter(type -> type.modality() == Modality.VIDEO).isPresent();
      return !video || SoundTrack.alone(source);
    }
  }

  /** Holds packets against each other; returns the number of pictures before the first that is kept. */
  static int packets(Path film, Path out, String how, List<String> faults) throws IOException {
    Map<String, List<String[]>> before = hashes(film);
    Map<String, List<String[]>> after = hashes(out);
    int cut = 0;
    String video = "0"; // pictures are mapped first
    for (String stream : before.keySet()) {
      List<String[]> a = before.get(stream);
      List<String[]> b = after.getOrDefault(stream, List.of());
      if (stream.equals(video)) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
          cut = a.get(i)[5].equals(b.get(i)[5]) ? cut : i + 1;
        }
        if (a.size() != b.size()) {
          faults.add("pictures " + a.size() + " → " + b.size());
        } else if (how.equals("spliced") && !column(a, 2).equals(column(b, 2))) {
          faults.add("times of display differ");
        } else if (!column(a, 2).equals(column(b, 2))) {
          faults.add("times of display: " + firstDifference(column(a, 2), column(b, 2)));
        }
      } else if (!column(a, 5).equals(column(b, 5)) || how.equals("spliced") && !column(a, 2).equals(column(b, 2))) {
        faults.add("stream " + stream + " changed");
      }
    }
    return cut;
  }

  static String firstDifference(List<String> a, List<String> b) {
    for (int i = 0; i < a.size(); i++) {
      if (!a.get(i).equals(b.get(i))) {
        return a.get(i) + " → " + b.get(i);
      }
    }
    return "";
  }

  static List<String> column(List<String[]> rows, int index) {
    return rows.stream().map(row -> row[index]).sorted(java.util.Comparator.comparing((String cell) -> cell.length()).thenComparing(cell -> cell)).toList();
  }

  static Map<String, List<String[]>> hashes(Path film) throws IOException {
    String text = run("ffmpeg", "-v", "quiet", "-i", film.toString(), "-map", "0:v?", "-map", "0:a?", "-copyts", "-c", "copy", "-f", "framemd5", "-");
    Map<String, Double> units = new TreeMap<>();
    for (String line : text.lines().filter(line -> line.startsWith("#tb")).toList()) {
      String[] words = line.split("[ :/]+");
      units.put(words[1], 1e3 * Double.parseDouble(words[2]) / Double.parseDouble(words[3]));
    }
    return text.lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\\s*,\\s*"))
        .filter(row -> row.length > 5)
        .peek(row -> row[2] = String.valueOf(Math.round(Long.parseLong(row[2]) * units.get(row[0].strip()))))
        .collect(Collectors.groupingBy(row -> row[0].strip(), TreeMap::new, Collectors.toList()));
  }

  static void streams(Path film, Path out, String how, List<String> faults) throws IOException {
    String fields = "width,height,pix_fmt,sample_aspect_ratio,color_range,color_space,color_transfer,color_primaries"
        + (how.equals("spliced") ? ",codec_name,field_order,nb_frames" : "");
    for (String entries : List.of("stream=" + fields, "stream_side_data=rotation", "stream=avg_frame_rate")) {
      String a = entries(film, entries);
      String b = entries(out, entries);
      if (!a.equals(b) && !a.contains("=1000/1")) { // FFmpeg's word for a rate it does not know
        faults.add(entries.substring(0, 12) + ": " + difference(a, b));
      }
    }
    double a = number(entries(film, "format=duration"));
    double b = number(entries(out, "format=duration"));
    double end = number(run("ffprobe", "-v", "error", "-show_entries", "packet=pts_time", "-of", "csv=p=0", film.toString()).lines().reduce("", (x, y) -> y));
    if (Math.abs(a - b) > 0.06 && Math.abs(a - end) < 1) { // some state a length that they do not have
      faults.add("duration " + a + " → " + b);
    }
  }

  static String difference(String a, String b) {
    List<String> mine = b.lines().toList();
    return a.lines().filter(line -> !mine.contains(line)).collect(Collectors.joining(" ")) + " → "
        + b.lines().filter(line -> !a.lines().toList().contains(line)).collect(Collectors.joining(" "));
  }

  static String entries(Path film, String entries) throws IOException {
    return run("ffprobe", "-v", "error", "-select_streams", "v:0", "-show_entries", entries, "-of", "default=nk=0:nw=1", film.toString())
        .replace("color_range=unknown", "color_range=tv") // H.264 E.2.1: limited where nothing is said
        .strip();
  }

  static double number(String text) {
    String digits = text.replaceAll("[^0-9.]", "");
    return digits.isEmpty() ? 0 : Double.parseDouble(digits);
  }

  /** Compares decoded pictures; returns the PSNR of the luma outside the label in those encoded again. */
  static double pictures(Path film, Path out, int cut, List<String> faults) throws IOException {
    int rate = (int) Math.round(rate(entries(film, "stream=avg_frame_rate")));
    List<Picture> before = decode(film);
    List<Picture> after = decode(out);
    if (before.size() != after.size()) {
      faults.add("decoded " + before.size() + " → " + after.size());
      return 0;
    }
    double error = 0;
    long count = 0;
    for (int n = 0; n < before.size(); n++) {
      Picture a = before.get(n);
      Picture b = after.get(n);
      int most = 0;
      long sum = 0;
      long pixels = 0;
      for (int y = 0; y < a.height; y++) {
        for (int x = 0; x < a.width; x++) {
          int d = Math.abs((a.luma[y * a.width + x] & 0xFF) - (b.luma[y * a.width + x] & 0xFF));
          if (x >= a.width / 2 && y >= a.height * 3 / 4) {
            most = Math.max(most, d);
          } else {
            sum += (long) d * d;
            pixels++;
          }
        }
      }
      if (n < cut) {
        error += sum;
        count += pixels;
      } else if (sum > 0 || most > 0) {
        faults.add("picture " + n + " after the cut at " + cut + " changed");
        break;
      }
      if ((n == 0 || n == rate || n == 2 * rate - 2) && most < 60) {
        faults.add("no label at picture " + n + " (" + most + ")");
      }
      if (n > 2 * rate + 1 && n < cut && most > 60 && before.size() > 2 * rate + 2) {
        faults.add("still a label at picture " + n + " (" + most + ")");
        break;
      }
    }
    double mean = count == 0 ? 0 : error / count;
    double psnr = mean == 0 ? 99 : 10 * Math.log10(255 * 255 / mean);
    if (psnr < 44 && Math.min(before.get(0).width, before.get(0).height) > 100) { // in smaller ones the label is everywhere
      faults.add("quality");
    }
    sheet(film, out, rate, cut);
    return psnr;
  }

  static double rate(String text) {
    String[] parts = text.replaceAll(".*=", "").split("/");
    return parts.length < 2 || parts[1].equals("0") ? 25 : Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]);
  }

  static void sheet(Path film, Path out, int rate, int cut) throws IOException {
    String select = "select=eq(n\\,0)+eq(n\\," + rate + ")+eq(n\\," + (2 * rate - 1) + ")+eq(n\\," + (2 * rate + 2) + ")+eq(n\\," + cut + "),scale=320:-2,tile=5x1";
    run("ffmpeg", "-v", "error", "-y", "-i", out.toString(), "-vf", select, "-frames:v", "1", "-fps_mode", "passthrough", "-update", "1", SHEETS.resolve(film.getFileName() + ".png").toString());
  }

  static List<Picture> decode(Path film) throws IOException {
    byte[] bytes = bytes("ffmpeg", "-v", "quiet", "-i", film.toString(), "-an", "-frames:v", "150", "-fps_mode", "passthrough", "-pix_fmt", "yuv420p", "-f", "yuv4mpegpipe", "-strict", "-1", "-");
    int end = 0;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    int width = 0;
    int height = 0;
    for (String word : new String(bytes, 0, end, StandardCharsets.US_ASCII).split(" ")) {
      width = word.startsWith("W") ? Integer.parseInt(word.substring(1)) : width;
      height = word.startsWith("H") ? Integer.parseInt(word.substring(1)) : height;
    }
    List<Picture> pictures = new ArrayList<>();
    int size = width * height + 2 * ((width + 1) / 2) * ((height + 1) / 2);
    for (int at = end + 1 + 6; at + size <= bytes.length; at += size + 6) {
      byte[] luma = new byte[width * height];
      System.arraycopy(bytes, at, luma, 0, luma.length);
      pictures.add(new Picture(width, height, luma));
    }
    return pictures;
  }

  static String run(String... command) throws IOException {
    return new String(bytes(command), StandardCharsets.UTF_8);
  }

  static byte[] bytes(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(!List.of(command).contains("quiet")).start();
    process.getOutputStream().close();
    byte[] all = process.getInputStream().readAllBytes();
    process.onExit().join();
    return all;
  }
}
