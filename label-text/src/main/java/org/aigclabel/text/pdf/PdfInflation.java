package org.aigclabel.text.pdf;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aigclabel.MediaSource;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessInputStream;

/**
 * Refuses PDFs whose streams inflate beyond the limit, before PDFBox inflates them in memory.
 * Pictures are left out: their size is declared, and nothing here decodes them without a look at
 * it. Encrypted streams are looked into when the document is open.
 */
final class PdfInflation {

  /** The most bytes that a filter makes of one: 1032 with deflate, 2,560 with LZW. */
  private static final int RATIO = 2560;

  private static final long DEFLATE = 1032;

  /** A stream of objects that cannot be looked into may make so many times the limit. */
  private static final int SECRET = 4;

  /** All streams together may inflate to so many times the limit of one: a matter of seconds. */
  private static final int TOGETHER = 16;

  private static final int WINDOW = 1 << 16;
  private static final int NEAR = 160;
  private static final int DICTIONARY = 2048;
  private static final byte[] WORD = {'s', 't', 'r', 'e', 'a', 'm'};
  private static final Pattern FILTER =
      Pattern.compile("/Filter\\s*(\\[[^\\]]*\\]|/[^\\s/<>\\[]+)");
  private static final Pattern INFLATING =
      Pattern.compile("/(FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\\b");
  private static final Pattern BASE85 = Pattern.compile("/(?:ASCII85Decode|A85)\\b");
  private static final Pattern HEX = Pattern.compile("/(?:ASCIIHexDecode|AHx)\\b");
  private static final Pattern PICTURE = Pattern.compile("/Subtype\\s*/Image\\b");
  private static final Pattern OBJECTS = Pattern.compile("/Type\\s*/ObjStm\\b");
  private static final Pattern ESCAPE = Pattern.compile("#([0-9a-fA-F]{2})");
  private static final Pattern LENGTH = Pattern.compile("/Length\\s+(\\d{1,10})(?!\\s+\\d+\\s+R)");

  private final MediaSource source;
  private final long length;
  private long budget;

  private PdfInflation(MediaSource source, long length) {
    this.source = source;
    this.length = length;
    this.budget = (long) TOGETHER * source.limits().inflated();
  }

  /**
   * Looks at every stream in the first bytes of a file.
   *
   * @throws org.aigclabel.MalformedMediaException if one, or all together, inflate beyond the limit
   */
  static void require(MediaSource source, long length) throws IOException {
    PdfInflation look = new PdfInflation(source, length);
    long at = 0;
    while (at < length) {
      ByteBuffer window = source.bytes(at, (int) Math.min(WINDOW, length - at));
      for (int i = window.position(); i + WORD.length <= window.limit(); i++) {
        if (window.get(i) == 's' && matches(window, i)) {
          look.stream(at + i - window.position(), look.near(window, at, i));
        }
      }
      at += Math.max(1, window.remaining() - WORD.length + 1);
    }
  }

  private static boolean matches(ByteBuffer window, int from) {
    for (int i = 1; i < WORD.length; i++) {
      if (window.get(from + i) != WORD[i]) {
        return false;
      }
    }
    return true;
  }

