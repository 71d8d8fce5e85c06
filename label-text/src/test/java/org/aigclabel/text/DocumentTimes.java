package org.aigclabel.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.aigclabel.Formats;
import org.aigclabel.Label;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.spi.MediaFormat;
import org.aigclabel.text.pdf.Pdfs;

/**
 * Prints how long a label takes in documents, not a test. Arguments: files; without any, a docx of
 * 4 MB, an xlsx-like archive of 11 MB and a PDF of 500 pages are made.
 */
final class DocumentTimes {

  private static final int ROUNDS = 15;

  private DocumentTimes() {}

  public static void main(String[] files) throws IOException {
    Path folder = Files.createTempDirectory("document-times");
    if (files.length == 0) {
      time(made(folder.resolve("4mb.docx"), big(4 << 20, 12)));
      time(made(folder.resolve("11mb.xlsx"), big(11 << 20, 40)));
      time(made(folder.resolve("500pages.pdf"), Pdfs.pages(500)));
    }
    for (String file : files) {
      time(Path.of(file));
    }
  }

  private static Path made(Path path, byte[] bytes) throws IOException {
    return Files.write(path, bytes);
  }

  /** Entries that do not compress, as pictures do, beside a document. */
  private static byte[] big(int bytes, int parts) {
    byte[] archive = Archives.docx(Archives.paragraph("Text"));
    Random random = new Random(1);
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < bytes / parts; i++) {
      part.append((char) (0x20 + random.nextInt(0x5F)));
    }
    java.util.Map<String, String> more = new java.util.TreeMap<>();
    for (int i = 0; i < parts; i++) {
      more.put("word/media/" + i + ".bin", part.toString());
    }
    return Archives.with(archive, more);
  }

  private static void time(Path in) throws IOException {
    Path out = Files.createTempFile("labelled", in.getFileName().toString());
    Label label = Label.producedBy("001191110108MA01KP2T5U00000", "bench-1");
    double[] write = new double[ROUNDS];
    double[] verify = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      try (MediaSource source = MediaSource.of(in);
          var channel = Files.newByteChannel(out, java.nio.file.StandardOpenOption.WRITE)) {
        MediaFormat format = Formats.installed().require(source);
        Plan plan = format.write(source, label, format.carriers().get(0));
        plan.writeTo(channel);
        channel.truncate(plan.size());
      }
      write[i] = (System.nanoTime() - start) / 1e6;
      start = System.nanoTime();
      try (MediaSource source = MediaSource.of(out)) {
        MediaFormat format = Formats.installed().require(source);
        if (!format.write(source, label, format.carriers().get(0)).reproducesSource()
            || format.read(source).size() != 1) {
          throw new IOException(out + " is not reproduced");
        }
      }
      verify[i] = (System.nanoTime() - start) / 1e6;
    }
    System.out.printf(
        "%-20s %9d bytes  write: first %.0f ms, median of the rest %.1f ms;  read and re-run the"
            + " writer: %.1f ms%n",
        in.getFileName(), Files.size(in), write[0], median(write), median(verify));
    Files.delete(out);
  }

  private static double median(double[] times) {
    double[] rest = Arrays.copyOfRange(times, 1, times.length);
    Arrays.sort(rest);
    return rest[rest.length / 2];
  }
}
