package org.aigclabel.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.aigclabel.Formats;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.Labeler;
import org.aigclabel.MediaSource;
import org.aigclabel.draw.Canvas;
import org.aigclabel.draw.Lettering;
import org.aigclabel.draw.Orientation;
import org.aigclabel.draw.Placement;
import org.aigclabel.explicit.ExplicitLabel;

/** Labels pictures and holds them against their originals with other programs: see the script image-corpus. */
public final class ImageCorpus {

  private static final Label LABEL = Label.producedBy("001191110102MACQD9K64010000", "e357");
  private static final Labeler LABELER = Labeler.installed().acceptingHazards();
  private static final ExplicitLabel SHOWN = ExplicitLabel.standard();

  private final Path work;
  private final Map<String, TreeMap<String, Integer>> table = new TreeMap<>();
  private final List<String> remarks = new ArrayList<>();

  private ImageCorpus(Path work) {
    this.work = work;
  }

  public static void main(String[] args) throws Exception {
    ImageCorpus corpus = new ImageCorpus(Files.createTempDirectory("image-corpus"));
    List<String> files = Files.readAllLines(Path.of(args[0]));
    for (int i = 0; i < files.size(); i++) {
      corpus.check(Path.of(files.get(i)), "f" + i);
    }
    corpus.print();
  }

