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
 * One incremental update (ISO 32000-2 7.5.6). One that holds a label and nothing else says in a
 * comment before its end how long it is, so that the file before it can be told again, byte for
 * byte.
 */
final class PdfSection {

  private static final int TAIL = 128;
  private static final Pattern END =
      Pattern.compile("%AIGC-label (\\d{10})\nstartxref\n(\\d{1,19})\n%%EOF\n\\z");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
  private final TreeMap<COSObjectKey, Entry> entries = new TreeMap<>();
  private final long base;
  private final Purpose purpose;

  /** What a section is for. */
  enum Purpose {
    /** A label: it is found again, and replaced. */
    LABEL,
    /** A change of the document that stays. */
    CONTENT
  }

  /** A line of the list of objects, with the meanings of ISO 32000-2, table 18. */
  private record Entry(int type, long second, int third) {}

  /** Begins a section after so many bytes of the file. */
  PdfSection(long base, Purpose purpose) {
    this.base = base;
    this.purpose = purpose;
    ascii("\n");
  }

  /** Returns how many bytes stand before. */
  long base() {
    return base;
  }

  /** Lists the objects before this section as well, by their offsets or their object streams. */
  void list(Map<COSObjectKey, Long> before) {
    entries.put(new COSObjectKey(0, 65535), new Entry(0, 0, 65535));
    before.forEach(
        (key, place) ->
            entries.putIfAbsent(
                place < 0 ? new COSObjectKey(key.getNumber(), 0) : key,
                place < 0
                    ? new Entry(2, -place, key.getStreamIndex())
                    : new Entry(1, place, key.getGeneration())));
  }

  /** Returns whether a table cannot list the objects, since some stand in object streams. */
  boolean needsStream() {
    return entries.values().stream().anyMatch(entry -> entry.type() == 2);
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
    entries.put(key, new Entry(1, base + out.size(), key.getGeneration()));
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
              entries
                  .subMap(new COSObjectKey(first, 0), new COSObjectKey(first + count, 0))
                  .values()
                  .forEach(entry -> line(entry, shift));
            });
    ascii("trailer\n");
    PdfWriter.write(trailer, out);
    return end("\n", start);
  }

  /** Ends the section with a cross-reference stream, which takes a number of its own. */
  byte[] endWithStream(COSDictionary trailer, COSObjectKey key, long shift) throws IOException {
    long start = base + out.size() - shift;
    entries.put(key, new Entry(1, base + out.size(), key.getGeneration()));
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    for (Entry entry : entries.values()) {
      rows.write(entry.type());
      long second = entry.second() - (entry.type() == 1 ? shift : 0);
      for (int bits = 40; bits >= 0; bits -= 8) {
        rows.write((int) (second >> bits));
      }
      rows.write(entry.third() >> 8);
      rows.write(entry.third());
    }
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
    String last = "startxref\n" + start + "\n%%EOF\n";
    if (purpose == Purpose.CONTENT) {
      ascii(last);
      return out.toByteArray();
    }
    last = "\n" + last;
    int length = out.size() + "%AIGC-label 0000000000".length() + last.length();
    ascii(String.format("%%AIGC-label %010d", length) + last);
    return out.toByteArray();
  }

  private void line(Entry entry, long shift) {
    long place = entry.second() - (entry.type() == 1 ? shift : 0);
    ascii(String.format("%010d %05d %s \n", place, entry.third(), entry.type() == 1 ? "n" : "f"));
  }

  /** Returns runs of consecutive object numbers. */
  private Map<Long, Long> runs() {
    TreeMap<Long, Long> runs = new TreeMap<>();
    for (COSObjectKey key : entries.keySet()) {
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