  private void stream(long word, String near) throws IOException {
    String dictionary = near;
    if (!dictionary.stripTrailing().endsWith(">>")) {
      return;
    }
    if (!dictionary.contains("obj")) {
      dictionary = dictionary(word, DICTIONARY);
    }
    dictionary = unescaped(dictionary.substring(Math.max(0, dictionary.lastIndexOf("obj"))));
    if (!dictionary.contains("/Filter")) {
      return;
    }
    Matcher filter = FILTER.matcher(dictionary);
    String names = filter.find() ? filter.group(1) : "/FlateDecode";
    List<String> inflating = INFLATING.matcher(names).results().map(name -> name.group(1)).toList();
    boolean picture = PICTURE.matcher(dictionary).find();
    Matcher declared = LENGTH.matcher(dictionary);
    long bytes = declared.find() ? Long.parseLong(declared.group(1)) : length;
    boolean digits = BASE85.matcher(names).find();
    if (digits && 4 * bytes > source.limits().inflated() && !picture) {
      throw tooBig(word); // As many bytes of each z.
    }
    boolean small = inflating.size() == 1 && bytes * RATIO < source.limits().inflated();
    if (inflating.isEmpty() || picture && inflating.size() == 1 || small) {
      return;
    }
    if (inflating.size() > 1) {
      throw tooBig(word);
    }
    InputStream packed = after(word + WORD.length);
    packed = HEX.matcher(names).find() ? DigitStream.hex(packed) : packed;
    packed = digits ? DigitStream.base85(packed) : packed;
    long made = count(word, packed, Unpacking.of(inflating.get(0), dictionary));
    boolean secret = made == 0 && OBJECTS.matcher(dictionary).find();
    if (secret && bytes * DEFLATE > SECRET * source.limits().inflated()) {
      throw tooBig(word);
    }
  }

  /**
   * Looks at every stream of an encrypted document, which tells nothing before it is open. Only its
   * streams of objects are unpacked by opening; those that might be bombs were refused.
   */
  static void requireDecrypted(MediaSource source, COSDocument document) throws IOException {
    PdfInflation look = new PdfInflation(source, source.size());
    for (var entry : new ArrayList<>(document.getXrefTable().entrySet())) {
      boolean own = entry.getValue() > 0;
      if (own
          && document.getObjectFromPool(entry.getKey()).getObject() instanceof COSStream stream
          && !COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
        look.decrypted(entry.getValue(), stream);
      }
    }
  }

  private void decrypted(long offset, COSStream stream) throws IOException {
    COSBase filter = stream.getFilters();
    String name = filter instanceof COSArray list && list.size() == 1 ? list.getName(0) : "";
    name = filter instanceof COSName only ? only.getName() : name == null ? "" : name;
    if (filter instanceof COSArray list && list.size() > 1) {
      throw tooBig(offset);
    }
    if (INFLATING.matcher("/" + name).matches()) {
      try (InputStream packed = new BufferedInputStream(stream.createRawInputStream())) {
        count(offset, packed, Unpacking.of(name, ""));
      }
    }
  }

  private long count(long at, InputStream packed, Unpacking way) throws IOException {
    long most = Math.min(source.limits().inflated(), budget);
    long made = way.count(packed, most);
    if (made > most) {
      throw tooBig(at);
    }
    budget -= made;
    return made;
  }

  /** Returns what stands behind a word and the end of its line. */
  private InputStream after(long word) throws IOException {
    long at = word;
    while (at < length && source.latin1(at, 1).isBlank()) {
      at++;
    }
    return new BufferedInputStream(
        new RandomAccessInputStream(new PdfBytes(source, length).createView(at, length - at)),
        WINDOW);
  }

  /** Returns what stands before a word, without reading the file again where it can. */
  private String near(ByteBuffer window, long at, int word) throws IOException {
    int before = word - window.position();
    if (before < NEAR) {
      return dictionary(at + before, NEAR);
    }
    byte[] bytes = new byte[NEAR];
    window.get(word - NEAR, bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private String dictionary(long word, int longest) throws IOException {
    int before = (int) Math.min(longest, word);
    return source.latin1(word - before, before);
  }

  private static String unescaped(String dictionary) {
    return dictionary.indexOf('#') < 0
        ? dictionary
        : ESCAPE
            .matcher(dictionary)
            .replaceAll(
                hex -> Matcher.quoteReplacement("" + (char) Integer.parseInt(hex.group(1), 16)));
  }

  private IOException tooBig(long at) {
    return source.malformed(
        at, "a stream that inflates beyond the limit of " + source.limits().inflated() + " bytes");
  }
}
