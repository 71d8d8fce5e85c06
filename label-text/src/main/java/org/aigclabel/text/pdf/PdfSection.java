package org.aigclabel.text.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.aigclabel.MediaSource;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;

/**
 * One incremental update that holds a label and nothing else (ISO 32000-2 7.5.6). A comment before
 * its end says how long it is, so that the file before it can be told again, byte for byte.
 */
final class PdfSection {

  private static final int TAIL = 128;
  private static final Pattern END =
      Pattern.compile("%AIGC-label (\\d{10})\nstartxref\n(\\d{1,19})\n%%EOF\n\\z");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
  private final TreeMap<COSObjectKey, Long> places = new TreeMap<>();
  private final long base;

  /** Begins a section after so many bytes of the file. */
  PdfSection(long base) {
    this.base = base;
    ascii("\n");
  }

  /** Returns the length of the file without the label sections at its end. */
  static long base(MediaSource source) throws IOException {
    long size = source.size();
    while (true) {
      int tail = (int) Math.min(TAIL, size);
      Matcher end = END.matcher(source.latin1(size - tail, tail));
      if (!end.find()) {
        return size;
      }
      long before = size - Long.parseLong(end.group(1));
      if (before <= 0 || before >= size || !source.startsWith(before, "\n")) {
        return size;
      }
      size = before;
    }
  }

  /** Adds an object. */
  void object(COSObjectKey key, COSBase value) throws IOException {
    open(key);
    PdfWriter.write(value, out);
    ascii("\nendobj\n");
  }

  /** Adds a stream, whose dictionary gets its length. */
  void stream(COSObjectKey key, COSDictionary dictionary, byte[] bytes) throws IOException {
    open(key);
    dictionary.setInt(COSName.LENGTH, bytes.length);
    PdfWriter.write(dictionary, out);
    ascii("\nstream\n");
    out.write(bytes);
    ascii("\nendstream\nendobj\n");
  }

  private void open(COSObjectKey key) {
    places.put(key, base + out.size());
    ascii(key.getNumber() + " " + key.getGeneration() + " obj\n");
  }

  /**
   * Ends the section with a cross-reference table.
   *
   * @param shift bytes before the PDF header, which offsets do not count
   */
  byte[] endWithTable(COSDictionary trailer, long shift) throws IOException {
    long start = base + out.size() - shift;
    ascii("xref\n");
    runs()
        .forEach(
            (first, count) -> {
              ascii(first + " " + count + "\n");
              places.forEach(
                  (key, place) -> {
                    if (key.getNumber() >= first && key.getNumber() < first + count) {
                      ascii(String.format("%010d %05d n \n", place - shift, key.getGeneration()));
                    }
                  });
            });
    ascii("trailer\n");
    PdfWriter.write(trailer, out);
    return end("\n", start);
  }

  /** Ends the section with a cross-reference stream, which takes a number of its own. */
  byte[] endWithStream(COSDictionary trailer, COSObjectKey key, long shift) throws IOException {
    long start = base + out.size() - shift;
    places.put(key, base + out.size());
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    places.forEach(
        (object, place) -> {
          rows.write(1);
          for (int bits = 40; bits >= 0; bits -= 8) {
            rows.write((int) ((place - shift) >> bits));
          }
          rows.write(object.getGeneration() >> 8);
          rows.write(object.getGeneration());
        });
    trailer.setItem(COSName.TYPE, COSName.XREF);
    trailer.setItem(COSName.W, PdfWriter.numbers(1, 6, 2));
    long[] index =
        runs().entrySet().stream()
            .flatMapToLong(e -> LongStream.of(e.getKey(), e.getValue()))
            .toArray();
    trailer.setItem(COSName.INDEX, PdfWriter.numbers(index));
    ascii(key.getNumber() + " " + key.getGeneration() + " obj\n");
    trailer.setInt(COSName.LENGTH, rows.size());
    PdfWriter.write(trailer, out);
    ascii("\nstream\n");
    out.write(rows.toByteArray());
    return end("\nendstream\nendobj\n", start);
  }

  private byte[] end(String close, long start) {
    ascii(close);
    String last = "\nstartxref\n" + start + "\n%%EOF\n";
    int length = out.size() + "%AIGC-label 0000000000".length() + last.length();
    ascii(String.format("%%AIGC-label %010d", length) + last);
    return out.toByteArray();
  }

  /** Returns runs of consecutive object numbers. */
  private Map<Long, Long> runs() {
    TreeMap<Long, Long> runs = new TreeMap<>();
    for (COSObjectKey key : places.keySet()) {
      Map.Entry<Long, Long> last = runs.lastEntry();
      if (last != null && last.getKey() + last.getValue() == key.getNumber()) {
        runs.put(last.getKey(), last.getValue() + 1);
      } else {
        runs.put(key.getNumber(), 1L);
      }
    }
    return runs;
  }

  private void ascii(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
