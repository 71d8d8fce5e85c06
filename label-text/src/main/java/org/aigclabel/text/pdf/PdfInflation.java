package org.aigclabel.text.pdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.aigclabel.MediaSource;

/**
 * Refuses PDFs whose streams inflate beyond the limit, before PDFBox inflates them in memory.
 * Pictures are left out: their size is declared, and nothing here decodes them without a look at
 * it. Encrypted streams cannot be looked into.
 */
final class PdfInflation {

  /** The most bytes that a filter makes of one: 1032 with deflate, 2,560 with LZW. */
  private static final int RATIO = 2560;

  /** All streams together may inflate to so many times the limit of one: a matter of seconds. */
  private static final int TOGETHER = 16;

  private static final int WINDOW = 1 << 16;
  private static final int NEAR = 160;
  private static final int DICTIONARY = 2048;
  private static final byte[] WORD = {'s', 't', 'r', 'e', 'a', 'm'};
  private static final Pattern FILTER =
      Pattern.compile("/Filter\\s*(\\[[^\\]]*\\]|/[^\\s/<>\\[]+)");
  private static final Pattern INFLATING =
      Pattern.compile("/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\\b");
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
    long filters = filter.find() ? INFLATING.matcher(filter.group(1)).results().count() : 1;
    boolean picture = dictionary.matches("(?s).*/Subtype\\s*/Image\\b.*");
    Matcher declared = LENGTH.matcher(dictionary);
    long bytes = declared.find() ? Long.parseLong(declared.group(1)) : length;
    boolean small = filters == 1 && bytes * RATIO < source.limits().inflated();
    if (filters == 0 || picture && filters == 1 || small) {
      return;
    }
    if (filters > 1) {
      throw tooBig(word);
    }
    inflate(word + WORD.length);
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

  /** Counts what a stream inflates to; what is no deflated data costs nothing. */
  private void inflate(long from) throws IOException {
    long at = from;
    while (at < length && source.latin1(at, 1).isBlank()) {
      at++;
    }
    Inflater inflater = new Inflater();
    byte[] out = new byte[WINDOW];
    long most = Math.min(source.limits().inflated(), budget);
    try {
      while (!inflater.finished()) {
        if (inflater.needsInput()) {
          if (at >= length) {
            return;
          }
          ByteBuffer in = source.bytes(at, (int) Math.min(WINDOW, length - at));
          at += in.remaining();
          inflater.setInput(in);
        }
        if (inflater.inflate(out) == 0 && inflater.needsDictionary()) {
          return;
        }
        if (inflater.getBytesWritten() > most) {
          throw tooBig(from);
        }
      }
    } catch (DataFormatException e) {
      return;
    } finally {
      budget -= inflater.getBytesWritten();
      inflater.end();
    }
  }

  private IOException tooBig(long at) {
    return source.malformed(
        at, "a stream that inflates beyond the limit of " + source.limits().inflated() + " bytes");
  }
}
