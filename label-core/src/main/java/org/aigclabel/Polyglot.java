package org.aigclabel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Files that another program may take for another format than the first bytes say. A label is read
 * in the format that is claimed, so what the other program shows may be unlabelled.
 */
final class Polyglot {

  private static final int HEAD = 1024;
  private static final int TAIL = 22 + 0xFFFF;
  private static final int DIRECTORY_END = 0x504B0506;

  /** PDF readers take the header anywhere in the first kilobyte (ISO 32000-2 7.5.2). */
  private static final Pattern PDF = Pattern.compile("%PDF-[12]\\.\\d");

  private static final Pattern HTML = Pattern.compile("(?i)<(?:!doctype html|html|script)[\\s>]");

  private final MediaSource source;
  private final List<Finding> findings = new ArrayList<>();

  private Polyglot(MediaSource source) {
    this.source = source;
  }

  /** Returns a finding for each other format that the file may also be taken for. */
  static List<Finding> check(MediaSource source, MediaType claimed) throws IOException {
    Polyglot polyglot = new Polyglot(source);
    String head = source.latin1(0, (int) Math.min(HEAD, source.size()));
    boolean text = claimed.modality() == Modality.TEXT || claimed.name().equals("svg");
    if (!claimed.name().equals("pdf") && PDF.matcher(head).find() && polyglot.endsLikePdf()) {
      polyglot.add("PDF", head.indexOf("%PDF-"));
    }
    if (!text) {
      var html = HTML.matcher(head);
      if (html.find()) {
        polyglot.add("HTML", html.start());
      }
    }
    if (!head.startsWith("PK")) {
      polyglot.zip();
    }
    polyglot.at("tar", 257, "ustar");
    polyglot.at("ISO 9660", 0x8001, "CD001");
    return polyglot.findings;
  }

  private void add(String format, long offset) {
    findings.add(Finding.of(Rule.FILE_AMBIGUOUS, format, offset));
  }

  private void at(String format, int offset, String magic) throws IOException {
    if (source.startsWith(offset, magic)) {
      add(format, offset);
    }
  }

  private boolean endsLikePdf() throws IOException {
    int length = (int) Math.min(HEAD, source.size());
    return source.latin1(source.size() - length, length).contains("startxref");
  }

  /** Zip readers look for the directory's end from the end of the file backwards. */
  private void zip() throws IOException {
    int length = (int) Math.min(TAIL, source.size());
    long from = source.size() - length;
    ByteBuffer tail = source.bytes(from, length);
    for (int at = length - 22; at >= 0; at--) {
      if (tail.get(at) == 'P' && tail.getInt(at) == DIRECTORY_END) {
        int comment = Short.toUnsignedInt(Short.reverseBytes(tail.getShort(at + 20)));
        if (at + 22 + comment == length && directoryBefore(from + at, tail, at)) {
          add("ZIP", from + at);
          return;
        }
      }
    }
  }

  /** The directory stands where its size says, whatever was put before the archive. */
  private boolean directoryBefore(long end, ByteBuffer tail, int at) throws IOException {
    long size = Integer.toUnsignedLong(Integer.reverseBytes(tail.getInt(at + 12)));
    return size > 0 && source.startsWith(end - size, "PK\u0001\u0002");
  }
}