  private void check(Path file, String name) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    String type;
    try {
      type = Formats.installed().require(MediaSource.of(name, bytes)).type().name();
    } catch (IOException e) {
      count("none", "refused");
      return;
    }
    String end = file.toString().replaceAll(".*(\\.[A-Za-z0-9]+)$", "$1");
    Path source = work.resolve(name + end);
    Files.write(source, bytes);
    count(type, "files");
    boolean peer = peerWrites(source);
    if (peer) {
      count(type, "exiftool");
    }
    Path implicit = work.resolve(name + "-implicit" + end);
    if (label(LABELER, bytes, implicit, file, "implicit")) {
      count(type, peer ? "written" : "written-more");
      compareWhole(type, source, implicit, file);
      complain(type, source, implicit, file);
    } else if (peer) {
      remarks.add("ExifTool writes it, we do not: " + file);
    }
    Path drawn = work.resolve(name + "-drawn" + end);
    if (label(LABELER.showing(SHOWN), bytes, drawn, file, "drawn")) {
      compareAround(type, source, drawn, file);
      complain(type, source, drawn, file);
      if (type.equals("jpeg")) {
        count(type, run("jpegtran", "-copy", "all", "-outfile", "/dev/null", drawn.toString()).ok() ? "jpegtran" : "jpegtran-no");
      }
    } else {
      count(type, "refused");
    }
    for (Path made : List.of(source, implicit, drawn)) {
      Files.deleteIfExists(made);
    }
  }

  private boolean label(Labeler labeler, byte[] bytes, Path to, Path file, String what) {
    try {
      byte[] labelled = labeler.label(bytes, LABEL);
      Files.write(to, labelled);
      MediaSource read = MediaSource.of("labelled", labelled);
      List<LabelSite> sites = Formats.installed().require(read).read(read);
      if (sites.size() == 1 && sites.get(0).label().filter(LABEL::equals).isPresent()) {
        return true;
      }
      remarks.add(what + " not read back: " + file);
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).contains("does not fit")) {
        remarks.add(what + " refused: " + file + ": " + e.getMessage());
      }
    } catch (RuntimeException e) {
      remarks.add("CRASH " + file + ": " + e);
    }
    return false;
  }

  private boolean peerWrites(Path source) throws Exception {
    Path to = work.resolve("peer" + source.getFileName());
    Result written = run("exiftool", "-q", "-q", "-m", "-XMP-dc:Title=label", "-o", to.toString(), source.toString());
    boolean read = written.ok() && run("exiftool", "-s3", "-XMP-dc:Title", to.toString()).text().strip().equals("label");
    Files.deleteIfExists(to);
    return read;
  }

  private void compareWhole(String type, Path source, Path labelled, Path file) throws Exception {
    byte[] before = pixels(type, source);
    if (before.length == 0) {
      count(type, "undecodable");
    } else if (Arrays.equals(before, pixels(type, labelled))) {
      count(type, "same");
    } else {
      remarks.add("PIXELS DIFFER " + file);
    }
  }

  /** Counts the samples that differ outside the label and what surrounds it. */
  private void compareAround(String type, Path source, Path drawn, Path file) throws Exception {
    count(type, "drawn");
    byte[] before = pixels(type, source);
    byte[] after = pixels(type, drawn);
    int[] size = type.equals("jpeg") ? ppmSize(before) : size(source);
    if (before.length == 0 || size.length == 0) {
      count(type, "undecodable-drawn");
      return;
    }
    int channels = type.equals("jpeg") ? before[1] == '5' ? 1 : 3 : 4;
    int data = type.equals("jpeg") ? before.length - size[0] * size[1] * channels : 0;
    if (before.length != after.length) {
      remarks.add("SIZE DIFFERS " + file);
      return;
    }
    int turn = type.equals("jpeg") ? orientation(source) : 1;
    Placement box = Lettering.of(SHOWN.text(), SHOWN.look()).on(new Canvas("x", size[0], size[1], Orientation.of(turn)));
    int[] around = type.equals("jpeg") ? blocks(box, Files.readAllBytes(source)) : new int[] {box.x(), box.y(), box.x() + box.width(), box.y() + box.height()};
    long frame = (long) size[0] * size[1];
    double squares = 0;
    long differing = 0;
    for (int i = data; i < before.length; i++) {
      long pixel = (i - data) / channels % frame;
      long x = pixel % size[0];
      long y = pixel / size[0];
      int change = (before[i] & 0xFF) - (after[i] & 0xFF);
      if (change != 0 && (x < around[0] || y < around[1] || x >= around[2] || y >= around[3])) {
        differing++;
        squares += change * change;
      }
    }
    if (differing == 0) {
      count(type, "exact");
    } else {
      double psnr = 10 * Math.log10(255 * 255 / (squares / before.length));
      remarks.add(String.format(Locale.ROOT, "outside the label of %s: %d samples differ, %.1f dB", file, differing, psnr));
    }
  }

  /** The MCUs under a label and a pixel around, as chroma is smoothed. */
  private static int[] blocks(Placement box, byte[] jpeg) {
    int h = 1;
    int v = 1;
    int i = 2;
    while (i + 9 < jpeg.length && !(jpeg[i] == -1 && (jpeg[i + 1] & 0xF0) == 0xC0 && jpeg[i + 1] != (byte) 0xC4 && jpeg[i + 1] != (byte) 0xCC)) {
      i = jpeg[i] != -1 || jpeg[i + 1] == -1 ? i + 1 : i + 2 + ((jpeg[i + 2] & 0xFF) << 8 | jpeg[i + 3] & 0xFF);
    }
    for (int c = 0; c < jpeg[i + 9]; c++) {
      h = Math.max(h, jpeg[i + 11 + 3 * c] >> 4);
      v = Math.max(v, jpeg[i + 11 + 3 * c] & 15);
    }
    int wide = 8 * h;
    int high = 8 * v;
    return new int[] {
      box.x() / wide * wide - 1,
      box.y() / high * high - 1,
      (box.x() + box.width() + wide - 1) / wide * wide + 1,
      (box.y() + box.height() + high - 1) / high * high + 1
    };
  }

  /** Counts complaints of other programs about the labelled file that they do not have about the source. */
  private void complain(String type, Path source, Path labelled, Path file) throws Exception {
    TreeSet<String> fresh = new TreeSet<>(complaints(type, labelled));
    fresh.removeAll(complaints(type, source));
    if (fresh.removeIf(complaint -> complaint.contains("Non-standard format (undef) for IFD0 0x02bc"))) {
      count(type, "as the guide has it"); // type 7, which the XMP specification allows and ExifTool does not expect
    }
    count(type, fresh.isEmpty() ? "no complaint" : "complaint");
    fresh.forEach(c -> remarks.add("COMPLAINT about " + file + ": " + c));
  }

  private List<String> complaints(String type, Path file) throws Exception {
    List<String> all = new ArrayList<>();
    for (String line : run("exiftool", "-validate", "-warning", "-error", "-a", "-s2", file.toString()).text().split("\n")) {
      if (!line.startsWith("Validate") && !line.isBlank()) {
        all.add("exiftool " + line);
      }
    }
    Result other =
        switch (type) {
          case "webp" -> run("webpinfo", "-quiet", file.toString());
          case "tiff" -> run("tiffinfo", "-D", file.toString());
          case "heif", "avif" -> run("heif-info", file.toString());
          case "png" -> run("pngcheck", "-q", file.toString());
          default -> new Result(0, new byte[0]);
        };
    if (!other.ok()) {
      all.add("another program fails");
    }
    return all;
  }

  private byte[] pixels(String type, Path file) throws Exception {
    if (type.equals("jpeg")) {
      return run("djpeg", file.toString()).ok() ? run("djpeg", file.toString()).bytes() : new byte[0];
    }
    String frames = type.equals("gif") || type.equals("webp") ? "-coalesce" : "-quiet";
    Result decoded = run("convert", file.toString(), frames, "-depth", "8", "rgba:-");
    if (!decoded.ok()) {
      decoded = run("ffmpeg", "-v", "error", "-i", file.toString(), "-f", "rawvideo", "-pix_fmt", "rgba", "-");
    }
    return decoded.ok() ? decoded.bytes() : new byte[0];
  }

  private int[] size(Path file) throws Exception {
    String[] said = run("identify", "-quiet", "-format", "%W %H\n", file.toString()).text().split("\\s+");
    return said.length < 2 || !said[0].matches("\\d+") ? new int[0] : new int[] {Integer.parseInt(said[0]), Integer.parseInt(said[1])};
  }

  private static int[] ppmSize(byte[] ppm) {
    String[] head = new String(ppm, 0, Math.min(40, ppm.length), StandardCharsets.ISO_8859_1).split("\\s+");
    return ppm.length == 0 ? new int[0] : new int[] {Integer.parseInt(head[1]), Integer.parseInt(head[2])};
  }

  private int orientation(Path file) throws Exception {
    String said = run("exiftool", "-n", "-s3", "-IFD0:Orientation", file.toString()).text().strip();
    return said.matches("[1-8]") ? Integer.parseInt(said) : 1;
  }

  private record Result(int code, byte[] bytes) {
    boolean ok() {
      return code == 0;
    }

    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private Result run(String... command) throws IOException, InterruptedException {
    Path out = work.resolve("out");
    Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).redirectOutput(out.toFile()).start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return new Result(-1, new byte[0]);
    }
    return new Result(process.exitValue(), Files.readAllBytes(out));
  }

  private void count(String type, String what) {
    table.computeIfAbsent(type, t -> new TreeMap<>()).merge(what, 1, Integer::sum);
  }

  private void print() {
    List<String> columns = List.of("files", "exiftool", "written", "written-more", "same", "undecodable", "drawn", "exact", "refused", "jpegtran", "no complaint", "as the guide has it", "complaint");
    System.out.println("| format | " + String.join(" | ", columns) + " |");
    System.out.println("|---" + "|---".repeat(columns.size()) + "|");
    table.forEach((type, counts) -> {
      List<String> cells = new ArrayList<>();
      columns.forEach(c -> cells.add(String.valueOf(counts.getOrDefault(c, 0))));
      System.out.println("| " + type + " | " + String.join(" | ", cells) + " |");
    });
    System.out.println();
    remarks.forEach(System.out::println);
  }
}
